import { defineCheck, fail, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-customer-managed-key',
  title: 'Storage accounts are encrypted with a key of your own',
  severity: 'low',
  why: 'Only with a key of your own can you withdraw access to the data, and see when the key was used.',
  references: ['https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview'],
  on: StorageAccount.pick('encryption'),
  fix: (account) => ({
    text: 'Put your own vault and key in, and let the identity of the account use the key.',
    command: updateAccount(
      account,
      '--encryption-key-source Microsoft.Keyvault --encryption-key-vault https://VAULT.vault.azure.net --encryption-key-name KEY',
    ),
    terraform: 'resource "azurerm_storage_account_customer_managed_key"',
  }),

  evaluate({ encryption: { keySource = 'Microsoft.Storage' } }) {
    // Microsoft's own key is what an account has that nobody changed.
    if (/^Microsoft\.Keyvault$/i.test(keySource)) return pass('Its key is in a vault of yours');
    return fail(`Its key is Microsoft's: the source is ${keySource}`);
  },

  examples: {
    pass: [{ encryption: { keySource: 'Microsoft.Keyvault' } }],
    fail: [{ encryption: { keySource: 'Microsoft.Storage' } }, { encryption: {} }],
  },
});
