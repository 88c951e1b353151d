import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';

/** Of secrets only what surrounds them is ever read, never their values. */
export const Secret = defineResource('aws.secretsmanager.secret', {
  label: 'Secrets',
  per: 'region',
  list: ['secretsmanager:ListSecrets'],
  facets: {
    /** `owningService`: the AWS service that manages the secret. `primaryRegion`: where it is replicated from. */
    origin: listed(z.object({ owningService: z.string().nullable(), primaryRegion: z.string().nullable() })),
    rotation: listed(
      z.object({
        enabled: z.boolean(),
        /** `null` where a schedule expression says when. */
        automaticallyAfterDays: z.number().nullable(),
        lastRotated: instant.nullable(),
        /** The secret is due on or before this moment. */
        next: instant.nullable(),
      }),
    ),
    /** `lastAccessed` is the day, without time; `null`: never. */
    use: listed(z.object({ created: instant, lastAccessed: instant.nullable() })),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 'secretsmanager:GetResourcePolicy'),
    tags: listed(tags),
  },
});
