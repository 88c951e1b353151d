import * as SQS from '@aws-sdk/client-sqs';
import { estate } from '../fake.ts';

const url = (name: string): string => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;
const arn = (name: string): string => `arn:aws:sqs:eu-west-1:111122223333:${name}`;
const policy = (name: string, ...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Action: 'sqs:*', Resource: arn(name), ...statement })),
  });

const attributes: Readonly<Record<string, Record<string, string>>> = {
  shut: {
    Policy: policy(
      'shut',
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/worker' } },
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': false } } },
    ),
    KmsMasterKeyId: 'alias/aws/sqs',
    SqsManagedSseEnabled: 'false',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 5 }),
  },
  open: { Policy: policy('open', { Effect: 'Allow', Principal: { AWS: ['*'] } }), SqsManagedSseEnabled: 'false' },
  shared: {
    Policy: policy('shared', { Effect: 'Allow', Principal: { AWS: '999988887777' } }),
    SqsManagedSseEnabled: 'true',
  },
  // No policy was ever set, and one that was taken away.
  dead: { SqsManagedSseEnabled: 'true' },
  'plain.fifo': { Policy: '', KmsMasterKeyId: '', SqsManagedSseEnabled: 'true', FifoQueue: 'true' },
};

export default [
  estate(SQS, {
    ListQueues: ({ NextToken }) =>
      NextToken
        ? { QueueUrls: [url('open'), url('shared'), url('plain.fifo')] }
        : { QueueUrls: [url('shut'), url('dead')], NextToken: 'page-2' },
    GetQueueAttributes: ({ QueueUrl }) => {
      const name = QueueUrl.split('/').at(-1);
      return { Attributes: { QueueArn: arn(name), VisibilityTimeout: '30', ...attributes[name] } };
    },
  }),
];
