import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { connections, endpointsVerdict } from '../_network.ts';

const connected = (...statuses: string[]) => ({ network: { privateEndpointConnections: connections(...statuses) } });

export default defineCheck({
  id: 'azure-storage-account-private-endpoints',
  title: 'Storage accounts are reached through private endpoints',
  severity: 'medium',
  why: 'Without one, clients in virtual networks go through the public endpoint, which therefore has to stay open.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-private-endpoints'],
  on: StorageAccount.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Put your own virtual network and subnet in.',
    command: sh`az network private-endpoint create --name ${`${name}-blob`} --connection-name ${`${name}-blob`} --resource-group ${armId(uid).resourceGroup} --private-connection-resource-id ${uid} --group-id blob --vnet-name VNET --subnet SUBNET`,
    terraform: 'resource "azurerm_private_endpoint" with the account in private_service_connection',
  }),

  evaluate: ({ network }) => endpointsVerdict(network.privateEndpointConnections),

  examples: {
    pass: [connected('Approved'), connected('Rejected', 'Approved')],
    fail: [connected(), connected('Pending'), { network: {} }],
  },
});
