import { by, defineCheck, sh } from 'cloudstance/check';
import { armId, parentOf } from 'cloudstance/domain/azure/ids';
import { KeyVault, KeyVaultKey } from 'cloudstance/resources/azure/keyvault';
import { expiryExamples, judgeExpiry } from './_expiry.ts';

export default defineCheck({
  id: 'azure-keyvault-key-expiry-access-policies',
  title: 'Keys in vaults with access policies expire',
  severity: 'medium',
  why: 'A key that never ends is never replaced, and whoever got it can use it for ever.',
  references: ['https://learn.microsoft.com/azure/key-vault/keys/about-keys-details'],
  on: KeyVaultKey.pick('attributes'),
  with: { vaults: by(KeyVault.pick('config'), (vault) => vault.uid) },
  fix: ({ name, uid }) => ({
    text: 'Put in when it has to be replaced, and see that somebody does.',
    command: sh`az keyvault key set-attributes --vault-name ${armId(uid).names[0]} --name ${name} --expires 2030-01-01T00:00:00Z`,
    terraform: 'resource "azurerm_key_vault_key": expiration_date',
  }),
  evaluate: ({ uid, attributes }, { vaults }) => judgeExpiry(attributes, vaults.get(parentOf(uid)), 'access policies'),
  examples: expiryExamples('keys', 'access policies'),
});
