import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';
import { shutVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-cosmosdb-account-public-network-access',
  title: 'Cosmos DB accounts are reachable only over private networks',
  severity: 'medium',
  why: 'A public endpoint leaves only firewall rules and keys between the data and the internet; one rule too many opens it.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az cosmosdb update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access DISABLED`,
    terraform: 'resource "azurerm_cosmosdb_account": public_network_access_enabled = false',
  }),

  evaluate: ({ config }) => shutVerdict(config),

  examples: {
    pass: [{ config: { publicNetworkAccess: 'Disabled' } }, { config: { publicNetworkAccess: 'SecuredByPerimeter' } }],
    fail: [{ config: { publicNetworkAccess: 'Enabled' } }, { config: {} }],
  },
});
