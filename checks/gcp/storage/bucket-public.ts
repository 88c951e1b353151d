import { defineCheck, one, pass, sh } from 'cloudstance/check';
import { bindingWays } from 'cloudstance/domain/gcp/exposure';
import { grantsToEverybody } from 'cloudstance/domain/gcp/iam';
import { Bucket, StorageSettings } from 'cloudstance/resources/gcp/storage';
import { exposed } from '../../_exposure.ts';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-public',
  title: 'Cloud Storage buckets are not open to everybody',
  severity: 'critical',
  why: 'Anybody on the internet, or anybody with a Google account, can do with its objects what the role allows.',
  references: [
    'https://cloud.google.com/storage/docs/public-access-prevention',
    'https://cloud.google.com/storage/docs/access-control/iam-reference',
  ],
  on: Bucket.pick('config', 'bindings'),
  with: { settings: one(StorageSettings.pick('publicAccessPrevention')) },
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --public-access-prevention`,
    terraform: 'resource "google_storage_bucket": public_access_prevention = "enforced"',
  }),

  evaluate(bucket, context) {
    if (bucket.config.publicAccessPrevention === 'enforced')
      return pass('Public access prevention is enforced on the bucket');
    const grants = grantsToEverybody(bucket.bindings);
    if (grants.length === 0) return pass('Its policy grants nothing to everybody');
    const what = `Its policy grants ${grants.join(', ')}`;
    if (context.settings.publicAccessPrevention)
      return pass(`${what}, but the organization policy prevents public access`);
    return exposed(what, bucket, 'data', bindingWays(bucket.uid, bucket.bindings));
  },

  examples: {
    pass: [
      {
        config: bucketConfig({ publicAccessPrevention: 'enforced' }),
        bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }],
        $settings: { publicAccessPrevention: false },
      },
      {
        config: bucketConfig(),
        bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }],
        $settings: { publicAccessPrevention: true },
      },
      {
        config: bucketConfig(),
        bindings: [{ role: 'roles/storage.admin', members: ['user:ana@example.com'] }],
        $settings: { publicAccessPrevention: false },
      },
    ],
    fail: [
      {
        config: bucketConfig(),
        bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }],
        $settings: { publicAccessPrevention: false },
      },
      {
        config: bucketConfig(),
        bindings: [{ role: 'roles/storage.legacyBucketReader', members: ['allAuthenticatedUsers'] }],
        $settings: { publicAccessPrevention: false },
      },
    ],
  },
});
