import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

export const Service = defineResource('gcp.run.service', {
  label: 'Cloud Run services',
  per: 'account',
  list: ['run.services.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `all`, `internal`, `internal-and-cloud-load-balancing` or `none`. */
        ingress: z.string(),
        /** Nobody is asked who invokes it, whatever the policy says. */
        invokerIamDisabled: z.boolean(),
        /** Empty where it runs as the default account of Compute Engine. */
        serviceAccountName: z.string(),
        /** Names of plain environment variables; never their values. */
        variables: z.array(z.string()),
        binaryAuthorization: z.boolean(),
      }),
    ),
    /** Who may invoke or change it. */
    bindings: facet(Bindings, 'run.services.getIamPolicy'),
  },
});
