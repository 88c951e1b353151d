import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';

export default defineCheck({
  id: 'azure-keyvault-vault-rbac',
  title: 'Access to key vaults is given by Azure roles',
  severity: 'medium',
  why: 'Access policies count for the whole vault, and whoever may change the vault may give themselves its secrets with one.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy'],
  on: KeyVault.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'Assign the roles that replace the access policies first: the policies stop counting at once.',
    command: sh`az keyvault update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-rbac-authorization true`,
    terraform: 'resource "azurerm_key_vault": rbac_authorization_enabled = true',
  }),

  evaluate({ config: { enableRbacAuthorization } }) {
    if (enableRbacAuthorization === true) return pass('Access is given by Azure roles');
    // A vault that does not say was made without roles, which was the default.
    return fail('Access is given by access policies of the vault');
  },

  examples: {
    pass: [{ config: { enableRbacAuthorization: true } }],
    fail: [{ config: { enableRbacAuthorization: false } }, { config: {} }],
  },
});
