import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

export const Function = defineResource('gcp.functions.function', {
  label: 'Cloud Functions',
  per: 'account',
  list: ['cloudfunctions.functions.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `GEN_1` or `GEN_2`. */
        environment: z.string(),
        /** Whether HTTP requests start it; events start the others. */
        isHttp: z.boolean(),
        /** `ALLOW_ALL`, `ALLOW_INTERNAL_ONLY` or `ALLOW_INTERNAL_AND_GCLB`. */
        ingressSettings: z.string(),
        /** First generation: `SECURE_ALWAYS` or `SECURE_OPTIONAL`; missing where the API does not say. */
        securityLevel: z.string().optional(),
        /** Second generation: the Cloud Run service that runs it, `projects/…/locations/…/services/…`. */
        service: z.string().optional(),
        serviceAccountEmail: z.string(),
        /** Names of plain environment variables, when running and when building; never their values. */
        variables: z.array(z.string()),
      }),
    ),
    /** Who may invoke it: the policy of the function, or of the service behind it in the second generation. */
    bindings: facet(Bindings, 'cloudfunctions.functions.getIamPolicy', 'run.services.getIamPolicy'),
  },
});
