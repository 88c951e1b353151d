import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-retention',
  title: 'Cloud Storage buckets have a retention policy',
  severity: 'informational',
  why: 'Records that must not be changed or deleted before their time need a policy that forbids it.',
  references: ['https://cloud.google.com/storage/docs/bucket-lock'],
  on: Bucket.pick('config'),
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --retention-period 30d`,
    terraform: 'resource "google_storage_bucket": retention_policy { retention_period = 2592000 }',
  }),

  evaluate({ config: { retentionPeriod } }) {
    if (retentionPeriod) return pass(`Objects must be kept for ${retentionPeriod} seconds`);
    return fail('There is no retention policy');
  },

  examples: {
    pass: [{ config: bucketConfig({ retentionPeriod: 86_400 }) }],
    fail: [{ config: bucketConfig() }],
  },
});
