import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const RedisCache = defineResource('azure.redis.cache', {
  label: 'Redis caches',
  per: 'account',
  list: ['Microsoft.Cache/redis/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        enableNonSslPort: z.boolean().optional(),
        minimumTlsVersion: z.string().optional(),
        publicNetworkAccess: z.string().optional(),
        disableAccessKeyAuthentication: z.boolean().optional(),
        /** The subnet of a cache that was put into a virtual network. */
        subnetId: z.string().optional(),
      }),
    ),
  },
});
