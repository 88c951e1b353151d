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

/** An instance or server that Systems Manager manages; its name is the instance's id. */
export const ManagedInstance = defineResource('aws.ssm.managed-instance', {
  label: 'Systems Manager managed instances',
  per: 'region',
  list: ['ssm:DescribeInstanceInformation'],
  facets: {
    /** The role that Systems Manager itself gave it; `null`: none but its instance profile's. */
    iamRole: listed(z.string().nullable()),
    ping: listed(z.object({ pingStatus: z.string() })),
  },
});

/** How far one managed instance complies with its patch baseline, or with its associations. */
export const Compliance = defineResource('aws.ssm.compliance', {
  label: 'Systems Manager compliance summaries',
  per: 'region',
  list: ['ssm:ListResourceComplianceSummaries'],
  facets: {
    /** `complianceType` is `Patch`, `Association` or one of the customer's own. */
    summary: listed(z.object({ complianceType: z.string(), status: z.string(), nonCompliantCount: z.number() })),
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
