import { defineCheck, sh } from 'cloudstance/check';
import { Snapshot } from 'cloudstance/resources/aws/rds';
import { publicSnapshotVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-snapshot-public',
  title: 'RDS snapshots are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can restore the snapshot into a database of theirs and read everything in it.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html'],
  on: Snapshot.pick('restorableBy'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-snapshot-attribute --region ${scope.region} --db-snapshot-identifier ${name} --attribute-name restore --values-to-remove all`,
  }),

  evaluate(snapshot) {
    return publicSnapshotVerdict(snapshot);
  },

  examples: {
    pass: [{ restorableBy: null }, { restorableBy: [] }, { restorableBy: ['999988887777'] }],
    fail: [{ restorableBy: ['all'] }, { restorableBy: ['999988887777', 'all'] }],
  },
});
