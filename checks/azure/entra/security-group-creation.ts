import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy, usersMay } from './_authorization-policy.ts';

export default authorizationPolicy({
  id: 'azure-entra-security-group-creation',
  title: "Ordinary users can't create security groups",
  severity: 'low',
  why: 'Groups give access: those that nobody reviews collect members and rights.',
  judge: ({ defaultUserRolePermissions: { allowedToCreateSecurityGroups } }) =>
    // The vendor lets users do so unless it is switched off.
    allowedToCreateSecurityGroups === false
      ? pass("Users can't create security groups")
      : fail('Every user can create security groups'),
  change: { defaultUserRolePermissions: { allowedToCreateSecurityGroups: false } },
  examples: {
    pass: [usersMay({ allowedToCreateSecurityGroups: false })],
    fail: [usersMay({ allowedToCreateSecurityGroups: true }), usersMay({})],
  },
});
