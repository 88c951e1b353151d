import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy, usersMay } from './_authorization-policy.ts';

export default authorizationPolicy({
  id: 'azure-entra-tenant-creation',
  title: "Ordinary users can't create tenants",
  severity: 'medium',
  why: 'Whoever creates a tenant is its administrator: data and subscriptions end up where nobody of the organization looks.',
  judge: ({ defaultUserRolePermissions: { allowedToCreateTenants } }) =>
    // The vendor lets users do so unless it is switched off.
    allowedToCreateTenants === false ? pass("Users can't create tenants") : fail('Every user can create tenants'),
  change: { defaultUserRolePermissions: { allowedToCreateTenants: false } },
  examples: {
    pass: [usersMay({ allowedToCreateTenants: false })],
    fail: [usersMay({ allowedToCreateTenants: true }), usersMay({})],
  },
});
