import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-deletion-protection',
  title: 'Cloud SQL instances are protected against deletion',
  severity: 'low',
  why: 'With the instance its backups are gone, too, unless they were kept elsewhere.',
  references: ['https://cloud.google.com/sql/docs/postgres/deletion-protection'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --deletion-protection`,
    terraform: 'resource "google_sql_database_instance": settings { deletion_protection_enabled = true }',
  }),

  evaluate({ config: { deletionProtection } }) {
    return deletionProtection ? pass('It can not be deleted by one call') : fail('One call deletes it');
  },

  examples: {
    pass: [{ config: instanceConfig({ deletionProtection: true }) }],
    fail: [{ config: instanceConfig() }],
  },
});
