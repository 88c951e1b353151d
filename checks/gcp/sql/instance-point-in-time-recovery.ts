import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-sql-instance-point-in-time-recovery',
  title: 'Cloud SQL instances can be restored to any moment',
  severity: 'low',
  why: 'A backup of last night does not have what was written today.',
  references: ['https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --enable-point-in-time-recovery`,
    text: 'Backups have to be on before. For MySQL the flag is --enable-bin-log.',
    terraform:
      'resource "google_sql_database_instance": backup_configuration { point_in_time_recovery_enabled = true }',
  }),

  evaluate({ config: { pointInTimeRecovery, instanceType } }) {
    if (instanceType !== 'CLOUD_SQL_INSTANCE') return notApplicable(`It is a ${instanceType}: its primary is restored`);
    return pointInTimeRecovery ? pass('It can be restored to any moment') : fail('It can be restored to backups only');
  },

  examples: {
    pass: [{ config: instanceConfig({ pointInTimeRecovery: true }) }],
    fail: [{ config: instanceConfig() }],
    notApplicable: [{ config: instanceConfig({ instanceType: 'READ_REPLICA_INSTANCE' }) }],
  },
});
