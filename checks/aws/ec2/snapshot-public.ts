import { defineCheck, inRegion, one, pass, sh } from 'cloudstance/check';
import { sharedWays } from 'cloudstance/domain/aws/exposure';
import { RegionSettings, Snapshot } from 'cloudstance/resources/aws/ec2';
import { exposed } from '../../_exposure.ts';

const blocking = (snapshotBlockPublicAccess: 'block-all-sharing' | 'block-new-sharing' | 'unblocked') => ({
  snapshotBlockPublicAccess,
});

export default defineCheck({
  id: 'aws-ec2-snapshot-public',
  title: 'EBS snapshots are not public',
  severity: 'critical',
  why: 'Every AWS account can make a volume of a public snapshot and read the whole disk; people search them for secrets.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html'],
  on: Snapshot.pick('public'),
  with: { region: inRegion(one(RegionSettings.pick('snapshotBlockPublicAccess'))) },
  fix: ({ name, scope }) =>
    sh`aws ec2 modify-snapshot-attribute --region ${scope.region} --snapshot-id ${name} --attribute createVolumePermission --operation-type remove --group-names all`,

  evaluate(snapshot, { region }) {
    if (!snapshot.public) return pass('Not public');
    if (region.snapshotBlockPublicAccess === 'block-all-sharing')
      return pass('Marked as public, but the region blocks all public sharing');
    return exposed(
      'Every AWS account can make volumes of it',
      snapshot,
      'data',
      sharedWays(true, snapshot.uid, 'make volumes of it'),
    );
  },

  examples: {
    pass: [
      { public: false, $region: blocking('unblocked') },
      // The attribute of the snapshot stays what it was.
      { public: true, $region: blocking('block-all-sharing') },
    ],
    fail: [
      { public: true, $region: blocking('unblocked') },
      { public: true, $region: blocking('block-new-sharing') },
    ],
  },
});
