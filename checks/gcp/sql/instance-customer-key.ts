import { defineCheck, fail, pass } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-customer-key',
  title: 'Cloud SQL instances are encrypted with a key of the customer',
  severity: 'low',
  why: "A key of one's own can be rotated, watched and taken away; one of Google's can not.",
  references: ['https://cloud.google.com/sql/docs/postgres/configure-cmek'],
  on: Instance.pick('config'),
  fix: () => ({
    text: 'The key is chosen when an instance is made: restore a backup into a new one with --disk-encryption-key.',
    terraform: 'resource "google_sql_database_instance": encryption_key_name = …',
  }),

  evaluate({ config: { kmsKeyName } }) {
    if (kmsKeyName) return pass(`It is encrypted with ${kmsKeyName}`);
    return fail('It is encrypted with keys that Google keeps');
  },

  examples: {
    pass: [{ config: instanceConfig({ kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' }) }],
    fail: [{ config: instanceConfig() }],
  },
});
