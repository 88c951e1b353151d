import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { BucketCannedACL } from '@aws-sdk/client-s3';
import {
  CreateAccessPointCommand,
  PutAccessPointPolicyCommand,
  PutPublicAccessBlockCommand as PutAccountPublicAccessBlockCommand,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';

import { account, home, policy, stranger } from './estate.ts';
import type { ClientConfig, Estate, Region } from './estate.ts';
import { serviceRole } from './iam.ts';

/** S3 Control writes the account into the host name, which 127.0.0.1 does not have. */
class LocalS3Control extends S3ControlClient {
  constructor(config: ClientConfig) {
    super({ ...config, endpointProvider: () => ({ url: new URL(config.endpoint) }) });
  }
}

const everythingBlocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

function objectsOf(bucket: string): string[] {
  return [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
}

function tlsOnly(bucket: string): object {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    // Not '*': moto's PutBucketLogging fails on a principal that is a string.
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: objectsOf(bucket),
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

function allow(bucket: string, principal: unknown, action = 's3:GetObject', extra: object = {}): object {
  return { Effect: 'Allow', Principal: principal, Action: action, Resource: objectsOf(bucket), ...extra };
}

async function createBucket(estate: Estate, bucket: string, region: Region, acl?: BucketCannedACL): Promise<void> {
  await estate.client(S3Client, region).send(
    new CreateBucketCommand({
      Bucket: bucket,
      ...(region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint: region } }),
    }),
  );
  if (acl !== undefined)
    await estate.client(S3Client, region).send(new PutBucketAclCommand({ Bucket: bucket, ACL: acl }));
}

async function putPolicy(estate: Estate, bucket: string, ...statements: readonly object[]): Promise<void> {
  const command = new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy(...statements) });
  await estate.client(S3Client).send(command);
}

/** A bucket without a fault. `logsTo` is the bucket that takes its access log. */
async function createGoodBucket(
  estate: Estate,
  bucket: string,
  region: Region,
  logsTo: string,
  ...statements: readonly object[]
): Promise<void> {
  const s3 = estate.client(S3Client, region);
  await createBucket(estate, bucket, region);
  const Bucket = bucket;
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: everythingBlocked }));
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  );
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/data' },
            BucketKeyEnabled: true,
          },
        ],
      },
    }),
  );
  await s3.send(
    new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Enabled' } }),
  );
  await putPolicy(estate, bucket, tlsOnly(bucket), ...statements);
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
      },
    }),
  );
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: 'tidy',
            Status: 'Enabled',
            Filter: { Prefix: '' },
            NoncurrentVersionExpiration: { NoncurrentDays: 90 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    }),
  );
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    }),
  );
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'owner', Value: 'platform' }] } }));
  // Last: from here on every request puts a log into a bucket that may be this one.
  await s3.send(
    new PutBucketLoggingCommand({
      Bucket,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket: logsTo, TargetPrefix: `${bucket}/` } },
    }),
  );
}

/** Copies everything in one bucket to another. */
async function replicate(estate: Estate, from: string, region: Region, to: string): Promise<void> {
  const rule = {
    ID: 'everything',
    Priority: 1,
    Status: 'Enabled' as const,
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' as const },
    Destination: { Bucket: `arn:aws:s3:::${to}` },
  };
  await estate.client(S3Client, region).send(
    new PutBucketReplicationCommand({
      Bucket: from,
      ReplicationConfiguration: { Role: `arn:aws:iam::${account}:role/replication`, Rules: [rule] },
    }),
  );
}

/** A bucket without a fault in the home region, and its copy in Ireland: each replicates to the other. */
async function createTwins(estate: Estate, name: string, logsTo: string, ...grants: Grant[]): Promise<void> {
  const abroad = 'eu-west-1';
  for (const [bucket, region, logs] of [
    [name, home, logsTo],
    [`${name}-copy`, abroad, `${logsTo}-copy`],
  ] as const) {
    await createGoodBucket(estate, bucket, region, logs, ...grants.map((grant) => grant(bucket)));
  }
  await replicate(estate, name, home, `${name}-copy`);
  await replicate(estate, `${name}-copy`, abroad, name);
}

/** A statement of a bucket's policy, given the bucket. */
type Grant = (bucket: string) => object;

