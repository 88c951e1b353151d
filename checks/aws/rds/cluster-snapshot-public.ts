import { defineCheck, sh } from 'cloudstance/check';
import { ClusterSnapshot } from 'cloudstance/resources/aws/rds';
import { publicSnapshotVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-snapshot-public',
  title: 'RDS cluster snapshots are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can restore the snapshot into a database of theirs and read everything in it.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-share-snapshot.html'],
  on: ClusterSnapshot.pick('restorableBy'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster-snapshot-attribute --region ${scope.region} --db-cluster-snapshot-identifier ${name} --attribute-name restore --values-to-remove all`,
  }),

  evaluate(snapshot) {
    return publicSnapshotVerdict(snapshot);
  },

  examples: {
    pass: [{ restorableBy: null }, { restorableBy: [] }, { restorableBy: ['999988887777'] }],
    fail: [{ restorableBy: ['all'] }, { restorableBy: ['999988887777', 'all'] }],
  },
});
