import { defineCheck, fail, one, pass, sh } from 'cloudstance/check';
import { Bucket, StorageSettings } from 'cloudstance/resources/gcp/storage';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-public-access-prevention',
  title: 'Cloud Storage buckets can not be opened to everybody',
  severity: 'medium',
  why: 'Without prevention, one wrong grant on the bucket or on an object makes it public.',
  references: ['https://cloud.google.com/storage/docs/public-access-prevention'],
  on: Bucket.pick('config'),
  with: { settings: one(StorageSettings.pick('publicAccessPrevention')) },
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --public-access-prevention`,
    terraform: 'resource "google_storage_bucket": public_access_prevention = "enforced"',
  }),

  evaluate({ config }, context) {
    if (config.publicAccessPrevention === 'enforced') return pass('Public access prevention is enforced on the bucket');
    if (context.settings.publicAccessPrevention) return pass('The organization policy prevents public access');
    return fail('Neither the bucket nor an organization policy prevents public access');
  },

  examples: {
    pass: [
      {
        config: bucketConfig({ publicAccessPrevention: 'enforced' }),
        $settings: { publicAccessPrevention: false },
      },
      { config: bucketConfig(), $settings: { publicAccessPrevention: true } },
    ],
    fail: [{ config: bucketConfig(), $settings: { publicAccessPrevention: false } }],
  },
});
