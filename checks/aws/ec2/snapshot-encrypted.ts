import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Snapshot } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-snapshot-encrypted',
  title: 'EBS snapshots are encrypted',
  severity: 'medium',
  why: 'Whoever an unencrypted snapshot is shared with reads the whole disk; an encrypted one also takes the key.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html'],
  on: Snapshot.pick('encrypted'),
  fix: ({ name, scope }) => ({
    text: 'Delete the snapshot when the encrypted copy is complete',
    command: sh`aws ec2 copy-snapshot --region ${scope.region} --source-region ${scope.region} --source-snapshot-id ${name} --encrypted`,
  }),

  evaluate({ encrypted }) {
    return encrypted ? pass('The snapshot is encrypted') : fail('The snapshot is not encrypted');
  },

  examples: { pass: [{ encrypted: true }], fail: [{ encrypted: false }] },
});
