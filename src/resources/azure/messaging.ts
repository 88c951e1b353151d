import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

/** Namespaces of Event Hubs and Service Bus have the same settings. `provider` is for example `Microsoft.EventHub`. */
export const messagingNamespace = (id: string, label: string, provider: string) =>
  defineResource(id, {
    label,
    per: 'account',
    list: [`${provider}/namespaces/read`],
    facets: {
      tags: listed(tags),
      tier: listed(z.string()),
      config: listed(
        z.object({
          publicNetworkAccess: z.string().optional(),
          minimumTlsVersion: z.string().optional(),
          disableLocalAuth: z.boolean().optional(),
        }),
      ),
      /** `null` in tiers that have no network rules. */
      networkRules: facet(
        z
          .object({
            publicNetworkAccess: z.string().optional(),
            defaultAction: z.string().optional(),
            ipRules: z.array(z.object({ ipMask: z.string() })).optional(),
            virtualNetworkRules: z.array(z.object({ subnet: z.object({ id: z.string() }).optional() })).optional(),
          })
          .nullable(),
        `${provider}/namespaces/networkrulesets/read`,
      ),
    },
  });
