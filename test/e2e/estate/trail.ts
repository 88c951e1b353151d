import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutMetricFilterCommand,
  PutResourcePolicyCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateTopicCommand, SNSClient, SetTopicAttributesCommand, SubscribeCommand } from '@aws-sdk/client-sns';

import { account, home, policy, required } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { serviceRole } from './iam.ts';
import { createKey } from './kms.ts';

/** CloudTrail, and what CIS wants to hear of it: metric filters with alarms that somebody gets. */

const group = 'cloudtrail';

/** The log metric filter patterns that the CIS benchmark asks for, by what they watch. */
const patterns: Readonly<Record<string, string>> = {
  'unauthorized-calls': '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  'console-without-mfa':
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  'root-use':
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  'iam-changes':
    '{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy) }',
  'trail-changes':
    '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }',
  'console-failures': '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  'key-deletion':
    '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
  'bucket-policy-changes':
    '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }',
  'config-changes':
    '{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }',
  'security-group-changes':
    '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }',
  'nacl-changes':
    '{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }',
  'gateway-changes':
    '{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }',
  'route-changes':
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable)) }',
  'vpc-changes':
    '{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) || ($.eventName = AttachClassicLinkVpc) || ($.eventName = DetachClassicLinkVpc) || ($.eventName = DisableVpcClassicLink) || ($.eventName = EnableVpcClassicLink) }',
  'organization-changes':
    '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = "AcceptHandshake") || ($.eventName = "AttachPolicy") || ($.eventName = "CreateAccount") || ($.eventName = "CreateOrganizationalUnit") || ($.eventName = "CreatePolicy") || ($.eventName = "DeclineHandshake") || ($.eventName = "DeleteOrganization") || ($.eventName = "DeleteOrganizationalUnit") || ($.eventName = "DeletePolicy") || ($.eventName = "DetachPolicy") || ($.eventName = "DisablePolicyType") || ($.eventName = "EnablePolicyType") || ($.eventName = "InviteAccountToOrganization") || ($.eventName = "LeaveOrganization") || ($.eventName = "MoveAccount") || ($.eventName = "RemoveAccountFromOrganization") || ($.eventName = "UpdatePolicy") || ($.eventName = "UpdateOrganizationalUnit")) }',
};

async function metricFilter(estate: Estate, name: string, pattern: string): Promise<void> {
  await estate.client(CloudWatchLogsClient).send(
    new PutMetricFilterCommand({
      logGroupName: group,
      filterName: name,
      filterPattern: pattern,
      metricTransformations: [{ metricName: name, metricNamespace: 'Cis', metricValue: '1' }],
    }),
  );
}

async function alarm(estate: Estate, name: string, topic: string): Promise<void> {
  await estate.client(CloudWatchClient).send(
    new PutMetricAlarmCommand({
      AlarmName: name,
      MetricName: name,
      Namespace: 'Cis',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [topic],
    }),
  );
}

async function createTopic(estate: Estate, name: string): Promise<string> {
  const { TopicArn } = await estate.client(SNSClient).send(new CreateTopicCommand({ Name: name }));
  return required(TopicArn, 'topic');
}

