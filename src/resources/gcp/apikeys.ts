import { z } from 'zod';
import { defineResource, instant, listed } from '../../resource.ts';

/** An API key. Its secret text is never asked for. */
export const Key = defineResource('gcp.apikeys.key', {
  label: 'API keys',
  per: 'account',
  list: ['apikeys.keys.list'],
  facets: {
    config: listed(
      z.object({
        createTime: instant,
        /** Each list is there only where the key is limited in that way. */
        restrictions: z.object({
          /** Names of services. */
          apiTargets: z.array(z.string()).optional(),
          allowedReferrers: z.array(z.string()).optional(),
          allowedIps: z.array(z.string()).optional(),
          /** Package names of Android apps. */
          allowedApplications: z.array(z.string()).optional(),
          allowedBundleIds: z.array(z.string()).optional(),
        }),
      }),
    ),
  },
});
