import { DynamoDBClient, CreateTableCommand, DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetUserCommand,
  IAMClient,
  ListRolesCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetBucketAclCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, GetTopicAttributesCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';

import { decide } from '../../src/domain/aws/access/decide.ts';
import { account, createEstate, home, policy, required } from './estate/estate.ts';
import type { ClientConfig } from './estate/estate.ts';
import type { Moto } from './moto.ts';

/**
 * Whether moto, where it enforces IAM, lets the same requests through as `decide`: random identity policies of a user, each
 * with a few requests. Everything random comes from one seed.
 */

const userName = 'asker';
const userArn = `arn:aws:iam::${account}:user/${userName}`;
const bucket = 'decisions';
const other = 'decisions-other';
const arn = (service: string, resource: string): string => `arn:aws:${service}:${home}:${account}:${resource}`;
const url = (moto: Moto): string => `${moto.url}/${account}/decisions`;

interface Clients {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly dynamodb: DynamoDBClient;
  readonly iam: IAMClient;
}

/** A request: what IAM calls it, and how it is made. */
interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly send: (clients: Clients, moto: Moto) => Promise<unknown>;
}

const objectArn = (name: string): string => `arn:aws:s3:::${name}/folder/key`;
const Key = 'folder/key';
const requests: readonly Asked[] = [
  { action: 's3:ListAllMyBuckets', resource: '*', send: ({ s3 }) => s3.send(new ListBucketsCommand({})) },
  ...[bucket, other].flatMap((Bucket): Asked[] => [
    {
      action: 's3:ListBucket',
      resource: `arn:aws:s3:::${Bucket}`,
      send: ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket })),
    },
    {
      action: 's3:GetBucketAcl',
      resource: `arn:aws:s3:::${Bucket}`,
      send: ({ s3 }) => s3.send(new GetBucketAclCommand({ Bucket })),
    },
    {
      action: 's3:GetBucketPolicy',
      resource: `arn:aws:s3:::${Bucket}`,
      send: ({ s3 }) => s3.send(new GetBucketPolicyCommand({ Bucket })),
    },
    {
      action: 's3:GetObject',
      resource: objectArn(Bucket),
      send: ({ s3 }) => s3.send(new GetObjectCommand({ Bucket, Key })),
    },
    {
      action: 's3:GetObjectTagging',
      resource: objectArn(Bucket),
      send: ({ s3 }) => s3.send(new GetObjectTaggingCommand({ Bucket, Key })),
    },
    {
      action: 's3:PutObject',
      resource: objectArn(Bucket),
      send: ({ s3 }) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'new' })),
    },
  ]),
  { action: 'sqs:ListQueues', resource: '*', send: ({ sqs }) => sqs.send(new ListQueuesCommand({})) },
  {
    action: 'sqs:GetQueueAttributes',
    resource: arn('sqs', 'decisions'),
    send: ({ sqs }, moto) => sqs.send(new GetQueueAttributesCommand({ QueueUrl: url(moto), AttributeNames: ['All'] })),
  },
  { action: 'sns:ListTopics', resource: '*', send: ({ sns }) => sns.send(new ListTopicsCommand({})) },
  {
    action: 'sns:GetTopicAttributes',
    resource: arn('sns', 'decisions'),
    send: ({ sns }) => sns.send(new GetTopicAttributesCommand({ TopicArn: arn('sns', 'decisions') })),
  },
  { action: 'dynamodb:ListTables', resource: '*', send: ({ dynamodb }) => dynamodb.send(new ListTablesCommand({})) },
  {
    action: 'dynamodb:DescribeTable',
    resource: arn('dynamodb', 'table/decisions'),
    send: ({ dynamodb }) => dynamodb.send(new DescribeTableCommand({ TableName: 'decisions' })),
  },
  { action: 'iam:ListUsers', resource: '*', send: ({ iam }) => iam.send(new ListUsersCommand({})) },
  { action: 'iam:ListRoles', resource: '*', send: ({ iam }) => iam.send(new ListRolesCommand({})) },
  { action: 'iam:GetUser', resource: userArn, send: ({ iam }) => iam.send(new GetUserCommand({ UserName: userName })) },
];

