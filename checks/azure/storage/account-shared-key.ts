import { defineCheck, fail, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-shared-key',
  title: 'Storage accounts refuse their account keys',
  severity: 'medium',
  why: 'Whoever has a key may do everything with the account, under no name and for as long as the key is not changed.',
  references: ['https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent'],
  on: StorageAccount.pick('keys'),
  fix: (account) => ({
    text: 'Give the clients roles for the data first: signatures made with a key stop working, too.',
    command: updateAccount(account, '--allow-shared-key-access false'),
    terraform: 'resource "azurerm_storage_account": shared_access_key_enabled = false',
  }),

  evaluate({ keys: { allowSharedKeyAccess } }) {
    if (allowSharedKeyAccess === false) return pass('Requests with an account key are refused');
    // The vendor documents that null is the same as true.
    return fail('Requests with an account key are accepted');
  },

  examples: {
    pass: [{ keys: { allowSharedKeyAccess: false } }],
    fail: [{ keys: { allowSharedKeyAccess: true } }, { keys: {} }],
  },
});
