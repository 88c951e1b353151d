import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ClusterSnapshot } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-cluster-snapshot-encryption',
  title: 'RDS cluster snapshots are encrypted',
  severity: 'medium',
  why: 'An unencrypted snapshot can be made public or shared without anybody having to hand over a key.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html'],
  on: ClusterSnapshot.pick('storageEncrypted'),
  fix: ({ name, scope }) => ({
    text: 'Copy the snapshot with a key, then delete this one.',
    command: sh`aws rds copy-db-cluster-snapshot --region ${scope.region} --source-db-cluster-snapshot-identifier ${name} --target-db-cluster-snapshot-identifier ${`${name}-encrypted`} --kms-key-id alias/aws/rds`,
  }),

  evaluate({ storageEncrypted }) {
    return storageEncrypted ? pass('It is encrypted') : fail('It is not encrypted');
  },

  examples: {
    pass: [{ storageEncrypted: true }],
    fail: [{ storageEncrypted: false }],
  },
});
