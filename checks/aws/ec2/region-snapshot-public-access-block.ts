import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-region-snapshot-public-access-block',
  title: 'EBS snapshots cannot be public in any region',
  severity: 'medium',
  why: 'One wrong setting on one snapshot gives a whole disk to every AWS account; the block makes it impossible.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html'],
  on: RegionSettings.pick('snapshotBlockPublicAccess'),
  fix: ({ scope }) => ({
    command: sh`aws ec2 enable-snapshot-block-public-access --region ${scope.region} --state block-all-sharing`,
    terraform: 'resource "aws_ebs_snapshot_block_public_access": state = "block-all-sharing"',
  }),

  evaluate({ snapshotBlockPublicAccess: state }) {
    if (state === 'block-all-sharing') return pass('No snapshot can be public');
    if (state === 'unblocked') return fail('Nothing stops snapshots from being made public');
    return fail('No more snapshots can be made public, but those that were public stay so');
  },

  examples: {
    pass: [{ snapshotBlockPublicAccess: 'block-all-sharing' }],
    fail: [{ snapshotBlockPublicAccess: 'unblocked' }, { snapshotBlockPublicAccess: 'block-new-sharing' }],
  },
});
