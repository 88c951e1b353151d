import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Dataset } from 'cloudstance/resources/gcp/bigquery';

export default defineCheck({
  id: 'gcp-bigquery-dataset-customer-key',
  title: 'New BigQuery tables are encrypted with a key of the customer',
  severity: 'low',
  why: "A key of one's own can be rotated, watched and taken away; one of Google's can not.",
  references: ['https://cloud.google.com/bigquery/docs/customer-managed-encryption'],
  on: Dataset.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`bq update --default_kms_key projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY ${`${scope.account}:${name}`}`,
    terraform: 'resource "google_bigquery_dataset": default_encryption_configuration { kms_key_name = … }',
  }),

  evaluate({ config: { kmsKeyName } }) {
    if (kmsKeyName) return pass(`New tables are encrypted with ${kmsKeyName}`);
    return fail('New tables are encrypted with keys that Google keeps');
  },

  examples: {
    pass: [{ config: { access: [], kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' } }],
    fail: [{ config: { access: [] } }],
  },
});
