import * as SNS from '@aws-sdk/client-sns';
import { estate } from '../fake.ts';

const arn = (name: string): string => `arn:aws:sns:eu-west-1:111122223333:${name}`;

const policy = (name: string, ...statements: object[]): string =>
  JSON.stringify({
    Version: '2008-10-17',
    Statement: statements.map((statement) => ({ Action: 'SNS:Publish', Resource: arn(name), ...statement })),
  });
const ownerOnly = {
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
};
const tlsOnly = { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

const attributes: Readonly<Record<string, Record<string, string>>> = {
  shut: {
    Policy: policy('shut', ownerOnly, tlsOnly),
    KmsMasterKeyId: 'alias/aws/sns',
    LambdaFailureFeedbackRoleArn: 'arn:aws:iam::111122223333:role/sns-feedback',
    HTTPFailureFeedbackRoleArn: 'arn:aws:iam::111122223333:role/sns-feedback',
  },
  open: { Policy: policy('open', { Effect: 'Allow', Principal: '*' }), KmsMasterKeyId: '' },
  'shared.fifo': {
    Policy: policy('shared.fifo', {
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::999988887777:root', '111122223333'] },
    }),
    FifoTopic: 'true',
  },
};

export default [
  estate(SNS, {
    ListTopics: ({ NextToken }) =>
      NextToken
        ? { Topics: [{ TopicArn: arn('open') }, { TopicArn: arn('shared.fifo') }] }
        : { Topics: [{ TopicArn: arn('shut') }], NextToken: 'page-2' },
    GetTopicAttributes: ({ TopicArn }) => ({
      Attributes: { TopicArn, Owner: '111122223333', ...attributes[TopicArn.split(':').at(-1)] },
    }),
    ListSubscriptions: ({ NextToken }) =>
      NextToken
        ? {
            Subscriptions: [
              {
                SubscriptionArn: 'PendingConfirmation',
                TopicArn: arn('open'),
                Protocol: 'email',
                Endpoint: 'a@example.com',
              },
              {
                SubscriptionArn: 'PendingConfirmation',
                TopicArn: arn('open'),
                Protocol: 'email',
                Endpoint: 'b@example.com',
              },
              {
                SubscriptionArn: 'Deleted',
                TopicArn: arn('open'),
                Protocol: 'http',
                Endpoint: 'http://example.com/gone',
              },
              {
                SubscriptionArn: `${arn('open')}:2`,
                TopicArn: arn('open'),
                Protocol: 'http',
                Endpoint: 'http://example.com',
              },
            ],
          }
        : {
            Subscriptions: [
              {
                SubscriptionArn: `${arn('shut')}:1`,
                TopicArn: arn('shut'),
                Protocol: 'https',
                Endpoint: 'https://example.com',
              },
              {
                SubscriptionArn: `${arn('shut')}:3`,
                TopicArn: arn('shut'),
                Protocol: 'email',
                Endpoint: 'c@example.com',
              },
            ],
            NextToken: 'page-2',
          },
  }),
];
