import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Table } from 'cloudstance/resources/aws/dynamodb';

export default defineCheck({
  id: 'aws-dynamodb-table-pitr',
  title: 'DynamoDB tables can be restored to any point in time',
  severity: 'medium',
  why: 'Without it, what a faulty deployment or a stolen key overwrites can not be brought back.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html'],
  on: Table.pick('pointInTimeRecovery'),
  fix: ({ name, scope }) => ({
    command: sh`aws dynamodb update-continuous-backups --region ${scope.region} --table-name ${name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    terraform: 'resource "aws_dynamodb_table": point_in_time_recovery { enabled = true }',
  }),

  evaluate({ pointInTimeRecovery: { pointInTimeRecoveryStatus, recoveryPeriodInDays } }) {
    if (pointInTimeRecoveryStatus !== 'ENABLED') return fail('Point-in-time recovery is off');
    if (recoveryPeriodInDays === undefined) return pass('Point-in-time recovery is on');
    return pass(`Point-in-time recovery reaches back ${plural(recoveryPeriodInDays, 'day')}`);
  },

  examples: {
    pass: [
      { pointInTimeRecovery: { pointInTimeRecoveryStatus: 'ENABLED', recoveryPeriodInDays: 35 } },
      { pointInTimeRecovery: { pointInTimeRecoveryStatus: 'ENABLED' } },
    ],
    fail: [{ pointInTimeRecovery: { pointInTimeRecoveryStatus: 'DISABLED' } }],
  },
});
