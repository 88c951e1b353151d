import { z } from 'zod';
import { defineResource, listed } from '../../resource.ts';

export const ManagedZone = defineResource('gcp.dns.managed-zone', {
  label: 'Cloud DNS zones',
  per: 'account',
  list: ['dns.managedZones.list'],
  facets: {
    config: listed(
      z.object({
        dnsName: z.string(),
        /** `public` or `private`. */
        visibility: z.string(),
        /** `on`, `off` or `transfer`. */
        dnssecState: z.string(),
      }),
    ),
  },
});
