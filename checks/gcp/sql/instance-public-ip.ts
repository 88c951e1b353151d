import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-public-ip',
  title: 'Cloud SQL instances have no public address',
  severity: 'medium',
  why: 'What has no address on the internet can not be attacked from there.',
  references: ['https://cloud.google.com/sql/docs/postgres/configure-private-ip'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --no-assign-ip --network NETWORK`,
    terraform: 'resource "google_sql_database_instance": ip_configuration { ipv4_enabled = false }',
  }),

  evaluate({ config: { publicAddress } }) {
    return publicAddress ? fail('It has a public address') : pass('It has private addresses only');
  },

  examples: {
    pass: [{ config: instanceConfig() }],
    fail: [{ config: instanceConfig({ publicAddress: true }) }],
  },
});
