import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';
import { shutVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-keyvault-vault-public-network-access',
  title: 'Key vaults can not be reached over the internet',
  severity: 'medium',
  why: 'With a public endpoint a stolen token is all that it takes to read the secrets from anywhere.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/network-security'],
  on: KeyVault.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Give the clients a private endpoint first.',
    command: sh`az keyvault update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access Disabled`,
    terraform: 'resource "azurerm_key_vault": public_network_access_enabled = false',
  }),

  evaluate: ({ network }) => shutVerdict(network),

  examples: {
    pass: [{ network: { publicNetworkAccess: 'Disabled' } }, { network: { publicNetworkAccess: 'disabled' } }],
    fail: [{ network: { publicNetworkAccess: 'Enabled' } }, { network: {} }],
  },
});
