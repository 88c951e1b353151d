import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';
import { connections, endpointsVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-cosmosdb-account-private-endpoints',
  title: 'Cosmos DB accounts have a private endpoint',
  severity: 'low',
  why: 'Over a private endpoint clients in a virtual network reach the account without an address on the internet, so the public endpoint can be turned off.',
  references: ['https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints'],
  on: CosmosAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az network private-endpoint create --name ${`${name}-endpoint`} --resource-group ${armId(uid).resourceGroup} --vnet-name NETWORK --subnet SUBNET --private-connection-resource-id ${uid} --group-id Sql --connection-name ${name}`,
    terraform: 'resource "azurerm_private_endpoint": private_service_connection { subresource_names = ["Sql"] }',
  }),

  evaluate: ({ config }) => endpointsVerdict(config.privateEndpointConnections),

  examples: {
    pass: [{ config: { privateEndpointConnections: connections('Approved') } }],
    fail: [{ config: {} }, { config: { privateEndpointConnections: connections('Rejected') } }],
  },
});
