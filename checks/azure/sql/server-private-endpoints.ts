import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';
import { connections, endpointsVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-sql-server-private-endpoints',
  title: 'SQL servers have a private endpoint',
  severity: 'low',
  why: 'Over a private endpoint clients in a virtual network reach the server without an address on the internet, so the public endpoint can be turned off.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/private-endpoint-overview'],
  on: SqlServer.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az network private-endpoint create --name ${`${name}-endpoint`} --resource-group ${armId(uid).resourceGroup} --vnet-name NETWORK --subnet SUBNET --private-connection-resource-id ${uid} --group-id sqlServer --connection-name ${name}`,
    terraform: 'resource "azurerm_private_endpoint": private_service_connection { subresource_names = ["sqlServer"] }',
  }),

  evaluate: ({ config }) => endpointsVerdict(config.privateEndpointConnections),

  examples: {
    pass: [{ config: { privateEndpointConnections: connections('Pending', 'Approved') } }],
    fail: [
      { config: {} },
      { config: { privateEndpointConnections: [] } },
      { config: { privateEndpointConnections: connections('Pending') } },
    ],
  },
});
