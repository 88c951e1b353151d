import * as S3 from '@aws-sdk/client-s3';
import * as S3Control from '@aws-sdk/client-s3-control';
import { awsError, estate } from '../fake.ts';

const policyOn = (resource: string, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: resource, ...more }],
  });
const allOff = {
  BlockPublicAcls: false,
  BlockPublicPolicy: false,
  IgnorePublicAcls: false,
  RestrictPublicBuckets: false,
};
const allOn = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

const bucket = (name: string) => ({ Name: name, BucketRegion: 'eu-west-1', CreationDate: new Date('2024-05-01') });

/** What a bucket that nobody configured answers. */
const or =
  (answers: Record<string, object>, otherwise: object) =>
  ({ Bucket }: { Bucket: string }) =>
    answers[Bucket] ?? otherwise;

export default [
  estate(S3, {
    ListBuckets: ({ ContinuationToken }) =>
      ContinuationToken
        ? { Buckets: [bucket('open'), bucket('bare')] }
        : { Buckets: [bucket('shut')], ContinuationToken: 'page-2' },
    GetPublicAccessBlock: or(
      { open: { PublicAccessBlockConfiguration: allOff }, shut: { PublicAccessBlockConfiguration: allOn } },
      awsError('NoSuchPublicAccessBlockConfiguration', 404),
    ),
    GetBucketPolicy: or(
      {
        open: { Policy: policyOn('arn:aws:s3:::open/*', { Action: 's3:*' }) },
        shut: {
          Policy: policyOn('*', {
            Effect: 'Deny',
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        },
      },
      awsError('NoSuchBucketPolicy', 404),
    ),
    GetBucketAcl: ({ Bucket }) => ({
      Owner: { ID: 'owner' },
      Grants: [
        { Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' },
        ...(Bucket === 'open'
          ? [
              {
                Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
                Permission: 'READ',
              },
              { Grantee: { Type: 'CanonicalUser', ID: 'stranger' }, Permission: 'READ' },
            ]
          : []),
      ],
    }),
    GetBucketOwnershipControls: or(
      {
        open: { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
        shut: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
      },
      awsError('OwnershipControlsNotFoundError', 404),
    ),
    GetBucketVersioning: or(
      { open: { Status: 'Suspended', MFADelete: 'Disabled' }, shut: { Status: 'Enabled', MFADelete: 'Enabled' } },
      {},
    ),
    GetBucketEncryption: or(
      {
        shut: {
          ServerSideEncryptionConfiguration: {
            Rules: [
              {
                ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/data' },
                BucketKeyEnabled: true,
              },
            ],
          },
        },
      },
      awsError('ServerSideEncryptionConfigurationNotFoundError', 404),
    ),
    GetBucketLogging: or({ shut: { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'shut/' } } }, {}),
    GetBucketLifecycleConfiguration: or(
      { shut: { Rules: [{ ID: 'old', Status: 'Enabled' }] } },
      awsError('NoSuchLifecycleConfiguration', 404),
    ),
    GetObjectLockConfiguration: or(
      {
        shut: {
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
          },
        },
      },
      awsError('ObjectLockConfigurationNotFoundError', 404),
    ),
    GetBucketReplication: or(
      {
        open: {
          ReplicationConfiguration: {
            Role: 'arn:aws:iam::111122223333:role/replication',
            Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::shut' } }],
          },
        },
        shut: {
          ReplicationConfiguration: {
            Role: 'arn:aws:iam::111122223333:role/replication',
            Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::elsewhere' } }],
          },
        },
      },
      awsError('ReplicationConfigurationNotFoundError', 404),
    ),
    GetBucketNotificationConfiguration: or(
      {
        shut: {
          TopicConfigurations: [
            { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:uploads', Events: ['s3:ObjectCreated:*'] },
          ],
          QueueConfigurations: [
            { QueueArn: 'arn:aws:sqs:eu-west-1:111122223333:uploads', Events: ['s3:ObjectCreated:*'] },
          ],
          LambdaFunctionConfigurations: [
            {
              LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:scan',
              Events: ['s3:ObjectCreated:*'],
            },
          ],
          EventBridgeConfiguration: {},
        },
      },
      {},
    ),
  }),
  estate(S3Control, {
    GetPublicAccessBlock: { PublicAccessBlockConfiguration: allOff },
    ListAccessPoints: ({ NextToken }) =>
      NextToken
        ? { AccessPointList: [accessPoint('open', 'Internet'), accessPoint('bare', 'Internet')] }
        : { AccessPointList: [accessPoint('shut', 'VPC')], NextToken: 'page-2' },
    GetAccessPoint: ({ Name }) => ({ Name, PublicAccessBlockConfiguration: Name === 'open' ? allOff : allOn }),
    GetAccessPointPolicy: ({ Name }) =>
      Name === 'open'
        ? { Policy: policyOn('arn:aws:s3:eu-west-1:111122223333:accesspoint/open/object/*') }
        : awsError('NoSuchAccessPointPolicy', 404),
    ListMultiRegionAccessPoints: ({ NextToken }) =>
      NextToken
        ? { AccessPoints: [multiRegion('open', allOff)] }
        : { AccessPoints: [multiRegion('shut', allOn)], NextToken: 'page-2' },
    GetMultiRegionAccessPointPolicy: ({ Name }) =>
      Name === 'open'
        ? { Policy: { Established: { Policy: policyOn('arn:aws:s3::111122223333:accesspoint/open.mrap/object/*') } } }
        : { Policy: {} },
  }),
];

function accessPoint(name: string, NetworkOrigin: string) {
  return {
    Name: name,
    NetworkOrigin,
    Bucket: name,
    BucketAccountId: '111122223333',
    AccessPointArn: `arn:aws:s3:eu-west-1:111122223333:accesspoint/${name}`,
  };
}

function multiRegion(name: string, PublicAccessBlock: typeof allOn) {
  return { Name: name, Alias: `${name}.mrap`, PublicAccessBlock, Regions: [{ Bucket: name, Region: 'eu-west-1' }] };
}
