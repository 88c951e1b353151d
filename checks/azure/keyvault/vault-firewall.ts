import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';
import { networkVerdict } from '../_network.ts';

const rules = (...ranges: string[]) => ({
  network: { networkAcls: { defaultAction: 'Deny', ipRules: ranges.map((value) => ({ value })) } },
});

export default defineCheck({
  id: 'azure-keyvault-vault-firewall',
  title: 'Key vaults let in known networks only',
  severity: 'medium',
  why: 'Otherwise the whole internet may knock, and a stolen token is all that it takes to get in.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/network-security'],
  on: KeyVault.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Add rules for the networks that need it first, and remove those that are too wide.',
    command: sh`az keyvault update --name ${name} --resource-group ${armId(uid).resourceGroup} --default-action Deny`,
    terraform: 'resource "azurerm_key_vault": network_acls { default_action = "Deny" }',
  }),

  evaluate: (vault) => networkVerdict(vault, vault.network),

  examples: {
    pass: [
      rules(),
      rules('203.0.113.0/24'),
      { network: { publicNetworkAccess: 'Disabled', networkAcls: { defaultAction: 'Allow' } } },
    ],
    fail: [
      { network: {} },
      { network: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } },
      rules('0.0.0.0/0'),
      rules('0.0.0.0/1', '128.0.0.0/1'),
    ],
  },
});
