import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

export const Bucket = defineResource('gcp.storage.bucket', {
  label: 'Cloud Storage buckets',
  per: 'account',
  list: ['storage.buckets.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        uniformBucketLevelAccess: z.boolean(),
        /** `enforced` or `inherited`. */
        publicAccessPrevention: z.string(),
        versioning: z.boolean(),
        /** Seconds that objects must be kept; missing where there is no retention policy. */
        retentionPeriod: z.number().optional(),
        /** Seconds that deleted objects can be brought back; 0 where that is off. */
        softDeleteDuration: z.number(),
        /** Bucket that usage logs go to; missing where there are none. */
        logBucket: z.string().optional(),
        /** The customer's key for new objects; missing where Google's are used. */
        defaultKmsKeyName: z.string().optional(),
      }),
    ),
    bindings: facet(Bindings, 'storage.buckets.getIamPolicy'),
  },
});

/** What the project inherits for all its buckets. */
export const StorageSettings = defineResource('gcp.storage.settings', {
  label: 'Cloud Storage settings of projects',
  per: 'account',
  list: [],
  facets: {
    /** Whether the organization policy `storage.publicAccessPrevention` is in force. */
    publicAccessPrevention: facet(z.boolean(), 'orgpolicy.policy.get'),
  },
});
