import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { LogGroup } from 'cloudstance/resources/aws/logs';

export default defineCheck({
  id: 'aws-logs-group-kms',
  title: 'Log groups are encrypted with a KMS key',
  severity: 'informational',
  why: 'With a key of its own, reading takes a permission on the key, too, and cutting that off makes the log unreadable at once.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html'],
  on: LogGroup.pick('config'),
  fix: ({ name, scope }) => ({
    text: 'The policy of the key has to admit CloudWatch Logs in this region.',
    command: sh`aws logs associate-kms-key --log-group-name ${name} --kms-key-id KEY --region ${scope.region}`,
    terraform: 'resource "aws_cloudwatch_log_group": kms_key_id',
  }),

  evaluate({ config: { kmsKeyId } }) {
    return kmsKeyId === undefined
      ? fail('Encrypted with keys of CloudWatch Logs only')
      : pass(`Encrypted with ${kmsKeyId}`);
  },

  examples: {
    pass: [{ config: { kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' } }],
    fail: [{ config: {} }],
  },
});