/** An encrypted topic that only the account and its alarms publish to, over TLS. Gives its ARN. */
async function createGoodTopic(estate: Estate, name: string, key: string): Promise<string> {
  const arn = await createTopic(estate, name);
  const feedback = await serviceRole(estate, 'topic-feedback', 'sns');
  const endpoints = ['HTTP', 'SQS', 'Lambda', 'Firehose', 'Application'];
  const publish = { Action: 'sns:Publish', Resource: arn };
  const attributes = {
    KmsMasterKeyId: key,
    Policy: policy(
      {
        ...publish,
        Effect: 'Allow',
        Principal: { Service: ['cloudwatch.amazonaws.com', 'events.rds.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      },
      { ...publish, Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ),
    ...Object.fromEntries(endpoints.map((endpoint) => [`${endpoint}FailureFeedbackRoleArn`, feedback])),
  };
  for (const [AttributeName, AttributeValue] of Object.entries(attributes)) {
    const command = new SetTopicAttributesCommand({ TopicArn: arn, AttributeName, AttributeValue });
    await estate.client(SNSClient).send(command);
  }
  return arn;
}

async function logGroup(estate: Estate, name: string, kmsKeyId?: string): Promise<string> {
  const logs = estate.client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: name, ...(kmsKeyId && { kmsKeyId }) }));
  return `arn:aws:logs:${home}:${account}:log-group:${name}:*`;
}

async function createTrail(estate: Estate, name: string, region: Region, options: object): Promise<void> {
  const command = new CreateTrailCommand({ Name: name, S3BucketName: 'acme-trail', ...options });
  await estate.client(CloudTrailClient, region).send(command);
}

async function startLogging(estate: Estate, name: string, region: Region): Promise<void> {
  await estate.client(CloudTrailClient, region).send(new StartLoggingCommand({ Name: name }));
}

export async function leakyTrail(estate: Estate): Promise<void> {
  const CloudWatchLogsLogGroupArn = await logGroup(estate, group);
  const CloudWatchLogsRoleArn = await serviceRole(estate, 'trail-to-logs', 'cloudtrail');
  const toLogs = { CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn };
  // Logs, but sees one region, is not validated and not encrypted.
  await createTrail(estate, 'one-region', home, { IncludeGlobalServiceEvents: false, ...toLogs });
  await startLogging(estate, 'one-region', home);
  // Would see everything, but never started.
  await createTrail(estate, 'stopped', 'eu-west-1', { IsMultiRegionTrail: true, EnableLogFileValidation: true });
  await createTrail(estate, 'writes-only', 'ap-southeast-2', {});
  await startLogging(estate, 'writes-only', 'ap-southeast-2');
  await estate.client(CloudTrailClient, 'ap-southeast-2').send(
    new PutEventSelectorsCommand({
      TrailName: 'writes-only',
      EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
    }),
  );

  const logs = estate.client(CloudWatchLogsClient);
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 7 }));
  await logs.send(
    new PutResourcePolicyCommand({
      policyName: 'anyone-writes',
      policyDocument: policy({ Effect: 'Allow', Principal: '*', Action: 'logs:PutLogEvents', Resource: '*' }),
    }),
  );

  // A filter without an alarm, an alarm that nobody gets, and one that is no match for what it should watch.
  const unread = await createTopic(estate, 'unread-alarms');
  await metricFilter(estate, 'root-use', patterns['root-use'] ?? '');
  await metricFilter(estate, 'trail-changes', patterns['trail-changes'] ?? '');
  await alarm(estate, 'trail-changes', unread);
  await metricFilter(estate, 'vpc-changes', '{ $.eventName = CreateVpc }');
  await alarm(estate, 'vpc-changes', unread);
  await estate.client(CloudWatchClient).send(
    new PutMetricAlarmCommand({
      AlarmName: 'silenced',
      MetricName: 'silenced',
      Namespace: 'Cis',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      ActionsEnabled: false,
    }),
  );
  const Endpoint = 'http://hooks.example.com/alarms';
  const subscription = new SubscribeCommand({
    TopicArn: await createTopic(estate, 'hooks'),
    Protocol: 'http',
    Endpoint,
  });
  const { SubscriptionArn } = await estate.client(SNSClient).send(subscription);
  estate.name(SubscriptionArn?.split(':').at(-1), 'plain http');
}

export async function cleanTrail(estate: Estate): Promise<void> {
  const key = await createKey(estate, 'trail', home, {
    Sid: 'CloudTrail',
    Effect: 'Allow',
    Principal: { Service: ['cloudtrail.amazonaws.com', `logs.${home}.amazonaws.com`] },
    Action: ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  });
  const arn = `arn:aws:kms:${home}:${account}:key/${key}`;
  const CloudWatchLogsLogGroupArn = await logGroup(estate, group, arn);
  const retention = new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 400 });
  await estate.client(CloudWatchLogsClient).send(retention);
  await createTrail(estate, 'everything', home, {
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    KmsKeyId: arn,
    CloudWatchLogsLogGroupArn,
    CloudWatchLogsRoleArn: await serviceRole(estate, 'trail-to-logs', 'cloudtrail'),
  });
  await startLogging(estate, 'everything', home);
  await estate.client(CloudTrailClient).send(
    new PutEventSelectorsCommand({
      TrailName: 'everything',
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: true,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
        },
      ],
    }),
  );
  await estate.client(CloudTrailClient).send(
    new PutInsightSelectorsCommand({
      TrailName: 'everything',
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    }),
  );

  const topic = await createGoodTopic(estate, 'alarms', arn);
  const sns = estate.client(SNSClient);
  const subscription = new SubscribeCommand({ TopicArn: topic, Protocol: 'email', Endpoint: 'security@example.com' });
  const { SubscriptionArn } = await sns.send(subscription);
  estate.name(SubscriptionArn?.split(':').at(-1), 'security@example.com');
  for (const [name, pattern] of Object.entries(patterns)) {
    await metricFilter(estate, name, pattern);
    await alarm(estate, name, topic);
  }
}
