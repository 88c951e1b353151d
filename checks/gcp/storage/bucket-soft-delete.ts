import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { z } from 'zod';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-soft-delete',
  title: 'Deleted objects of Cloud Storage can be brought back for a week',
  severity: 'low',
  why: 'What is deleted by mistake or by an intruder is gone at once where nothing keeps it.',
  references: ['https://cloud.google.com/storage/docs/soft-delete'],
  on: Bucket.pick('config'),
  params: z.object({ days: z.number().int().min(1).default(7) }),
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --soft-delete-duration 7d`,
    terraform: 'resource "google_storage_bucket": soft_delete_policy { retention_duration_seconds = 604800 }',
  }),

  evaluate({ config: { softDeleteDuration } }, { params: { days } }) {
    if (softDeleteDuration === 0) return fail('Deleted objects are gone at once');
    const kept = softDeleteDuration / 86_400;
    const text = `Deleted objects are kept for ${kept} ${kept === 1 ? 'day' : 'days'}`;
    return kept >= days ? pass(text) : fail(`${text}, fewer than ${days}`);
  },

  examples: {
    pass: [{ config: bucketConfig() }],
    fail: [
      { config: bucketConfig({ softDeleteDuration: 0 }) },
      { config: bucketConfig({ softDeleteDuration: 86_400 }) },
    ],
  },
});
