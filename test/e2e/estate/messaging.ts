import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateSecretCommand,
  PutResourcePolicyCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, SNSClient, SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  CreateDocumentCommand,
  ModifyDocumentPermissionCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';

import { account, home, policy, required, stranger } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { dataKey } from './kms.ts';

/** Topics, queues, secrets, parameters and log groups. */

const Tags = [{ Key: 'owner', Value: 'platform' }];

async function createQueue(
  estate: Estate,
  region: Region,
  name: string,
  attributes: Record<string, string>,
): Promise<void> {
  const command = new CreateQueueCommand({ QueueName: name, Attributes: attributes, tags: { owner: 'platform' } });
  await estate.client(SQSClient, region).send(command);
}

async function createTopic(estate: Estate, region: Region, name: string, document?: string): Promise<void> {
  const sns = estate.client(SNSClient, region);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: name, Tags }));
  if (document === undefined) return;
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue: document }));
}

async function createSecret(estate: Estate, region: Region, name: string, extra: object = {}): Promise<string> {
  const command = new CreateSecretCommand({ Name: name, SecretString: 'not-a-secret', Tags, ...extra });
  const { ARN } = await estate.client(SecretsManagerClient, region).send(command);
  const arn = required(ARN, 'secret');
  estate.name(arn.slice(-6), 'random');
  return arn;
}

async function putParameter(
  estate: Estate,
  region: Region,
  name: string,
  type: 'String' | 'SecureString',
): Promise<void> {
  const command = new PutParameterCommand({ Name: name, Value: 'not-a-secret', Type: type });
  await estate.client(SSMClient, region).send(command);
}

export async function leakyMessaging(estate: Estate): Promise<void> {
  const allow = (principal: unknown, action: string, resource: string): string =>
    policy({ Effect: 'Allow', Principal: principal, Action: action, Resource: resource });

  const jobs = `arn:aws:sqs:${home}:${account}:jobs-for-all`;
  await createQueue(estate, home, 'jobs-for-all', {
    Policy: allow('*', 'sqs:SendMessage', jobs),
    SqsManagedSseEnabled: 'false',
  });
  await createQueue(estate, 'eu-west-1', 'plain', { SqsManagedSseEnabled: 'false' });
  const partner = `arn:aws:sqs:ap-southeast-2:${account}:for-a-partner`;
  await createQueue(estate, 'ap-southeast-2', 'for-a-partner', { Policy: allow({ AWS: stranger }, 'sqs:*', partner) });

  const news = `arn:aws:sns:eu-west-1:${account}:news-for-all`;
  await createTopic(estate, 'eu-west-1', 'news-for-all', allow({ AWS: '*' }, 'sns:Subscribe', news));
  const shared = `arn:aws:sns:ap-southeast-2:${account}:news-for-a-partner`;
  const trusted = { AWS: `arn:aws:iam::${stranger}:root` };
  await createTopic(estate, 'ap-southeast-2', 'news-for-a-partner', allow(trusted, 'sns:Publish', shared));

  await createSecret(estate, 'ap-southeast-2', 'never-rotated');
  const SecretId = await createSecret(estate, 'ap-southeast-2', 'for-everyone');
  await estate
    .client(SecretsManagerClient, 'ap-southeast-2')
    .send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy: allow('*', 'secretsmanager:GetSecretValue', '*') }));

  const forPartner = await createSecret(estate, 'ap-southeast-2', 'for-a-partner');
  await estate.client(SecretsManagerClient, 'ap-southeast-2').send(
    new PutResourcePolicyCommand({
      SecretId: forPartner,
      ResourcePolicy: allow(trusted, 'secretsmanager:GetSecretValue', '*'),
    }),
  );
  await estate.client(SSMClient).send(
    new CreateDocumentCommand({
      Name: 'set-up-everything',
      DocumentType: 'Command',
      DocumentFormat: 'JSON',
      Content: JSON.stringify({ schemaVersion: '2.2', description: 'Sets everything up', mainSteps: [] }),
    }),
  );
  await estate.client(SSMClient).send(
    new ModifyDocumentPermissionCommand({
      Name: 'set-up-everything',
      PermissionType: 'Share',
      AccountIdsToAdd: ['all'],
    }),
  );

  await putParameter(estate, home, '/shop/db-password', 'String');
  await putParameter(estate, home, '/shop/colour', 'String');
  await putParameter(estate, 'eu-west-1', '/shop/api_token', 'String');

  await estate.client(CloudWatchLogsClient, 'eu-west-1').send(new CreateLogGroupCommand({ logGroupName: '/app/shop' }));
}

/** A queue that only the account sends to, over TLS. */
function queuePolicy(queue: string): string {
  return policy(
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sqs:SendMessage', Resource: queue },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:*',
      Resource: queue,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  );
}

export async function cleanMessaging(estate: Estate): Promise<void> {
  const key = await dataKey(estate, home);
  const [jobs, failed] = [`arn:aws:sqs:${home}:${account}:jobs`, `arn:aws:sqs:${home}:${account}:failed-jobs`];
  await createQueue(estate, home, 'failed-jobs', { KmsMasterKeyId: key, Policy: queuePolicy(failed) });
  await createQueue(estate, home, 'jobs', {
    KmsMasterKeyId: key,
    Policy: queuePolicy(jobs),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: failed, maxReceiveCount: 5 }),
  });

  const secrets = estate.client(SecretsManagerClient);
  const SecretId = await createSecret(estate, home, 'shop/database', { KmsKeyId: key });
  await secrets.send(
    new RotateSecretCommand({
      SecretId,
      RotationLambdaARN: `arn:aws:lambda:${home}:${account}:function:orders`,
      RotationRules: { AutomaticallyAfterDays: 30 },
    }),
  );
  await putParameter(estate, home, '/shop/db-password', 'SecureString');
  await putParameter(estate, home, '/shop/colour', 'String');

  const logs = estate.client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/app/shop', kmsKeyId: key }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/app/shop', retentionInDays: 400 }));
}
