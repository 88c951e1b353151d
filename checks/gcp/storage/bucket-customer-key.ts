import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { bucketConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-storage-bucket-customer-key',
  title: 'New objects in Cloud Storage are encrypted with a key of the customer',
  severity: 'low',
  why: "A key of one's own can be rotated, watched and taken away; one of Google's can not.",
  references: ['https://cloud.google.com/storage/docs/encryption/using-customer-managed-keys'],
  on: Bucket.pick('config'),
  fix: ({ name }) => ({
    command: sh`gcloud storage buckets update ${`gs://${name}`} --default-encryption-key projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`,
    terraform: 'resource "google_storage_bucket": encryption { default_kms_key_name = … }',
  }),

  evaluate({ config: { defaultKmsKeyName } }) {
    if (defaultKmsKeyName) return pass(`New objects are encrypted with ${defaultKmsKeyName}`);
    return fail('New objects are encrypted with keys that Google keeps');
  },

  examples: {
    pass: [{ config: bucketConfig({ defaultKmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' }) }],
    fail: [{ config: bucketConfig() }],
  },
});
