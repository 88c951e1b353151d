import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  paginateListBuckets,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  GetAccessPointCommand,
  GetAccessPointPolicyCommand,
  GetMultiRegionAccessPointPolicyCommand,
  GetPublicAccessBlockCommand as GetAccountPublicAccessBlockCommand,
  paginateListAccessPoints,
  paginateListMultiRegionAccessPoints,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';
import { absent } from '../../../collector.ts';
import { AccessPoint, AccountSettings, Bucket, MultiRegionAccessPoint } from '../../../resources/aws/s3.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

const s3 = (aws: Aws, bucket: { readonly region?: string | undefined }): S3Client =>
  aws.client(S3Client, bucket.region);

/** S3 answers with the bare policy, so nothing else shows that it breaks off. Throws `SyntaxError`. */
function wholeJson(text: string): string {
  JSON.parse(text);
  return text;
}

export const buckets = defineAwsCollector(Bucket, {
  async *list(aws) {
    // BucketRegion is only answered to requests that have a parameter.
    for await (const { Buckets = [] } of paginateListBuckets({ client: aws.client(S3Client) }, { MaxBuckets: 1000 }))
      for (const { Name = '', BucketRegion } of Buckets)
        yield {
          uid: `arn:${aws.partition}:s3:::${Name}`,
          name: Name,
          region: BucketRegion,
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
        .then(({ Policy }) => wholeJson(Policy!), absent('NoSuchBucketPolicy')),
    acl: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketAclCommand({ Bucket: bucket.name }))
        .then(({ Owner, Grants }) => ({ owner: { id: Owner?.ID ?? null }, grants: camel(Grants ?? []) })),
    ownership: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketOwnershipControlsCommand({ Bucket: bucket.name }))
        .then(
          ({ OwnershipControls }) => OwnershipControls!.Rules![0]!.ObjectOwnership!,
          absent('OwnershipControlsNotFoundError'),
        ),
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
          return {
            algorithm: SSEAlgorithm!,
            kmsKey: KMSMasterKeyID ?? null,
            bucketKey: rule!.BucketKeyEnabled ?? false,
          };
        }, absent('ServerSideEncryptionConfigurationNotFoundError')),
    logging: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketLoggingCommand({ Bucket: bucket.name }))
        .then(({ LoggingEnabled }) =>
          LoggingEnabled
            ? { targetBucket: LoggingEnabled.TargetBucket!, targetPrefix: LoggingEnabled.TargetPrefix! }
            : null,
        ),
    lifecycle: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket.name }))
        .then(({ Rules }) => camel(Rules), absent('NoSuchLifecycleConfiguration')),
    objectLock: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetObjectLockConfigurationCommand({ Bucket: bucket.name }))
        .then(({ ObjectLockConfiguration }) => {
          const mode = ObjectLockConfiguration!.Rule?.DefaultRetention?.Mode;
          return { objectLockEnabled: ObjectLockConfiguration!.ObjectLockEnabled!, ...(mode && { defaultMode: mode }) };
        }, absent('ObjectLockConfigurationNotFoundError')),
    replication: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketReplicationCommand({ Bucket: bucket.name }))
        .then(
          ({ ReplicationConfiguration }) => camel(ReplicationConfiguration!.Rules),
          absent('ReplicationConfigurationNotFoundError'),
        ),
    notifications: (aws, bucket) =>
      s3(aws, bucket)
        .send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket.name }))
        .then((answer) => ({
          destinations: [
            ...(answer.TopicConfigurations ?? []).map(({ TopicArn }) => TopicArn!),
            ...(answer.QueueConfigurations ?? []).map(({ QueueArn }) => QueueArn!),
            ...(answer.LambdaFunctionConfigurations ?? []).map(({ LambdaFunctionArn }) => LambdaFunctionArn!),
          ],
          eventBridge: answer.EventBridgeConfiguration !== undefined,
        })),
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

export const accessPoints = defineAwsCollector(AccessPoint, {
  async *list(aws) {
    const pages = paginateListAccessPoints(
      { client: aws.client(S3ControlClient) },
      { AccountId: aws.account, MaxResults: 1000 },
    );
    for await (const { AccessPointList = [] } of pages)
      for (const point of AccessPointList)
        yield { uid: point.AccessPointArn!, name: point.Name!, config: camel(point) };
  },
  facets: {
    publicAccessBlock: (aws, { name }) =>
      aws
        .client(S3ControlClient)
        .send(new GetAccessPointCommand({ AccountId: aws.account, Name: name }))
        .then((answer) => camel(answer.PublicAccessBlockConfiguration)),
    policy: (aws, { name }) =>
      aws
        .client(S3ControlClient)
        .send(new GetAccessPointPolicyCommand({ AccountId: aws.account, Name: name }))
        .then(({ Policy }) => Policy!, absent('NoSuchAccessPointPolicy')),
  },
});

/** The only region that answers for them. */
const multiRegionHome = 'us-west-2';

export const multiRegionAccessPoints = defineAwsCollector(MultiRegionAccessPoint, {
  async *list(aws) {
    if (aws.partition !== 'aws') return;
    const client = aws.client(S3ControlClient, multiRegionHome);
    for await (const { AccessPoints = [] } of paginateListMultiRegionAccessPoints(
      { client },
      { AccountId: aws.account },
    ))
      for (const { Name, Alias, PublicAccessBlock, Regions } of AccessPoints)
        yield {
          uid: `arn:${aws.partition}:s3::${aws.account}:accesspoint/${Alias}`,
          name: Name!,
          config: { publicAccessBlock: camel(PublicAccessBlock), buckets: Regions!.map(({ Bucket }) => Bucket!) },
        };
  },
  facets: {
    policy: (aws, { name }) =>
      aws
        .client(S3ControlClient, multiRegionHome)
        .send(new GetMultiRegionAccessPointPolicyCommand({ AccountId: aws.account, Name: name }))
        .then(({ Policy }) => Policy?.Established?.Policy ?? null, absent('NoSuchMultiRegionAccessPointPolicy')),
  },
});
