import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { ManagedHsm } from 'cloudstance/resources/azure/keyvault';

export default defineCheck({
  id: 'azure-keyvault-managed-hsm-purge-protection',
  title: 'Deleted managed HSMs and their keys can not be purged',
  severity: 'medium',
  why: 'Whoever deletes and purges a key destroys everything that is encrypted with it, for good.',
  references: ['https://learn.microsoft.com/azure/key-vault/managed-hsm/recovery'],
  on: ManagedHsm.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'It can not be switched off again.',
    command: sh`az keyvault update-hsm --hsm-name ${name} --resource-group ${armId(uid).resourceGroup} --enable-purge-protection true`,
    terraform: 'resource "azurerm_key_vault_managed_hardware_security_module": purge_protection_enabled = true',
  }),

  evaluate({ config: { enablePurgeProtection } }) {
    if (enablePurgeProtection === true) return pass('Deleted things stay for their time');
    return fail('Deleted things can be purged before their time');
  },

  examples: {
    pass: [{ config: { enablePurgeProtection: true } }],
    fail: [{ config: { enablePurgeProtection: false } }, { config: {} }],
  },
});
