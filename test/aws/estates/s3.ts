import * as S3 from '@aws-sdk/client-s3';
import * as S3Control from '@aws-sdk/client-s3-control';
import { awsError, estate } from '../fake.ts';

const openPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::open/*' }],
});
const allOff = { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false };

const bucket = (name: string) => ({ Name: name, BucketRegion: 'eu-west-1', CreationDate: new Date('2024-05-01') });

export default [
  estate(S3, {
    ListBuckets: ({ ContinuationToken }) =>
      ContinuationToken ? { Buckets: [bucket('open')] } : { Buckets: [bucket('shut')], ContinuationToken: 'page-2' },
    GetPublicAccessBlock: ({ Bucket }) =>
      Bucket === 'open' ? { PublicAccessBlockConfiguration: allOff } : awsError('NoSuchPublicAccessBlockConfiguration', 404),
    GetBucketPolicy: ({ Bucket }) => (Bucket === 'open' ? { Policy: openPolicy } : awsError('NoSuchBucketPolicy', 404)),
    GetBucketAcl: ({ Bucket }) => ({
      Owner: { ID: 'owner' },
      Grants: [
        { Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' },
        ...(Bucket === 'open'
          ? [{ Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' }]
          : []),
      ],
    }),
    GetBucketOwnershipControls: ({ Bucket }) =>
      Bucket === 'open'
        ? { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }
        : awsError('OwnershipControlsNotFoundError', 404),
    GetBucketVersioning: ({ Bucket }) => (Bucket === 'open' ? { Status: 'Suspended', MFADelete: 'Disabled' } : { Status: 'Enabled' }),
    GetBucketEncryption: ({ Bucket }) =>
      Bucket === 'open'
        ? awsError('ServerSideEncryptionConfigurationNotFoundError', 404)
        : {
            ServerSideEncryptionConfiguration: {
              Rules: [
                {
                  ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/data' },
                  BucketKeyEnabled: true,
                },
              ],
            },
          },
    GetBucketLogging: ({ Bucket }) =>
      Bucket === 'open' ? {} : { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'shut/' } },
    GetBucketTagging: ({ Bucket }) =>
      Bucket === 'open' ? awsError('NoSuchTagSet', 404) : { TagSet: [{ Key: 'owner', Value: 'data team' }] },
  }),
  estate(S3Control, {
    GetPublicAccessBlock: { PublicAccessBlockConfiguration: allOff },
  }),
];
