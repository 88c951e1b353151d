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
    /** How the zone's keys are made; empty where that is left to Google. */
    keySpecs: listed(
      z.array(
        z.object({
          /** `keySigning` or `zoneSigning`. */
          keyType: z.string(),
          /** For example `rsasha256`. */
          algorithm: z.string(),
        }),
      ),
    ),
  },
});

export const DnsPolicy = defineResource('gcp.dns.policy', {
  label: 'Cloud DNS server policies',
  per: 'account',
  list: ['dns.policies.list'],
  facets: {
    config: listed(
      z.object({
        enableLogging: z.boolean(),
        /** Full resource names of the VPC networks it is for. */
        networks: z.array(z.string()),
      }),
    ),
  },
});
