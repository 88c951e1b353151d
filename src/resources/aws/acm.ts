import { z } from 'zod';
import { defineResource, facet, instant, listed } from '../../resource.ts';

export const Certificate = defineResource('aws.acm.certificate', {
  label: 'ACM certificates',
  per: 'region',
  list: ['acm:ListCertificates'],
  facets: {
    state: listed(
      z.object({
        status: z.string(),
        type: z.string(),
        inUse: z.boolean(),
        /** `null`: not issued yet. */
        notAfter: instant.nullable(),
      }),
    ),
    keyAlgorithm: listed(z.string()),
    /** Of more than a hundred names, the first hundred. */
    domainNames: listed(z.array(z.string())),
    details: facet(
      z.object({
        /** Whether the certificate is entered into public logs; `null`: not for ACM to say. */
        transparencyLogging: z.string().nullable(),
        /** `null`: no renewal has begun. */
        renewal: z.object({ status: z.string(), reason: z.string().nullable() }).nullable(),
      }),
      'acm:DescribeCertificate',
    ),
  },
});
