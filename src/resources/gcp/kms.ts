import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

export const CryptoKey = defineResource('gcp.kms.key', {
  label: 'Cloud KMS keys',
  per: 'account',
  list: ['cloudkms.locations.list', 'cloudkms.keyRings.list', 'cloudkms.cryptoKeys.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `ENCRYPT_DECRYPT` for symmetric encryption; only those rotate by themselves. */
        purpose: z.string(),
        /** Seconds between two rotations; missing where it does not rotate by itself. */
        rotationPeriod: z.number().optional(),
        nextRotationTime: instant.optional(),
        /** State of the version that encrypts, for example `ENABLED`; missing for keys without one. */
        primaryState: z.string().optional(),
      }),
    ),
    /** The policy of the key itself. */
    bindings: facet(Bindings, 'cloudkms.cryptoKeys.getIamPolicy'),
    /** The policy of its key ring, which it inherits. */
    ringBindings: facet(Bindings, 'cloudkms.keyRings.getIamPolicy'),
  },
});
