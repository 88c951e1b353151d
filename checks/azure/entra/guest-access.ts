import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy } from './_authorization-policy.ts';

const restricted = '2af84b1e-32c8-42b7-82bc-daa82404023b';
const limited = '10dae51f-b6af-4016-8d66-8c2a99b929b3';
const member = 'a0b1b346-4d3e-4e8b-98f8-753987be4970';

const access: Readonly<Record<string, string>> = {
  [limited]: 'properties and memberships of other objects of the directory',
  [member]: 'all that members see',
};

export default authorizationPolicy({
  id: 'azure-entra-guest-access',
  title: 'Guests see nothing of the directory but their own objects',
  severity: 'medium',
  why: 'A guest account that is taken over, or a guest who is curious, otherwise lists users and groups to find the next target.',
  references: ['https://learn.microsoft.com/entra/identity/users/users-restrict-guest-permissions'],
  // Guests of a tenant that does not say have limited access, the vendor's default.
  judge: ({ guestUserRoleId = limited }) =>
    guestUserRoleId.toLowerCase() === restricted
      ? pass('Guests see their own objects only')
      : fail(`Guests see ${access[guestUserRoleId.toLowerCase()] ?? `what the role ${guestUserRoleId} lets them`}`),
  change: { guestUserRoleId: restricted },
  examples: {
    pass: [{ guestUserRoleId: restricted, defaultUserRolePermissions: {} }],
    fail: [
      { guestUserRoleId: limited, defaultUserRolePermissions: {} },
      { guestUserRoleId: member, defaultUserRolePermissions: {} },
      { guestUserRoleId: '00000000-0000-0000-0000-000000000001', defaultUserRolePermissions: {} },
      { defaultUserRolePermissions: {} },
    ],
  },
});
