import { defineCheck, notApplicable } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateBlobService } from './_account.ts';
import { judgeRetention, retentionParams } from './_retention.ts';

export default defineCheck({
  id: 'azure-storage-blob-soft-delete',
  title: 'Deleted blobs can be brought back',
  severity: 'medium',
  why: 'Without it a blob that is deleted, by mistake or on purpose, is gone at once.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview'],
  on: StorageAccount.pick('blobService'),
  params: retentionParams,
  fix: (account) => ({
    command: updateBlobService(account, '--enable-delete-retention true --delete-retention-days 7'),
    terraform: 'resource "azurerm_storage_account": blob_properties { delete_retention_policy { days = 7 } }',
  }),

  evaluate({ blobService }, { params }) {
    if (blobService === null) return notApplicable('The account holds no blobs');
    return judgeRetention('blobs', blobService.deleteRetentionPolicy, params.days);
  },

  examples: {
    pass: [{ blobService: { deleteRetentionPolicy: { enabled: true, days: 7 } } }],
    fail: [
      { blobService: { deleteRetentionPolicy: { enabled: false } } },
      { blobService: {} },
      { blobService: { deleteRetentionPolicy: { enabled: true, days: 1 } } },
    ],
    notApplicable: [{ blobService: null }],
  },
});
