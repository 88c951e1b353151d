import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

/** A secret's settings; never its values. */
export const Secret = defineResource('gcp.secretmanager.secret', {
  label: 'Secret Manager secrets',
  per: 'account',
  list: ['secretmanager.secrets.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** Seconds between two reminders to rotate; missing where nobody is reminded. */
        rotationPeriod: z.number().optional(),
        nextRotationTime: instant.optional(),
      }),
    ),
    bindings: facet(Bindings, 'secretmanager.secrets.getIamPolicy'),
  },
});
