import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { storageServices } from 'cloudstance/domain/azure/storage';
import { instant } from 'cloudstance/domain/time';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

/** Since then accounts are made with anonymous access off. Older ones that never had it set allow it. */
const offByDefault = '2023-12-15';

export default defineCheck({
  id: 'azure-storage-account-blob-anonymous-access',
  title: 'Storage accounts let no container be opened to everyone',
  severity: 'high',
  why: 'While it is allowed, one wrong setting of one container publishes what is in it.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent'],
  on: StorageAccount.pick('kind', 'sku', 'creationTime', 'config'),
  fix: (account) => ({
    command: updateAccount(account, '--allow-blob-public-access false'),
    terraform: 'resource "azurerm_storage_account": allow_nested_items_to_be_public = false',
  }),

  evaluate({ kind, sku, creationTime, config: { allowBlobPublicAccess } }) {
    if (!storageServices(kind, sku.name).includes('blob')) return notApplicable('The account holds no blobs');
    if (allowBlobPublicAccess === true) return fail('Containers may be opened to everyone');
    if (allowBlobPublicAccess === false) return pass('No container can be opened to everyone');
    if (instant(creationTime) >= instant(offByDefault)) return pass('It was never set, and is off by default');
    return fail(`It was never set, and the account dates from before ${offByDefault}, when it was on by default`);
  },

  examples: {
    pass: [
      {
        kind: 'StorageV2',
        sku: { name: 'Standard_LRS' },
        creationTime: '2020-01-01T00:00:00Z',
        config: { allowBlobPublicAccess: false },
      },
      { kind: 'StorageV2', sku: { name: 'Standard_LRS' }, creationTime: '2024-01-01T00:00:00Z', config: {} },
    ],
    fail: [
      {
        kind: 'StorageV2',
        sku: { name: 'Standard_LRS' },
        creationTime: '2025-01-01T00:00:00Z',
        config: { allowBlobPublicAccess: true },
      },
      { kind: 'BlobStorage', sku: { name: 'Standard_LRS' }, creationTime: '2020-01-01T00:00:00Z', config: {} },
    ],
    notApplicable: [
      { kind: 'FileStorage', sku: { name: 'Premium_LRS' }, creationTime: '2020-01-01T00:00:00Z', config: {} },
    ],
  },
});
