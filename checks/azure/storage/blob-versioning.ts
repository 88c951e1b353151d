import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateBlobService } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-blob-versioning',
  title: 'Blobs keep their earlier versions',
  severity: 'medium',
  why: 'Otherwise what a blob held is gone once it is overwritten, for example by somebody who encrypts it for a ransom.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/versioning-overview'],
  on: StorageAccount.pick('config', 'blobService'),
  fix: (account) => ({
    text: 'A rule of the life cycle that removes old versions keeps the costs down.',
    command: updateBlobService(account, '--enable-versioning true'),
    terraform: 'resource "azurerm_storage_account": blob_properties { versioning_enabled = true }',
  }),

  evaluate({ config: { isHnsEnabled }, blobService }) {
    if (blobService === null) return notApplicable('The account holds no blobs');
    // What is not said is off: the documented default.
    if (blobService.isVersioningEnabled === true) return pass('Earlier versions are kept');
    if (isHnsEnabled === true) return notApplicable('Accounts with a hierarchical namespace have no versions');
    return fail('Earlier versions are not kept');
  },

  examples: {
    pass: [{ config: {}, blobService: { isVersioningEnabled: true } }],
    fail: [
      { config: {}, blobService: { isVersioningEnabled: false } },
      { config: { isHnsEnabled: false }, blobService: {} },
    ],
    notApplicable: [
      { config: { isHnsEnabled: true }, blobService: {} },
      { config: {}, blobService: null },
    ],
  },
});
