import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';

export const Registry = defineResource('azure.containerregistry.registry', {
  label: 'Container registries',
  per: 'account',
  list: ['Microsoft.ContainerRegistry/registries/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        adminUserEnabled: z.boolean().optional(),
        publicNetworkAccess: z.string().optional(),
        networkRuleSet: z
          .object({
            defaultAction: z.string().optional(),
            ipRules: z.array(z.object({ value: z.string() })).optional(),
          })
          .optional(),
        policies: z.object({ exportPolicy: z.object({ status: z.string().optional() }).optional() }).optional(),
        encryption: z.object({ status: z.string().optional() }).optional(),
        privateEndpointConnections: PrivateEndpointConnections.optional(),
      }),
    ),
    /** API versions before 2025-11-01 do not say it. */
    anonymousPullEnabled: listed(z.boolean()),
  },
});
