import { z } from 'zod';
import { defineResource, facet, instant, listed } from '../../resource.ts';
import { Bindings } from './_policy.ts';

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
const texts = z.array(z.string());
const ancestors = ['resourcemanager.projects.get', 'resourcemanager.folders.get'] as const;
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
    bindings: facet(Bindings, ...getPolicy),
    auditConfigs: facet(AuditConfigs, ...getPolicy),
    /** What is inherited from the folders and the organization above, nearest first. */
    inherited: facet(
      z.array(z.object({ node: z.string(), bindings: Bindings, auditConfigs: AuditConfigs })),
      'resourcemanager.projects.get',
      'resourcemanager.folders.get',
      'resourcemanager.folders.getIamPolicy',
      'resourcemanager.organizations.getIamPolicy',
    ),
    /** Of the node itself and of all that is above it. */
    denyPolicies: facet(
      z.array(
        z.object({
          node: z.string(),
          name: z.string(),
          rules: z.array(
            z.object({
              deniedPrincipals: texts,
              exceptionPrincipals: texts,
              /** `storage.googleapis.com/objects.get` */
              deniedPermissions: texts,
              exceptionPermissions: texts,
              denialCondition: z.string().optional(),
            }),
          ),
        }),
      ),
      ...ancestors,
      'iam.denypolicies.list',
      'iam.denypolicies.get',
    ),
    /** What principals of the node and of all that is above it may reach at most. */
    boundaries: facet(
      z.array(
        z.object({
          name: z.string(),
          /** Full resource name of what holds the principals. */
          principalSet: z.string(),
          condition: z.string().optional(),
          policy: z.string(),
          /** Full names of what can be reached, with all that is below. */
          resources: texts,
          enforcementVersion: z.string(),
        }),
      ),
      ...ancestors,
      'iam.policybindings.list',
      'iam.principalaccessboundarypolicies.get',
    ),
  },
});

/** A predefined role that a policy of the project or above it grants, or that resources often grant by their own. */
export const PredefinedRole = defineResource('gcp.iam.predefined-role', {
  label: 'Predefined roles',
  per: 'scope',
  list: [...ancestors, ...getPolicy, 'iam.roles.list'],
  facets: { includedPermissions: listed(texts) },
});

/** A group that a policy of the project or above it names. */
export const Group = defineResource('gcp.iam.group', {
  label: 'Google groups in policies',
  per: 'scope',
  list: [...ancestors, ...getPolicy],
  facets: {
    /** Its own members and those of each group in it, in the syntax of policies; `unknown:…` is none of its kinds. */
    members: facet(z.array(z.object({ group: z.string(), members: texts })), 'Google Workspace: Groups Reader'),
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
