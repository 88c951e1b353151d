import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';

export default defineCheck({
  id: 'azure-storage-account-copy-scope',
  title: 'Storage accounts take copies from their own tenant only',
  severity: 'low',
  why: 'Otherwise blobs can be copied in from accounts that belong to somebody else, past what watches the clients.',
  references: ['https://learn.microsoft.com/azure/storage/common/security-restrict-copy-operations'],
  on: StorageAccount.pick('config'),
  fix: ({ uid }) => ({
    command: sh`az resource update --ids ${uid} --set properties.allowedCopyScope=AAD`,
    terraform: 'resource "azurerm_storage_account": allowed_copy_scope = "AAD"',
  }),

  evaluate({ config: { allowedCopyScope } }) {
    // Without a scope every account may be the source.
    if (allowedCopyScope === undefined) return fail('Copies are taken from any account');
    return pass(`Copies are taken within ${/^PrivateLink$/i.test(allowedCopyScope) ? 'private links' : 'the tenant'}`);
  },

  examples: {
    pass: [{ config: { allowedCopyScope: 'AAD' } }, { config: { allowedCopyScope: 'PrivateLink' } }],
    fail: [{ config: {} }],
  },
});
