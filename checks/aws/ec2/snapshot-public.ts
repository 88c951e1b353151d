import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Snapshot } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-snapshot-public',
  title: 'EBS snapshots are not public',
  severity: 'critical',
  why: 'Every AWS account can make a volume of a public snapshot and read the whole disk; people search them for secrets.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html'],
  on: Snapshot.pick('public'),
  fix: ({ name, scope }) =>
    sh`aws ec2 modify-snapshot-attribute --region ${scope.region} --snapshot-id ${name} --attribute createVolumePermission --operation-type remove --group-names all`,

  evaluate({ public: isPublic }) {
    return isPublic ? fail('Every AWS account can make volumes of it') : pass('Not public');
  },

  examples: { pass: [{ public: false }], fail: [{ public: true }] },
});
