import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';

export default defineCheck({
  id: 'azure-keyvault-vault-purge-protection',
  title: 'Deleted key vaults and their keys can not be purged',
  severity: 'medium',
  why: 'Whoever deletes and purges a key destroys everything that is encrypted with it, for good.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview'],
  on: KeyVault.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'It can not be switched off again.',
    command: sh`az keyvault update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-purge-protection true`,
    terraform: 'resource "azurerm_key_vault": purge_protection_enabled = true',
  }),

  evaluate({ config: { enableSoftDelete, enablePurgeProtection } }) {
    if (enableSoftDelete === false) return fail('Deleted things are gone at once: soft delete is off');
    // A vault without it leaves it out. It can't be on without soft delete.
    if (enablePurgeProtection !== true) return fail('Deleted things can be purged before their time');
    return pass('Deleted things stay for their time');
  },

  examples: {
    pass: [
      { config: { enableSoftDelete: true, enablePurgeProtection: true } },
      { config: { enablePurgeProtection: true } },
    ],
    fail: [
      { config: { enableSoftDelete: true } },
      { config: { enableSoftDelete: true, enablePurgeProtection: false } },
      { config: { enableSoftDelete: false, enablePurgeProtection: true } },
      { config: {} },
    ],
  },
});
