import { defineCheck, pass, sh } from 'cloudstance/check';
import { endpointWays } from 'cloudstance/domain/azure/exposure';
import { cosmosRules } from 'cloudstance/domain/azure/network-rules';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';
import { exposed } from '../../_exposure.ts';
import { networksOf } from './_family.ts';

const rules = (...ranges: string[]) => ranges.map((ipAddressOrRange) => ({ ipAddressOrRange }));

export default defineCheck({
  id: 'azure-cosmosdb-account-selected-networks',
  title: 'Cosmos DB accounts let in only the networks they are meant for',
  severity: 'high',
  why: 'From everywhere on the internet, one leaked key is enough to read and delete everything in the account.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall'],
  on: CosmosAccount.pick('config', 'ipRules'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --ip-range-filter ADDRESSES`,
    terraform: 'resource "azurerm_cosmosdb_account": ip_range_filter, is_virtual_network_filter_enabled = true',
  }),

  evaluate(account) {
    const networks = networksOf(account);
    if (networks === 'nobody') return pass(`Access over public networks is ${account.config.publicNetworkAccess}`);
    const ways = endpointWays(account, cosmosRules(account));
    if (networks === 'everybody') return exposed('Every network is let in', account, 'data', ways);
    const { ranges } = networks;
    if (ways.length > 0) return exposed(`The firewall lets in ${listOf(ranges)}`, account, 'data', ways);
    return pass('The firewall lets in no more addresses than one organization has');
  },

  examples: {
    pass: [
      { config: { publicNetworkAccess: 'Disabled' }, ipRules: [] },
      { config: { publicNetworkAccess: 'SecuredByPerimeter' }, ipRules: [] },
      { config: { isVirtualNetworkFilterEnabled: true }, ipRules: [] },
      { config: { publicNetworkAccess: 'Enabled' }, ipRules: rules('203.0.113.0/24', '198.51.100.7') },
    ],
    fail: [
      { config: { publicNetworkAccess: 'Enabled', isVirtualNetworkFilterEnabled: false }, ipRules: [] },
      { config: {}, ipRules: [] },
      { config: {}, ipRules: rules('203.0.113.0/24', '0.0.0.0/0') },
      { config: { isVirtualNetworkFilterEnabled: true }, ipRules: rules('0.0.0.0/1', '128.0.0.0/1') },
    ],
  },
});
