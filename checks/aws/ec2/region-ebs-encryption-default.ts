import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-region-ebs-encryption-default',
  title: 'New EBS volumes are encrypted by default in every region',
  severity: 'medium',
  why: 'Without the default, each volume is encrypted only if whoever creates it remembers to ask.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html'],
  on: RegionSettings.pick('ebsEncryptionByDefault'),
  fix: ({ scope }) => ({
    command: sh`aws ec2 enable-ebs-encryption-by-default --region ${scope.region}`,
    terraform: 'resource "aws_ebs_encryption_by_default": enabled = true',
  }),

  evaluate({ ebsEncryptionByDefault }) {
    if (ebsEncryptionByDefault) return pass('New volumes are encrypted by default');
    return fail('New volumes are not encrypted by default');
  },

  examples: { pass: [{ ebsEncryptionByDefault: true }], fail: [{ ebsEncryptionByDefault: false }] },
});