type Statement = Readonly<Record<string, unknown>>;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const services = ['s3', 'sqs', 'sns', 'dynamodb', 'iam'];
const actionPatterns = [
  ...new Set(requests.map(({ action }) => action)),
  ...services.map((service) => `${service}:*`),
  ...services.map((service) => `${service}:Get*`),
  ...services.map((service) => `${service}:List*`),
  's3:*Object',
  's3:*Object*',
  's3:*Bucket*',
  '*',
];
const resourcePatterns = [
  ...Array.from({ length: 8 }, () => '*'),
  'arn:aws:s3:::*',
  `arn:aws:s3:::${bucket}`,
  `arn:aws:s3:::${bucket}*`,
  `arn:aws:s3:::${bucket}/*`,
  `arn:aws:s3:::*/key`,
  objectArn(bucket),
  objectArn(other),
  arn('sqs', '*'),
  arn('dynamodb', 'table/decisions'),
];

/** A policy in the grammar that moto knows. */
function randomPolicy(random: () => number): readonly Statement[] {
  const any = <T>(from: readonly T[]): T => required(from[Math.floor(random() * from.length)], 'choice');
  const some = <T>(from: readonly T[]): T[] => Array.from({ length: 1 + Math.floor(random() * 3) }, () => any(from));
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    Effect: random() < 0.7 ? 'Allow' : 'Deny',
    [random() < 0.8 ? 'Action' : 'NotAction']: some(actionPatterns),
    Resource: some(resourcePatterns),
  }));
}

type Verdict = 'allowed' | 'denied';

/** Where moto is not AWS: both answers, and the page that gives AWS's. */
interface Difference {
  readonly what: string;
  readonly page: string;
  readonly statements: readonly Statement[];
  readonly action: string;
  readonly resource: string;
  readonly moto: Verdict;
  readonly aws: Verdict;
}

const page = (name: string): string =>
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_${name}.html`;
const all = { Effect: 'Allow', Action: '*', Resource: '*' };
export const differences: readonly Difference[] = [
  {
    what: 'moto asks about `*` instead of the resource, but for S3, queues and roles',
    page: page('resource'),
    statements: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: arn('dynamodb', 'table/*') }],
    action: 'dynamodb:DescribeTable',
    resource: arn('dynamodb', 'table/decisions'),
    moto: 'denied',
    aws: 'allowed',
  },
  {
    what: 'moto takes NotResource for every resource',
    page: page('notresource'),
    statements: [{ Effect: 'Allow', Action: 's3:*', NotResource: objectArn(bucket) }],
    action: 's3:GetObject',
    resource: objectArn(bucket),
    moto: 'allowed',
    aws: 'denied',
  },
  {
    what: 'moto takes a Deny with NotResource for an Allow',
    page: page('notresource'),
    statements: [all, { Effect: 'Deny', Action: 's3:*', NotResource: `arn:aws:s3:::${other}/*` }],
    action: 's3:GetObject',
    resource: objectArn(bucket),
    moto: 'allowed',
    aws: 'denied',
  },
  {
    what: 'moto distinguishes upper and lower case in actions',
    page: page('action'),
    statements: [{ Effect: 'Allow', Action: 's3:getobject', Resource: '*' }],
    action: 's3:GetObject',
    resource: objectArn(bucket),
    moto: 'denied',
    aws: 'allowed',
  },
  {
    what: 'moto takes `?` for a quantifier',
    page: page('action'),
    statements: [{ Effect: 'Allow', Action: 's3:?etObject', Resource: '*' }],
    action: 's3:GetObject',
    resource: objectArn(bucket),
    moto: 'denied',
    aws: 'allowed',
  },
  {
    what: 'moto asks for no condition',
    page: page('condition'),
    statements: [{ ...all, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } } }],
    action: 's3:GetObject',
    resource: objectArn(bucket),
    moto: 'allowed',
    aws: 'denied',
  },
  {
    what: 'moto replaces no policy variables',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    statements: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::${aws:username}/*' }],
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::asker/folder/key',
    moto: 'denied',
    aws: 'allowed',
  },
];

/** The first of the differences, the only one that random policies can meet. */
function isExplained(statements: readonly Statement[], { action }: Asked): boolean {
  if (/^(?:s3|sqs):/.test(action)) return false;
  return statements.some(({ Resource }) => [Resource].flat().some((one) => one !== '*'));
}

const broken = /Signature|Token|Credential|NotImplemented|Timeout|ECONN/;

/**
 * Whether moto let a request through. It refuses in XML, whatever the service speaks, so the status tells. That the thing isn't
 * there is an answer, too.
 */
async function motoSays(asked: Pick<Asked, 'send'>, clients: Clients, moto: Moto): Promise<Verdict> {
  try {
    await asked.send(clients, moto);
    return 'allowed';
  } catch (error) {
    if (!(error instanceof Error) || broken.test(error.name)) throw error;
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === undefined || $metadata.httpStatusCode >= 500) throw error;
    return $metadata.httpStatusCode === 403 ? 'denied' : 'allowed';
  }
}

