import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  paginateListBuckets,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  GetPublicAccessBlockCommand as GetAccountPublicAccessBlockCommand,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';
import { absent } from '../../../collector.ts';
import { AccountSettings, Bucket } from '../../../resources/aws/s3.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

const s3 = (aws: Aws, bucket: { readonly region?: string | undefined }): S3Client => aws.client(S3Client, bucket.region);

export const buckets = defineAwsCollector(Bucket, {
  async *list(aws) {
    // BucketRegion is only answered to requests that have a parameter.
    for await (const { Buckets = [] } of paginateListBuckets({ client: aws.client(S3Client) }, { MaxBuckets: 1000 }))
      for (const { Name = '', BucketRegion, CreationDate } of Buckets)
        yield {
          uid: `arn:${aws.partition}:s3:::${Name}`,
          name: Name,
          region: BucketRegion ?? aws.region,
          config: { createdAt: CreationDate?.toISOString() ?? null },
        };
  },
  facets: {
    publicAccessBlock: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetPublicAccessBlockCommand({ Bucket: bucket.name }))
        .then((answer) => camel(answer.PublicAccessBlockConfiguration), absent('NoSuchPublicAccessBlockConfiguration')),
    policy: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketPolicyCommand({ Bucket: bucket.name }))
        .then(({ Policy }) => Policy!, absent('NoSuchBucketPolicy')),
    acl: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketAclCommand({ Bucket: bucket.name }))
        .then(({ Owner, Grants }) => ({ owner: { id: Owner?.ID ?? null }, grants: camel(Grants ?? []) })),
    ownership: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketOwnershipControlsCommand({ Bucket: bucket.name }))
        .then(({ OwnershipControls }) => OwnershipControls!.Rules![0]!.ObjectOwnership!, absent('OwnershipControlsNotFoundError')),
    versioning: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketVersioningCommand({ Bucket: bucket.name }))
        .then(({ Status, MFADelete }) => ({ status: Status ?? null, mfaDelete: MFADelete ?? null })),
    encryption: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketEncryptionCommand({ Bucket: bucket.name }))
        .then(({ ServerSideEncryptionConfiguration }) => {
          const [rule] = ServerSideEncryptionConfiguration!.Rules!;
          const { SSEAlgorithm, KMSMasterKeyID } = rule!.ApplyServerSideEncryptionByDefault!;
          return { algorithm: SSEAlgorithm!, kmsKey: KMSMasterKeyID ?? null, bucketKey: rule!.BucketKeyEnabled ?? false };
        }, absent('ServerSideEncryptionConfigurationNotFoundError')),
    logging: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketLoggingCommand({ Bucket: bucket.name }))
        .then(({ LoggingEnabled }) =>
          LoggingEnabled ? { targetBucket: LoggingEnabled.TargetBucket!, targetPrefix: LoggingEnabled.TargetPrefix! } : null,
        ),
    tags: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketTaggingCommand({ Bucket: bucket.name }))
        .then(
          ({ TagSet }) => tagsOf(TagSet),
          (error: unknown) => absent('NoSuchTagSet')(error) ?? {},
        ),
  },
});

export const accountSettings = defineAwsCollector(AccountSettings, {
  *list({ account, partition }) {
    yield { uid: `arn:${partition}:s3::${account}:account-settings`, name: account };
  },
  facets: {
    publicAccessBlock: (aws) =>
      aws
        .client(S3ControlClient)
        .send(new GetAccountPublicAccessBlockCommand({ AccountId: aws.account }))
        .then((answer) => camel(answer.PublicAccessBlockConfiguration), absent('NoSuchPublicAccessBlockConfiguration')),
  },
});
