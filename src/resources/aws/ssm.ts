import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

/** Of parameters only names and types are ever read, never their values. */
export const Parameter = defineResource('aws.ssm.parameter', {
  label: 'Parameters of Parameter Store',
  per: 'region',
  list: ['ssm:DescribeParameters'],
  facets: {
    config: listed(z.object({ type: z.string() })),
  },
});

/** Documents that the account owns. */
export const Document = defineResource('aws.ssm.document', {
  label: 'Systems Manager documents',
  per: 'region',
  list: ['ssm:ListDocuments'],
  facets: {
    /** Account ids that the document is shared with; `all`: everybody. */
    sharing: facet(z.object({ accountIds: z.array(z.string()) }), 'ssm:DescribeDocumentPermission'),
    tags: listed(tags),
  },
});

/** What holds for Systems Manager in one region. */
export const RegionSettings = defineResource('aws.ssm.region-settings', {
  label: 'Systems Manager settings of a region',
  per: 'region',
  list: [],
  facets: {
    /** Whether documents may be made public. */
    publicSharing: facet(z.object({ value: z.enum(['Enable', 'Disable']) }), 'ssm:GetServiceSetting'),
    /** Where automations log what their scripts print; `null`: nowhere. */
    automationLog: facet(z.object({ destination: z.string().nullable() }), 'ssm:GetServiceSetting'),
  },
});
