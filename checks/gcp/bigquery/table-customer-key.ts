import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Table } from 'cloudstance/resources/gcp/bigquery';

export default defineCheck({
  id: 'gcp-bigquery-table-customer-key',
  title: 'BigQuery tables are encrypted with a key of the customer',
  severity: 'low',
  why: "A key of one's own can be rotated, watched and taken away; one of Google's can not.",
  references: ['https://cloud.google.com/bigquery/docs/customer-managed-encryption'],
  on: Table.pick('config'),
  fix: ({ name, scope }) =>
    sh`bq cp -f --destination_kms_key projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY ${`${scope.account}:${name}`} ${`${scope.account}:${name}`}`,

  evaluate({ config: { type, kmsKeyName } }) {
    if (type !== 'TABLE') return notApplicable(`It is a ${type} and holds no data of its own`);
    if (kmsKeyName) return pass(`It is encrypted with ${kmsKeyName}`);
    return fail('It is encrypted with keys that Google keeps');
  },

  examples: {
    pass: [{ config: { type: 'TABLE', kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' } }],
    fail: [{ config: { type: 'TABLE' } }],
    notApplicable: [{ config: { type: 'VIEW' } }],
  },
});
