import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Snapshot } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-snapshot-encryption',
  title: 'RDS snapshots are encrypted',
  severity: 'medium',
  why: 'An unencrypted snapshot can be made public or shared without anybody having to hand over a key.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html'],
  on: Snapshot.pick('encrypted'),
  fix: ({ name, scope }) => ({
    text: 'Copy the snapshot with a key, then delete this one.',
    command: sh`aws rds copy-db-snapshot --region ${scope.region} --source-db-snapshot-identifier ${name} --target-db-snapshot-identifier ${`${name}-encrypted`} --kms-key-id alias/aws/rds`,
  }),

  evaluate({ encrypted }) {
    return encrypted ? pass('It is encrypted') : fail('It is not encrypted');
  },

  examples: {
    pass: [{ encrypted: true }],
    fail: [{ encrypted: false }],
  },
});
