import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-uniform-access',
  title: 'Cloud Storage buckets have one kind of access control',
  severity: 'medium',
  why: 'With lists on single objects besides the policy, nobody can say from the policy who reads what.',
  references: ['https://cloud.google.com/storage/docs/uniform-bucket-level-access'],
  on: Bucket.pick('config'),
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --uniform-bucket-level-access`,
    terraform: 'resource "google_storage_bucket": uniform_bucket_level_access = true',
  }),

  evaluate({ config: { uniformBucketLevelAccess } }) {
    if (uniformBucketLevelAccess) return pass('Access is decided by the policy alone');
    return fail('Single objects can have access lists of their own');
  },

  examples: {
    pass: [{ config: bucketConfig({ uniformBucketLevelAccess: true }) }],
    fail: [{ config: bucketConfig() }],
  },
});