function awsSays(statements: readonly Statement[], action: string, resource: string): string {
  const caller = { kind: 'user', arn: userArn, account } as const;
  const document = { Version: '2012-10-17', Statement: statements };
  const items = [{ source: 'the policy', document }];
  const context = { 'aws:PrincipalTag/team': [] };
  return decide({ caller, action, resource, owner: account, context }, { identity: { items, unseen: [] } }).decision;
}

/** Makes everything that is asked about, and a user who may do nothing yet. */
async function prepare(
  moto: Moto,
): Promise<{ readonly clients: Clients; readonly allow: (of: readonly Statement[]) => Promise<void> }> {
  await moto.reset();
  const estate = createEstate(moto.url, (time) => moto.setClock(time));
  estate.at('today');
  const iam = estate.client(IAMClient);
  for (const Bucket of [bucket, other, userName]) {
    await estate.client(S3Client).send(new CreateBucketCommand({ Bucket }));
    await estate.client(S3Client).send(new PutObjectCommand({ Bucket, Key, Body: 'old' }));
  }
  await estate.client(SQSClient).send(new CreateQueueCommand({ QueueName: 'decisions' }));
  await estate.client(SNSClient).send(new CreateTopicCommand({ Name: 'decisions' }));
  await estate.client(DynamoDBClient).send(
    new CreateTableCommand({
      TableName: 'decisions',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  await iam.send(new CreateUserCommand({ UserName: userName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: userName }));
  const config: ClientConfig = {
    region: home,
    endpoint: moto.url,
    maxAttempts: 1,
    forcePathStyle: true,
    credentials: {
      accessKeyId: required(AccessKey?.AccessKeyId, 'key'),
      secretAccessKey: required(AccessKey?.SecretAccessKey, 'secret'),
    },
  };
  const clients = {
    s3: new S3Client(config),
    sqs: new SQSClient(config),
    sns: new SNSClient(config),
    dynamodb: new DynamoDBClient(config),
    iam: new IAMClient(config),
  };
  const allow = async (statements: readonly Statement[]): Promise<void> => {
    await moto.enforceIam(false);
    const document = { UserName: userName, PolicyName: 'decisions', PolicyDocument: policy(...statements) };
    await iam.send(new PutUserPolicyCommand(document));
    await moto.enforceIam(true);
  };
  return { clients, allow };
}

interface Comparison {
  readonly agreed: Readonly<Record<Verdict, number>>;
  /** Where they differ by the first of the differences. */
  readonly explained: number;
  readonly unexplained: readonly string[];
  /** Differences that are not as the table says. */
  readonly outdated: readonly string[];
}

/** Asks both about random policies until so many pairs agree; and about every difference. */
export async function compareDecisions(
  moto: Moto,
  { seed, pairs }: { seed: number; pairs: number },
): Promise<Comparison> {
  const random = randomFrom(seed);
  const { clients, allow } = await prepare(moto);
  const agreed = { allowed: 0, denied: 0 };
  const unexplained: string[] = [];
  const outdated: string[] = [];
  let explained = 0;
  try {
    while (agreed.allowed + agreed.denied < pairs && unexplained.length < 10) {
      const statements = randomPolicy(random);
      await allow(statements);
      for (let i = 0; i < 4; i += 1) {
        const asked = required(requests[Math.floor(random() * requests.length)], 'request');
        const theirs = await motoSays(asked, clients, moto);
        const ours = awsSays(statements, asked.action, asked.resource);
        if (theirs === ours) agreed[theirs] += 1;
        else if (isExplained(statements, asked)) explained += 1;
        else
          unexplained.push(`${asked.action} ${asked.resource}: ${ours}, moto ${theirs}: ${JSON.stringify(statements)}`);
      }
    }
    for (const { what, statements, action, resource, moto: theirs, aws } of differences) {
      await allow(statements);
      const asked = requests.find((one) => one.action === action && one.resource === resource);
      const send: Asked['send'] = asked?.send ?? (({ s3 }) => s3.send(new GetObjectCommand({ Bucket: userName, Key })));
      const says = await motoSays({ send }, clients, moto);
      const ours = awsSays(statements, action, resource);
      if (says !== theirs || ours !== aws) outdated.push(`${what}: moto ${says}, ours ${ours}`);
    }
  } finally {
    await moto.enforceIam(false);
  }
  return { agreed, explained, unexplained, outdated };
}
