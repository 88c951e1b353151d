import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { logsVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-log-exports',
  title: 'RDS clusters send their logs to CloudWatch',
  severity: 'medium',
  why: 'Logs in the cluster are rotated away within days, and whoever takes the database over can remove them.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html',
  ],
  on: Cluster.pick('engine', 'enabledCloudwatchLogsExports'),
  fix: ({ name, scope }) => ({
    text: 'Export audit for Aurora MySQL and postgresql for Aurora PostgreSQL.',
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --cloudwatch-logs-export-configuration EnableLogTypes=LOG_TYPES`,
    terraform: 'resource "aws_rds_cluster": enabled_cloudwatch_logs_exports = [ … ]',
  }),

  evaluate({ engine, enabledCloudwatchLogsExports }) {
    return logsVerdict(engine, enabledCloudwatchLogsExports);
  },

  examples: {
    pass: [
      { engine: 'aurora-postgresql', enabledCloudwatchLogsExports: ['postgresql'] },
      { engine: 'aurora-mysql', enabledCloudwatchLogsExports: ['audit'] },
    ],
    fail: [
      { engine: 'aurora-postgresql', enabledCloudwatchLogsExports: [] },
      { engine: 'aurora-mysql', enabledCloudwatchLogsExports: ['error'] },
    ],
  },
});
