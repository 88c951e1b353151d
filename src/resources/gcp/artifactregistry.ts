import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

export const Repository = defineResource('gcp.artifactregistry.repository', {
  label: 'Artifact Registry repositories',
  per: 'account',
  list: ['artifactregistry.locations.list', 'artifactregistry.repositories.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `DOCKER`, `MAVEN`, `NPM`, … */
        format: z.string(),
        /** The customer's key; missing where Google's are used. */
        kmsKeyName: z.string().optional(),
        /** Whether a tag of an image can be moved to another one. */
        immutableTags: z.boolean(),
        /** `SCANNING_ACTIVE`, `SCANNING_DISABLED` or `SCANNING_UNSUPPORTED`; missing where the API does not say. */
        scanning: z.string().optional(),
      }),
    ),
    bindings: facet(Bindings, 'artifactregistry.repositories.getIamPolicy'),
  },
});
