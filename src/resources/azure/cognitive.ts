import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const CognitiveAccount = defineResource('azure.cognitive.account', {
  label: 'Azure AI services and Azure OpenAI accounts',
  per: 'account',
  list: ['Microsoft.CognitiveServices/accounts/read'],
  facets: {
    tags: listed(tags),
    /** `OpenAI`, `AIServices`, `FormRecognizer` …; empty where not said. */
    kind: listed(z.string()),
    config: listed(
      z.object({
        publicNetworkAccess: z.string().optional(),
        networkAcls: z
          .object({
            defaultAction: z.string().optional(),
            ipRules: z.array(z.object({ value: z.string() })).optional(),
          })
          .optional(),
        disableLocalAuth: z.boolean().optional(),
        encryption: z.object({ keySource: z.string().optional() }).optional(),
      }),
    ),
  },
});
