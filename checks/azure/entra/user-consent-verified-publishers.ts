import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isLimited, selfConsentPolicies } from 'cloudstance/domain/azure/consent';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';

const change =
  '{"defaultUserRolePermissions":{"permissionGrantPoliciesAssigned":["ManagePermissionGrantsForSelf.microsoft-user-default-low"]}}';

const assigned = (...policies: string[]) => ({
  defaultUserRolePermissions: {
    permissionGrantPoliciesAssigned: policies.map((policy) => `ManagePermissionGrantsForSelf.${policy}`),
  },
});
const uid = '/tenants/00000000-0000-0000-0000-0000000000ff';
const low = {
  id: 'microsoft-user-default-low',
  includes: [
    { clientApplicationsFromVerifiedPublisherOnly: true, clientApplicationTenantIds: ['all'] },
    { clientApplicationTenantIds: ['00000000-0000-0000-0000-0000000000ff'] },
  ],
};
const legacy = {
  id: 'microsoft-user-default-legacy',
  includes: [{ clientApplicationsFromVerifiedPublisherOnly: false }],
};

export default defineCheck({
  id: 'azure-entra-user-consent-verified-publishers',
  title: 'Users give access to applications of verified publishers at the most',
  severity: 'high',
  why: 'Anybody can register an application with a trustworthy name and ask for consent; a publisher that Microsoft verified is at least known.',
  references: [
    'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent',
    'https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies',
  ],
  on: Tenant.pick('authorizationPolicy', 'permissionGrantPolicies'),
  fix: () =>
    sh`az rest --method PATCH --url https://graph.microsoft.com/v1.0/policies/authorizationPolicy --body ${change}`,

  evaluate(tenant) {
    const { permissionGrantPoliciesAssigned } = tenant.authorizationPolicy.defaultUserRolePermissions;
    if (permissionGrantPoliciesAssigned === undefined) return fail('Nothing limits what users can give applications');
    const own = selfConsentPolicies(permissionGrantPoliciesAssigned);
    if (own.length === 0) return pass('Only administrators can give applications access');
    const open = own.filter((id) => {
      const policy = tenant.permissionGrantPolicies.find((one) => one.id.toLowerCase() === id.toLowerCase());
      return !policy?.includes?.every((condition) => isLimited(condition, armId(tenant.uid).name));
    });
    if (open.length === 0)
      return pass(`Users can give access to verified publishers and own applications: ${listOf(own)}`);
    return fail(`Users can give access to applications of anybody: ${listOf(open)}`);
  },

  examples: {
    pass: [
      { authorizationPolicy: assigned(), permissionGrantPolicies: [legacy] },
      { uid, authorizationPolicy: assigned('microsoft-user-default-low'), permissionGrantPolicies: [low] },
    ],
    fail: [
      { authorizationPolicy: assigned('microsoft-user-default-legacy'), permissionGrantPolicies: [legacy, low] },
      { authorizationPolicy: assigned('microsoft-user-default-low'), permissionGrantPolicies: [low] },
      { authorizationPolicy: assigned('unknown'), permissionGrantPolicies: [low] },
      { authorizationPolicy: { defaultUserRolePermissions: {} }, permissionGrantPolicies: [low] },
    ],
  },
});
