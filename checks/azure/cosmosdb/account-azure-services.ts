import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';
import { networksOf } from './_family.ts';

const rules = (...ranges: string[]) => ranges.map((ipAddressOrRange) => ({ ipAddressOrRange }));

/** How the firewall writes "public Azure data centers". */
const azure = /^0\.0\.0\.0(\/32)?$/;

export default defineCheck({
  id: 'azure-cosmosdb-account-azure-services',
  title: 'Firewalls of Cosmos DB accounts do not let all of Azure in',
  severity: 'medium',
  why: "The rule for Azure's data centers lets in every address there, and so the machines of anybody who is Microsoft's customer.",
  references: [
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall#allow-requests-from-global-azure-datacenters-or-other-sources-within-azure',
  ],
  on: CosmosAccount.pick('config', 'ipRules'),
  fix: ({ name, uid }) => ({
    text: 'Set the addresses that are meant, without 0.0.0.0, and let services in by private endpoints',
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --ip-range-filter ADDRESSES`,
  }),

  evaluate(account) {
    const networks = networksOf(account);
    if (networks === 'nobody') return pass(`Access over public networks is ${account.config.publicNetworkAccess}`);
    if (networks === 'everybody')
      return notApplicable('Every network is let in, which azure-cosmosdb-account-selected-networks judges');
    return networks.ranges.some((range) => azure.test(range))
      ? fail('The firewall lets in everything that runs in Azure, whoever its owner is')
      : pass('The firewall does not let in everything that runs in Azure');
  },

  examples: {
    pass: [
      { config: {}, ipRules: rules('203.0.113.0/24') },
      { config: { isVirtualNetworkFilterEnabled: true }, ipRules: [] },
      { config: { publicNetworkAccess: 'Disabled' }, ipRules: rules('0.0.0.0') },
    ],
    fail: [{ config: {}, ipRules: rules('203.0.113.0/24', '0.0.0.0') }],
    notApplicable: [{ config: { publicNetworkAccess: 'Enabled' }, ipRules: [] }],
  },
});
