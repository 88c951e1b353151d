/** Constraints of organization policies that rules read, by the name of their facet. */
export const constraints = {
  iamDisableServiceAccountKeyCreation: 'iam.disableServiceAccountKeyCreation',
  iamManagedDisableServiceAccountKeyCreation: 'iam.managed.disableServiceAccountKeyCreation',
  iamDisableServiceAccountKeyUpload: 'iam.disableServiceAccountKeyUpload',
  iamManagedDisableServiceAccountKeyUpload: 'iam.managed.disableServiceAccountKeyUpload',
  iamAutomaticIamGrantsForDefaultServiceAccounts: 'iam.automaticIamGrantsForDefaultServiceAccounts',
  iamManagedPreventPrivilegedBasicRolesForDefaultServiceAccounts:
    'iam.managed.preventPrivilegedBasicRolesForDefaultServiceAccounts',
  iamAllowedPolicyMemberDomains: 'iam.allowedPolicyMemberDomains',
  iamManagedAllowedPolicyMembers: 'iam.managed.allowedPolicyMembers',
  storagePublicAccessPrevention: 'storage.publicAccessPrevention',
  storageUniformBucketLevelAccess: 'storage.uniformBucketLevelAccess',
  sqlRestrictPublicIp: 'sql.restrictPublicIp',
  sqlManagedRestrictPublicIp: 'sql.managed.restrictPublicIp',
  computeVmExternalIpAccess: 'compute.vmExternalIpAccess',
  computeManagedVmExternalIpAccess: 'compute.managed.vmExternalIpAccess',
  computeRequireOsLogin: 'compute.requireOsLogin',
  computeManagedRequireOsLogin: 'compute.managed.requireOsLogin',
  computeSkipDefaultNetworkCreation: 'compute.skipDefaultNetworkCreation',
  gcpResourceLocations: 'gcp.resourceLocations',
} as const;
export type ConstraintFacet = keyof typeof constraints;

/** An effective organization policy (https://cloud.google.com/resource-manager/docs/reference/orgpolicy/rest/v2/organizations.policies). */
export interface EffectivePolicy {
  readonly rules: readonly {
    readonly enforce?: boolean | undefined;
    readonly allowAll?: boolean | undefined;
    readonly denyAll?: boolean | undefined;
    readonly allowedValues?: readonly string[] | undefined;
    readonly deniedValues?: readonly string[] | undefined;
    readonly condition?: string | undefined;
  }[];
}

/**
 * What an effective policy restricts, in a few words; undefined when it restricts nothing. A rule with a condition is an
 * exception for resources with certain tags and decides nothing here.
 */
export function restrictionOf({ rules }: EffectivePolicy): string | undefined {
  const always = rules.filter(({ condition }) => condition === undefined);
  if (always.some(({ enforce }) => enforce)) return 'enforced';
  if (always.some(({ denyAll }) => denyAll)) return 'denied for all';
  if (always.some(({ allowAll }) => allowAll)) return undefined;
  const allowed = always.flatMap(({ allowedValues = [] }) => allowedValues);
  if (allowed.length > 0) return `limited to ${allowed.slice(0, 3).join(', ')}${allowed.length > 3 ? ' and more' : ''}`;
  return undefined;
}
