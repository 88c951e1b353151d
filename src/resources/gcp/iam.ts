import { z } from 'zod';
import { defineResource, facet, instant, listed } from '../../resource.ts';
import { Bindings } from './_policy.ts';

const ConditionalBindings = z.array(
  Bindings.element.extend({ condition: z.object({ title: z.string(), expression: z.string() }).optional() }),
);
const AuditConfigs = z.array(
  z.object({
    /** `allServices` or the name of one. */
    service: z.string(),
    auditLogConfigs: z.array(
      z.object({
        /** `ADMIN_READ`, `DATA_READ` or `DATA_WRITE`. */
        logType: z.string(),
        exemptedMembers: z.array(z.string()),
      }),
    ),
  }),
);
const getPolicy = [
  'resourcemanager.projects.getIamPolicy',
  'resourcemanager.folders.getIamPolicy',
  'resourcemanager.organizations.getIamPolicy',
] as const;

/** The IAM policy of a project, or of an organization and each folder below it. */
export const Policy = defineResource('gcp.iam.policy', {
  label: 'IAM policies of projects, folders and organizations',
  per: 'scope',
  list: ['resourcemanager.folders.list'],
  facets: {
    bindings: facet(ConditionalBindings, ...getPolicy),
    auditConfigs: facet(AuditConfigs, ...getPolicy),
    /** What is inherited from the folders and the organization above, nearest first. */
    inherited: facet(
      z.array(z.object({ node: z.string(), bindings: Bindings, auditConfigs: AuditConfigs })),
      'resourcemanager.projects.get',
      'resourcemanager.folders.get',
      'resourcemanager.folders.getIamPolicy',
      'resourcemanager.organizations.getIamPolicy',
    ),
  },
});

/** A service account of the project's own, the default ones included; Google's service agents are not listed. */
export const ServiceAccount = defineResource('gcp.iam.service-account', {
  label: 'Service accounts',
  per: 'account',
  list: ['iam.serviceAccounts.list'],
  facets: {
    config: listed(z.object({ email: z.string(), disabled: z.boolean() })),
    /** Who may act as it: the policy of the account itself. */
    bindings: facet(Bindings, 'iam.serviceAccounts.getIamPolicy'),
  },
});

/** A key of a service account that people made or uploaded; those that Google keeps and rotates are left out. */
export const ServiceAccountKey = defineResource('gcp.iam.service-account-key', {
  label: 'Service account keys',
  per: 'account',
  list: ['iam.serviceAccounts.list', 'iam.serviceAccountKeys.list'],
  facets: {
    config: listed(
      z.object({
        /** E-mail of its account. */
        serviceAccount: z.string(),
        disabled: z.boolean(),
        validAfterTime: instant,
        /** The year 9999 for keys that never expire. */
        validBeforeTime: instant,
        /** What Google found out about it: the ends of `SERVICE_ACCOUNT_KEY_EXTENDED_STATUS_KEY_…`. */
        extendedStatus: z.array(z.string()),
      }),
    ),
  },
});

/** A custom role of a project or organization. */
export const Role = defineResource('gcp.iam.role', {
  label: 'Custom IAM roles',
  per: 'scope',
  list: ['iam.roles.list'],
  facets: {
    config: listed(
      z.object({
        includedPermissions: z.array(z.string()),
        /** `ALPHA`, `BETA`, `GA`, `DEPRECATED`, `DISABLED` or `EAP`. */
        stage: z.string(),
      }),
    ),
  },
});

export const WorkloadIdentityProvider = defineResource('gcp.iam.workload-identity-provider', {
  label: 'Workload identity federation providers',
  per: 'account',
  list: ['iam.workloadIdentityPools.list', 'iam.workloadIdentityPoolProviders.list'],
  facets: {
    config: listed(
      z.object({
        /** Of an OpenID Connect provider. */
        issuerUri: z.string().optional(),
        /** The CEL expression that tokens must satisfy. */
        attributeCondition: z.string().optional(),
        disabled: z.boolean(),
      }),
    ),
  },
});
