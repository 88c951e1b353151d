import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

const PublicAccessBlock = z.object({
  blockPublicAcls: z.boolean(),
  blockPublicPolicy: z.boolean(),
  ignorePublicAcls: z.boolean(),
  restrictPublicBuckets: z.boolean(),
});

const Grant = z.object({
  grantee: z.object({ type: z.string(), id: z.string().optional(), uri: z.string().optional() }),
  permission: z.string(),
});

export const Bucket = defineResource('aws.s3.bucket', {
  label: 'S3 buckets',
  per: 'account',
  list: ['s3:ListAllMyBuckets'],
  facets: {
    /** `null`: nothing is set on the bucket. */
    publicAccessBlock: facet(PublicAccessBlock.nullable(), 's3:GetBucketPublicAccessBlock'),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 's3:GetBucketPolicy'),
    acl: facet(z.object({ owner: z.object({ id: z.string().nullable() }), grants: z.array(Grant) }), 's3:GetBucketAcl'),
    /** `null`: never set, which means that ACLs are in force. */
    ownership: facet(
      z.enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']).nullable(),
      's3:GetBucketOwnershipControls',
    ),
    versioning: facet(
      z.object({
        status: z.enum(['Enabled', 'Suspended']).nullable(),
        mfaDelete: z.enum(['Enabled', 'Disabled']).nullable(),
      }),
      's3:GetBucketVersioning',
    ),
    /** `null`: none set on the bucket; new objects are still encrypted with keys of S3. */
    encryption: facet(
      z.object({ algorithm: z.string(), kmsKey: z.string().nullable(), bucketKey: z.boolean() }).nullable(),
      's3:GetEncryptionConfiguration',
    ),
    /** Where access logs go; `null`: nowhere. */
    logging: facet(z.object({ targetBucket: z.string(), targetPrefix: z.string() }).nullable(), 's3:GetBucketLogging'),
    /** The rules that expire or move objects; `null`: none. */
    lifecycle: facet(
      z.array(z.object({ id: z.string().optional(), status: z.enum(['Enabled', 'Disabled']) })).nullable(),
      's3:GetLifecycleConfiguration',
    ),
    /** `null`: off. */
    objectLock: facet(
      z
        .object({
          objectLockEnabled: z.string(),
          /** What is locked without being asked to, `GOVERNANCE` or `COMPLIANCE`; missing: nothing. */
          defaultMode: z.string().optional(),
        })
        .nullable(),
      's3:GetBucketObjectLockConfiguration',
    ),
    /** `null`: objects are not replicated. */
    replication: facet(
      z
        .array(z.object({ status: z.enum(['Enabled', 'Disabled']), destination: z.object({ bucket: z.string() }) }))
        .nullable(),
      's3:GetReplicationConfiguration',
    ),
    /** Who hears of events: ARNs of topics, queues and functions, and whether EventBridge does. */
    notifications: facet(
      z.object({ destinations: z.array(z.string()), eventBridge: z.boolean() }),
      's3:GetBucketNotification',
    ),
  },
});

export const AccessPoint = defineResource('aws.s3.access-point', {
  label: 'S3 access points',
  per: 'region',
  list: ['s3:ListAccessPoints'],
  facets: {
    config: listed(
      z.object({
        bucket: z.string(),
        /** `Internet` or `VPC`. */
        networkOrigin: z.string(),
        /** Missing where the API does not say whose the bucket is. */
        bucketAccountId: z.string().optional(),
      }),
    ),
    publicAccessBlock: facet(PublicAccessBlock, 's3:GetAccessPoint'),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 's3:GetAccessPointPolicy'),
  },
});

/** Only the commercial partition has them. */
export const MultiRegionAccessPoint = defineResource('aws.s3.multi-region-access-point', {
  label: 'S3 multi-region access points',
  per: 'account',
  list: ['s3:ListMultiRegionAccessPoints'],
  facets: {
    config: listed(z.object({ publicAccessBlock: PublicAccessBlock, buckets: z.array(z.string()) })),
    /** The policy document in force, as text; `null`: none. */
    policy: facet(z.string().nullable(), 's3:GetMultiRegionAccessPointPolicy'),
  },
});

export const AccountSettings = defineResource('aws.s3.account-settings', {
  label: 'S3 account settings',
  per: 'account',
  list: [],
  facets: {
    /** `null`: nothing is set on the account. */
    publicAccessBlock: facet(PublicAccessBlock.nullable(), 's3:GetAccountPublicAccessBlock'),
  },
});
