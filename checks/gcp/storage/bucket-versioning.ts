import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-versioning',
  title: 'Cloud Storage buckets keep earlier versions of objects',
  severity: 'low',
  why: 'Without versions, a retention policy or soft deletion, an object that is overwritten or deleted is gone.',
  references: ['https://cloud.google.com/storage/docs/object-versioning'],
  on: Bucket.pick('config'),
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --versioning`,
    terraform: 'resource "google_storage_bucket": versioning { enabled = true }',
  }),

  evaluate({ config: { versioning, retentionPeriod } }) {
    if (versioning) return pass('Earlier versions are kept');
    if (retentionPeriod) return pass('A retention policy keeps objects from being overwritten or deleted');
    return fail('Earlier versions are not kept');
  },

  examples: {
    pass: [{ config: bucketConfig({ versioning: true }) }, { config: bucketConfig({ retentionPeriod: 86_400 }) }],
    fail: [{ config: bucketConfig() }],
  },
});
