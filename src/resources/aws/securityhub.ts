import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

/** Security Hub CSPM in one region. */
export const RegionSettings = defineResource('aws.securityhub.region-settings', {
  label: 'Security Hub settings',
  per: 'region',
  list: [],
  facets: {
    /** `null`: not enabled. */
    hub: facet(
      z.object({ hubArn: z.string(), autoEnableControls: z.boolean().optional() }).nullable(),
      'securityhub:DescribeHub',
    ),
    /** The enabled standards; `null`: Security Hub is not enabled. */
    standards: facet(
      z.array(z.object({ standardsArn: z.string(), standardsStatus: z.string() })).nullable(),
      'securityhub:GetEnabledStandards',
    ),
  },
});
