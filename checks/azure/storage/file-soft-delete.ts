import { defineCheck, notApplicable } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateFileService } from './_account.ts';
import { judgeRetention, retentionParams } from './_retention.ts';

export default defineCheck({
  id: 'azure-storage-file-soft-delete',
  title: 'Deleted file shares can be brought back',
  severity: 'medium',
  why: 'Without it a file share that is deleted, by mistake or on purpose, is gone at once with all its snapshots.',
  references: ['https://learn.microsoft.com/azure/storage/files/storage-files-prevent-file-share-deletion'],
  on: StorageAccount.pick('fileService'),
  params: retentionParams,
  fix: (account) => ({
    command: updateFileService(account, '--enable-delete-retention true --delete-retention-days 7'),
    terraform: 'resource "azurerm_storage_account": share_properties { retention_policy { days = 7 } }',
  }),

  evaluate({ fileService }, { params }) {
    if (fileService === null) return notApplicable('The account holds no file shares');
    return judgeRetention('file shares', fileService.shareDeleteRetentionPolicy, params.days);
  },

  examples: {
    pass: [{ fileService: { shareDeleteRetentionPolicy: { enabled: true, days: 14 } } }],
    fail: [
      { fileService: { shareDeleteRetentionPolicy: { enabled: false } } },
      { fileService: {} },
      { fileService: { shareDeleteRetentionPolicy: { enabled: true, days: 1 } } },
    ],
    notApplicable: [{ fileService: null }],
  },
});
