import { by, defineCheck, sh } from 'cloudstance/check';
import { armId, parentOf } from 'cloudstance/domain/azure/ids';
import { KeyVault, KeyVaultSecret } from 'cloudstance/resources/azure/keyvault';
import { expiryExamples, judgeExpiry } from './_expiry.ts';

export default defineCheck({
  id: 'azure-keyvault-secret-expiry-rbac',
  title: 'Secrets in vaults with Azure roles expire',
  severity: 'medium',
  why: 'A secret that never ends is never replaced, and whoever got it can use it for ever.',
  references: ['https://learn.microsoft.com/azure/key-vault/secrets/about-secrets'],
  on: KeyVaultSecret.pick('attributes'),
  with: { vaults: by(KeyVault.pick('config'), (vault) => vault.uid) },
  fix: ({ name, uid }) => ({
    text: 'Put in when it has to be replaced, and see that somebody does.',
    command: sh`az keyvault secret set-attributes --vault-name ${armId(uid).names[0]} --name ${name} --expires 2030-01-01T00:00:00Z`,
    terraform: 'resource "azurerm_key_vault_secret": expiration_date',
  }),
  evaluate: ({ uid, attributes }, { vaults }) => judgeExpiry(attributes, vaults.get(parentOf(uid)), 'roles'),
  examples: expiryExamples('secrets', 'roles'),
});