/** Lets CloudTrail, Config and load balancers deliver to a bucket. */
function deliveryTo(bucket: string): object {
  return {
    Sid: 'Delivery',
    Effect: 'Allow',
    Principal: { Service: ['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'delivery.logs.amazonaws.com'] },
    Action: ['s3:PutObject', 's3:GetBucketAcl'],
    Resource: objectsOf(bucket),
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  };
}

/** Lets S3 deliver access logs to a bucket. */
function accessLogsTo(bucket: string): object {
  return {
    Sid: 'AccessLogs',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${bucket}/*`,
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  };
}

export async function leakyS3(estate: Estate): Promise<void> {
  const bucket = async (name: string, region: Region, acl?: BucketCannedACL): Promise<void> =>
    createBucket(estate, name, region, acl);

  await bucket('acme-trail', home, 'public-read');
  await putPolicy(estate, 'acme-trail', deliveryTo('acme-trail'), accessLogsTo('acme-trail'));
  await bucket('acme-plain', home);
  await bucket('acme-website', home);
  await estate.client(S3Client).send(
    new PutBucketWebsiteCommand({
      Bucket: 'acme-website',
      WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } },
    }),
  );
  await putPolicy(estate, 'acme-website', allow('acme-website', '*'));
  await bucket('acme-open-write', 'eu-west-1');
  await estate.client(S3Client, 'eu-west-1').send(
    new PutBucketAclCommand({
      Bucket: 'acme-open-write',
      GrantWrite: 'uri="http://acs.amazonaws.com/groups/global/AllUsers"',
    }),
  );
  await bucket('acme-any-account', 'eu-west-1', 'authenticated-read');
  await bucket('acme-not-principal', 'eu-west-1');
  await putPolicy(estate, 'acme-not-principal', {
    Effect: 'Allow',
    NotPrincipal: { AWS: `arn:aws:iam::${account}:user/alice` },
    Action: 's3:GetObject',
    Resource: objectsOf('acme-not-principal'),
  });
  await bucket('acme-half-internet', 'ap-southeast-2');
  const halves = { Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } };
  await putPolicy(estate, 'acme-half-internet', allow('acme-half-internet', { AWS: ['*'] }, 's3:GetObject', halves));
  await bucket('acme-partner', 'ap-southeast-2');
  await putPolicy(estate, 'acme-partner', allow('acme-partner', { AWS: `arn:aws:iam::${stranger}:root` }, 's3:*'));
  // The block stops new public grants only: the ACL that is already there still opens the bucket.
  await bucket('acme-late-block', 'ap-southeast-2', 'public-read');
  await estate.client(S3Client, 'ap-southeast-2').send(
    new PutPublicAccessBlockCommand({
      Bucket: 'acme-late-block',
      PublicAccessBlockConfiguration: {
        ...everythingBlocked,
        IgnorePublicAcls: false,
        RestrictPublicBuckets: false,
      },
    }),
  );
  // One bucket of the leaky account is as it should be.
  await createGoodBucket(estate, 'acme-ledger', home, 'acme-trail');

  const control = estate.client(LocalS3Control);
  await control.send(
    new CreateAccessPointCommand({
      AccountId: account,
      Name: 'open',
      Bucket: 'acme-plain',
      PublicAccessBlockConfiguration: { BlockPublicAcls: false, RestrictPublicBuckets: false },
    }),
  );
  const resource = `arn:aws:s3:${home}:${account}:accesspoint/open`;
  await control.send(
    new PutAccessPointPolicyCommand({
      AccountId: account,
      Name: 'open',
      Policy: policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${resource}/object/*` }),
    }),
  );
}

export async function cleanS3(estate: Estate): Promise<void> {
  const control = estate.client(LocalS3Control);
  await control.send(
    new PutAccountPublicAccessBlockCommand({
      AccountId: account,
      PublicAccessBlockConfiguration: everythingBlocked,
    }),
  );
  await serviceRole(estate, 'replication', 's3');
  await createTwins(estate, 'acme-access-logs', 'acme-access-logs', accessLogsTo);
  await createTwins(estate, 'acme-trail', 'acme-access-logs', deliveryTo);
  await createTwins(estate, 'acme-ledger', 'acme-access-logs');
  await control.send(
    new CreateAccessPointCommand({
      AccountId: account,
      Name: 'inside',
      Bucket: 'acme-ledger',
      VpcConfiguration: { VpcId: 'vpc-inside' },
      PublicAccessBlockConfiguration: everythingBlocked,
    }),
  );
}
