import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Volume } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-volume-encrypted',
  title: 'EBS volumes are encrypted',
  severity: 'medium',
  why: 'Unencrypted volumes have unencrypted snapshots, which anybody they are shared with can read without a key.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html'],
  on: Volume.pick('encrypted'),
  fix: ({ name, scope }) => ({
    text: 'A volume cannot be encrypted in place: copy a snapshot of it with --encrypted and make a new volume of the copy',
    command: sh`aws ec2 create-snapshot --region ${scope.region} --volume-id ${name}`,
    terraform: 'resource "aws_ebs_volume": encrypted = true',
  }),

  evaluate({ encrypted }) {
    return encrypted ? pass('The volume is encrypted') : fail('The volume is not encrypted');
  },

  examples: { pass: [{ encrypted: true }], fail: [{ encrypted: false }] },
});
