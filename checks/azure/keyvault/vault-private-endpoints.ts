import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';
import { connections, endpointsVerdict } from '../_network.ts';

const connected = (...statuses: string[]) => ({ network: { privateEndpointConnections: connections(...statuses) } });

export default defineCheck({
  id: 'azure-keyvault-vault-private-endpoints',
  title: 'Key vaults are reached through private endpoints',
  severity: 'medium',
  why: 'Without one, clients in virtual networks go through the public endpoint, which therefore has to stay open.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/private-link-service'],
  on: KeyVault.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Put your own virtual network and subnet in.',
    command: sh`az network private-endpoint create --name ${name} --connection-name ${name} --resource-group ${armId(uid).resourceGroup} --private-connection-resource-id ${uid} --group-id vault --vnet-name VNET --subnet SUBNET`,
    terraform: 'resource "azurerm_private_endpoint" with the vault in private_service_connection',
  }),

  evaluate: ({ network }) => endpointsVerdict(network.privateEndpointConnections),

  examples: {
    pass: [connected('Approved'), connected('Disconnected', 'Approved')],
    fail: [{ network: {} }, connected('Pending'), connected('Disconnected')],
  },
});
