import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-logging',
  title: 'Requests to Cloud Storage buckets leave usage logs',
  severity: 'low',
  why: 'Without logs nobody can say who read or deleted what, or from where.',
  references: ['https://cloud.google.com/storage/docs/access-logs'],
  on: Bucket.pick('config'),
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --log-bucket gs://LOG_BUCKET`,
    terraform: 'resource "google_storage_bucket": logging { log_bucket = … }',
  }),

  evaluate({ config: { logBucket } }) {
    if (logBucket) return pass(`Usage logs go to ${logBucket}`);
    return fail('Usage logs are off');
  },

  examples: {
    pass: [{ config: bucketConfig({ logBucket: 'logs' }) }],
    fail: [{ config: bucketConfig() }],
  },
});
