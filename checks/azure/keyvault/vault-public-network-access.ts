import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { isShut } from 'cloudstance/domain/azure/network-rules';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';

export default defineCheck({
  id: 'azure-keyvault-vault-public-network-access',
  title: 'Key vaults can not be reached over the internet',
  severity: 'high',
  why: 'With a public endpoint a stolen token is all that it takes to read the secrets from anywhere.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/network-security'],
  on: KeyVault.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Give the clients a private endpoint first.',
    command: sh`az keyvault update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access Disabled`,
    terraform: 'resource "azurerm_key_vault": public_network_access_enabled = false',
  }),

  evaluate({ network }) {
    // A vault that does not say has it enabled.
    const { publicNetworkAccess = 'Enabled' } = network;
    const text = `Access over public networks is ${publicNetworkAccess}`;
    return isShut(network) ? pass(text) : fail(text);
  },

  examples: {
    pass: [{ network: { publicNetworkAccess: 'Disabled' } }, { network: { publicNetworkAccess: 'disabled' } }],
    fail: [{ network: { publicNetworkAccess: 'Enabled' } }, { network: {} }],
  },
});
