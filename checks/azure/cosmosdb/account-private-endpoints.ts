import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { approvedEndpoints } from 'cloudstance/domain/azure/network-rules';
import { plural } from 'cloudstance/domain/text';
import { CosmosAccount } from 'cloudstance/resources/azure/cosmosdb';

const connection = (status: string) => ({ properties: { privateLinkServiceConnectionState: { status } } });

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

  evaluate({ config: { privateEndpointConnections } }) {
    const approved = approvedEndpoints(privateEndpointConnections);
    return approved > 0
      ? pass(`It has ${plural(approved, 'approved private endpoint')}`)
      : fail('It has no approved private endpoint');
  },

  examples: {
    pass: [{ config: { privateEndpointConnections: [connection('Approved')] } }],
    fail: [{ config: {} }, { config: { privateEndpointConnections: [connection('Rejected')] } }],
  },
});
