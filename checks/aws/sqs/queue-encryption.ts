import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Queue } from 'cloudstance/resources/aws/sqs';

export default defineCheck({
  id: 'aws-sqs-queue-encryption',
  title: 'SQS queues are encrypted',
  severity: 'medium',
  why: 'Messages of an unencrypted queue rest in SQS as they were sent.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  on: Queue.pick('encryption'),
  fix: ({ name, scope }) => ({
    command: sh`aws sqs set-queue-attributes --region ${scope.region} --queue-url "$(aws sqs get-queue-url --region ${scope.region} --queue-name ${name} --query QueueUrl --output text)" --attributes SqsManagedSseEnabled=true`,
    terraform: 'resource "aws_sqs_queue": sqs_managed_sse_enabled = true',
  }),

  evaluate({ encryption: { kmsMasterKeyId, sqsManagedSseEnabled } }) {
    if (kmsMasterKeyId !== null) return pass(`Messages are encrypted with ${kmsMasterKeyId}`);
    return sqsManagedSseEnabled ? pass('Messages are encrypted with keys of SQS') : fail('Messages are not encrypted');
  },

  examples: {
    pass: [
      { encryption: { kmsMasterKeyId: 'alias/jobs', sqsManagedSseEnabled: false } },
      { encryption: { kmsMasterKeyId: null, sqsManagedSseEnabled: true } },
    ],
    fail: [{ encryption: { kmsMasterKeyId: null, sqsManagedSseEnabled: false } }],
  },
});
