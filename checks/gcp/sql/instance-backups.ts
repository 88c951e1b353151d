import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-backups',
  title: 'Cloud SQL instances are backed up automatically',
  severity: 'medium',
  why: 'What is deleted by mistake, by a fault or by ransomware comes back from a backup only.',
  references: ['https://cloud.google.com/sql/docs/postgres/backup-recovery/backups'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --backup-start-time 03:00`,
    terraform: 'resource "google_sql_database_instance": backup_configuration { enabled = true }',
  }),

  evaluate({ config: { backups, instanceType } }) {
    if (instanceType !== 'CLOUD_SQL_INSTANCE')
      return notApplicable(`It is a ${instanceType}: its primary is backed up`);
    return backups ? pass('Backups are made automatically') : fail('No backups are made');
  },

  examples: {
    pass: [{ config: instanceConfig({ backups: true }) }],
    fail: [{ config: instanceConfig() }],
    notApplicable: [{ config: instanceConfig({ instanceType: 'READ_REPLICA_INSTANCE' }) }],
  },
});
