import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

/** What hands credentials of AWS to users of an app. */
export const IdentityPool = defineResource('aws.cognito.identity-pool', {
  label: 'Cognito identity pools',
  per: 'region',
  list: ['cognito-identity:ListIdentityPools'],
  facets: {
    /** Whether guests get credentials without signing in, and whether the older flow is on, which no session policy limits. */
    access: facet(
      z.object({ allowUnauthenticatedIdentities: z.boolean(), allowClassicFlow: z.boolean() }),
      'cognito-identity:DescribeIdentityPool',
    ),
    /** Which roles, by ARN. `mappings`: roles that the rules of one identity provider give instead. */
    roles: facet(
      z.object({
        authenticated: z.string().nullable(),
        unauthenticated: z.string().nullable(),
        mappings: z.array(
          z.object({
            provider: z.string(),
            /** `Rules`, or `Token`: the role is named in the user's token. */
            type: z.string(),
            roles: z.array(z.string()),
          }),
        ),
      }),
      'cognito-identity:GetIdentityPoolRoles',
    ),
  },
});
