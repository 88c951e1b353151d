import { fail, pass } from 'cloudstance/check';
import { selfConsentPolicies } from 'cloudstance/domain/azure/consent';
import { listOf } from 'cloudstance/domain/text';
import { authorizationPolicy, usersMay } from './_authorization-policy.ts';

export default authorizationPolicy({
  id: 'azure-entra-user-consent',
  title: "Users can't give applications access to data",
  severity: 'medium',
  why: 'One click on a convincing question hands mail and files to a stranger, and changing the password does not take them back.',
  references: ['https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent'],
  judge: ({ defaultUserRolePermissions: { permissionGrantPoliciesAssigned } }) => {
    if (permissionGrantPoliciesAssigned === undefined) return fail('Nothing limits what users can give applications');
    const own = selfConsentPolicies(permissionGrantPoliciesAssigned);
    return own.length === 0
      ? pass('Only administrators can give applications access')
      : fail(`Users can give applications what these policies allow: ${listOf(own)}`);
  },
  change: { defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } },
  examples: {
    pass: [
      usersMay({ permissionGrantPoliciesAssigned: [] }),
      usersMay({
        permissionGrantPoliciesAssigned: [
          'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team',
        ],
      }),
    ],
    fail: [
      usersMay({ permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-low'] }),
      usersMay({ permissionGrantPoliciesAssigned: ['managePermissionGrantsForSelf.microsoft-user-default-legacy'] }),
      usersMay({}),
    ],
  },
});
