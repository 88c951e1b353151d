import * as Logs from '@aws-sdk/client-cloudwatch-logs';
import * as SNS from '@aws-sdk/client-sns';
import { awsError, estate } from '../fake.ts';

const arn = (name: string) => `arn:aws:logs:eu-west-1:111122223333:log-group:${name}`;
const group = (logGroupName: string, more: object) => ({ logGroupName, arn: `${arn(logGroupName)}:*`, ...more });
const filter = (filterName: string, filterPattern: string, metricName = filterName) => ({
  filterName,
  filterPattern,
  logGroupName: 'cloudtrail',
  metricTransformations: [{ metricNamespace: 'Trail', metricName, metricValue: '1' }],
});
const anyOf = (...names: string[]) => `{ ${names.map((name) => `($.eventName = ${name})`).join(' || ')} }`;
const policy = (principal: unknown) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'logs:PutLogEvents', Resource: '*' }],
  });

const subscribers: Record<string, string[]> = {
  alarms: ['PendingConfirmation', 'arn:aws:sns:eu-west-1:111122223333:alarms:1'],
  unread: ['PendingConfirmation'],
};

export default [
  estate(Logs, {
    DescribeLogGroups: ({ nextToken }) =>
      nextToken
        ? { logGroups: [group('/aws/lambda/app', { retentionInDays: 7, logGroupClass: 'STANDARD' })] }
        : {
            logGroups: [group('cloudtrail', { kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/data' })],
            nextToken: 'page-2',
          },
    DescribeResourcePolicies: ({ nextToken }) =>
      nextToken
        ? { resourcePolicies: [{ policyName: 'open', policyDocument: policy('*') }] }
        : {
            resourcePolicies: [{ policyName: 'route53', policyDocument: policy({ Service: 'route53.amazonaws.com' }) }],
            nextToken: 'page-2',
          },
    DescribeMetricFilters: ({ logGroupName, nextToken }, { region }) => {
      if (region !== 'eu-west-1' || logGroupName !== 'cloudtrail') return awsError('ResourceNotFoundException');
      if (nextToken)
        return {
          metricFilters: [
            filter('unread', anyOf('DisableKey', 'ScheduleKeyDeletion')),
            filter('gone', anyOf('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')),
            filter('off', '{ $.errorMessage = "Failed authentication" }'),
            filter('no-alarm', '{ $.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*" }'),
            filter('part', anyOf('CreateVpc')),
          ],
        };
      return {
        metricFilters: [
          filter('root', '{$.userIdentity.type="Root"&&$.userIdentity.invokedBy NOT EXISTS}'),
          filter('mfa', '{ $.eventName = ConsoleLogin && $.additionalEventData.MFAUsed != Yes }', 'calls'),
        ],
        nextToken: 'page-2',
      };
    },
  }),
  estate(SNS, {
    ListSubscriptionsByTopic: ({ TopicArn, NextToken }) => {
      const name = TopicArn.split(':').at(-1)!;
      const [first, ...rest] = subscribers[name] ?? [];
      if (first === undefined) return awsError('NotFound', 404);
      const subscription = (SubscriptionArn: string) => ({
        SubscriptionArn,
        TopicArn,
        Protocol: 'email',
        Owner: '111122223333',
      });
      return NextToken
        ? { Subscriptions: rest.map(subscription) }
        : { Subscriptions: [subscription(first)], ...(rest.length > 0 && { NextToken: 'page-2' }) };
    },
  }),
];
