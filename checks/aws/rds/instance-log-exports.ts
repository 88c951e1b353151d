import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, logsVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-log-exports',
  title: 'RDS instances send their logs to CloudWatch',
  severity: 'medium',
  why: 'Logs on the instance are rotated away within days, and whoever takes the database over can remove them.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html',
  ],
  on: Instance.pick('engine', 'dbClusterIdentifier', 'enabledCloudwatchLogsExports'),
  fix: ({ name, scope }) => ({
    text: 'Export audit and error for MySQL and MariaDB, postgresql for PostgreSQL, alert, audit and listener for Oracle, error for SQL Server, diag.log for Db2.',
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --cloudwatch-logs-export-configuration EnableLogTypes=LOG_TYPES`,
    terraform: 'resource "aws_db_instance": enabled_cloudwatch_logs_exports = [ … ]',
  }),

  evaluate({ engine, dbClusterIdentifier, enabledCloudwatchLogsExports }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return logsVerdict(engine, enabledCloudwatchLogsExports);
  },

  examples: {
    pass: [
      { engine: 'mysql', dbClusterIdentifier: null, enabledCloudwatchLogsExports: ['error', 'audit', 'slowquery'] },
      { engine: 'postgres', dbClusterIdentifier: null, enabledCloudwatchLogsExports: ['postgresql'] },
      { engine: 'sqlserver-ex', dbClusterIdentifier: null, enabledCloudwatchLogsExports: ['error'] },
    ],
    fail: [
      { engine: 'mysql', dbClusterIdentifier: null, enabledCloudwatchLogsExports: ['error'] },
      { engine: 'postgres', dbClusterIdentifier: null, enabledCloudwatchLogsExports: ['upgrade'] },
      { engine: 'custom-oracle-ee', dbClusterIdentifier: null, enabledCloudwatchLogsExports: [] },
    ],
    notApplicable: [
      { engine: 'aurora-mysql', dbClusterIdentifier: 'orders', enabledCloudwatchLogsExports: [] },
      { engine: 'unheard-of', dbClusterIdentifier: null, enabledCloudwatchLogsExports: [] },
    ],
  },
});
