import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { z } from 'zod';

export default defineCheck({
  id: 'azure-storage-blob-soft-delete',
  title: 'Deleted blobs can be brought back',
  severity: 'medium',
  why: 'Without it a blob that is deleted, by mistake or on purpose, is gone at once.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview'],
  on: StorageAccount.pick('blobService'),
  params: z.object({ days: z.number().int().min(1).default(7) }),
  fix: ({ name, uid }) => ({
    command: sh`az storage account blob-service-properties update --account-name ${name} --resource-group ${armId(uid).resourceGroup} --enable-delete-retention true --delete-retention-days 7`,
  }),

  evaluate({ blobService: { deleteRetentionPolicy } }, { params }) {
    if (!deleteRetentionPolicy?.enabled) return fail('Deleted blobs are gone at once');
    const { days = 0 } = deleteRetentionPolicy;
    const text = `Deleted blobs are kept for ${days} ${days === 1 ? 'day' : 'days'}`;
    return days >= params.days ? pass(text) : fail(`${text}, fewer than ${params.days}`);
  },

  examples: {
    pass: [{ blobService: { deleteRetentionPolicy: { enabled: true, days: 7 } } }],
    fail: [
      { blobService: { deleteRetentionPolicy: { enabled: false } } },
      { blobService: {} },
      { blobService: { deleteRetentionPolicy: { enabled: true, days: 1 } } },
    ],
  },
});
