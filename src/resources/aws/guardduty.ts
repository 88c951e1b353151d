import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

/** Of which a region has at most one. */
export const Detector = defineResource('aws.guardduty.detector', {
  label: 'GuardDuty detectors',
  per: 'region',
  list: ['guardduty:ListDetectors'],
  facets: {
    config: facet(
      z.object({
        /** `DISABLED` is a detector that is suspended. */
        status: z.enum(['ENABLED', 'DISABLED']),
        /** The protection plans that the region offers. */
        features: z.array(
          z.object({
            name: z.string(),
            status: z.string(),
            additionalConfiguration: z.array(z.object({ name: z.string(), status: z.string() })).optional(),
          }),
        ),
      }),
      'guardduty:GetDetector',
    ),
  },
});
