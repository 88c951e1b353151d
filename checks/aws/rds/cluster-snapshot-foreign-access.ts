import { defineCheck, sh } from 'cloudstance/check';
import { ClusterSnapshot } from 'cloudstance/resources/aws/rds';
import { trusting } from '../_resource-policy.ts';
import { foreignSnapshotVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-snapshot-foreign-access',
  title: 'RDS cluster snapshots are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can restore the snapshot and keep a copy of all its data for good.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-share-snapshot.html'],
  on: ClusterSnapshot.pick('restorableBy'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove the account, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws rds modify-db-cluster-snapshot-attribute --region ${scope.region} --db-cluster-snapshot-identifier ${name} --attribute-name restore --values-to-remove ACCOUNT_ID`,
  }),

  evaluate({ restorableBy }, { params: { trustedAccounts } }) {
    return foreignSnapshotVerdict(restorableBy, trustedAccounts);
  },

  examples: {
    pass: [{ restorableBy: [] }],
    fail: [{ restorableBy: ['999988887777'] }],
    notApplicable: [{ restorableBy: null }],
  },
});
