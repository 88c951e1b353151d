import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const SearchService = defineResource('azure.search.service', {
  label: 'AI Search services',
  per: 'account',
  list: ['Microsoft.Search/searchServices/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        publicNetworkAccess: z.string().optional(),
        networkRuleSet: z.object({ ipRules: z.array(z.object({ value: z.string() })).optional() }).optional(),
        disableLocalAuth: z.boolean().optional(),
      }),
    ),
  },
});
