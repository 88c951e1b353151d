import { defineCheck, notApplicable } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateBlobService } from './_account.ts';
import { judgeRetention, retentionParams } from './_retention.ts';

export default defineCheck({
  id: 'azure-storage-container-soft-delete',
  title: 'Deleted blob containers can be brought back',
  severity: 'medium',
  why: 'Without it a container that is deleted is gone at once, with every blob in it, whatever is kept of single blobs.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview'],
  on: StorageAccount.pick('blobService'),
  params: retentionParams,
  fix: (account) => ({
    command: updateBlobService(account, '--enable-container-delete-retention true --container-delete-retention-days 7'),
    terraform: 'resource "azurerm_storage_account": blob_properties { container_delete_retention_policy { days = 7 } }',
  }),

  evaluate({ blobService }, { params }) {
    if (blobService === null) return notApplicable('The account holds no blobs');
    return judgeRetention('containers', blobService.containerDeleteRetentionPolicy, params.days);
  },

  examples: {
    pass: [{ blobService: { containerDeleteRetentionPolicy: { enabled: true, days: 30 } } }],
    fail: [
      { blobService: { deleteRetentionPolicy: { enabled: true, days: 7 } } },
      { blobService: { containerDeleteRetentionPolicy: { enabled: false } } },
      { blobService: { containerDeleteRetentionPolicy: { enabled: true, days: 6 } } },
    ],
    notApplicable: [{ blobService: null }],
  },
});
