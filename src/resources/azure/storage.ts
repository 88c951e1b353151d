import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

/** What keeps deleted things for a while; `days` is missing where it is off. */
const Retention = z.object({ enabled: z.boolean(), days: z.number().optional() });

export const StorageAccount = defineResource('azure.storage.account', {
  label: 'Storage accounts',
  per: 'account',
  list: ['Microsoft.Storage/storageAccounts/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        supportsHttpsTrafficOnly: z.boolean().optional(),
        minimumTlsVersion: z.string().optional(),
      }),
    ),
    /** How long deleted blobs can be brought back. */
    blobService: facet(
      z.object({ deleteRetentionPolicy: Retention.optional() }),
      'Microsoft.Storage/storageAccounts/blobServices/read',
    ),
  },
});
