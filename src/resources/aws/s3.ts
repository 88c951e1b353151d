import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

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
    config: listed(z.object({ createdAt: z.string().nullable() })),
    /** `null`: nothing is set on the bucket. */
    publicAccessBlock: facet(PublicAccessBlock.nullable(), 's3:GetBucketPublicAccessBlock'),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 's3:GetBucketPolicy'),
    acl: facet(
      z.object({ owner: z.object({ id: z.string().nullable() }), grants: z.array(Grant) }),
      's3:GetBucketAcl',
    ),
    /** `null`: never set, which means that ACLs are in force. */
    ownership: facet(
      z.enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']).nullable(),
      's3:GetBucketOwnershipControls',
    ),
    versioning: facet(
      z.object({ status: z.enum(['Enabled', 'Suspended']).nullable(), mfaDelete: z.enum(['Enabled', 'Disabled']).nullable() }),
      's3:GetBucketVersioning',
    ),
    /** `null`: none set on the bucket; new objects are still encrypted with keys of S3. */
    encryption: facet(
      z.object({ algorithm: z.string(), kmsKey: z.string().nullable(), bucketKey: z.boolean() }).nullable(),
      's3:GetEncryptionConfiguration',
    ),
    /** Where access logs go; `null`: nowhere. */
    logging: facet(z.object({ targetBucket: z.string(), targetPrefix: z.string() }).nullable(), 's3:GetBucketLogging'),
    tags: facet(tags, 's3:GetBucketTagging'),
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
