import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy } from './_authorization-policy.ts';

export default authorizationPolicy({
  id: 'azure-entra-self-service-email-join',
  title: 'Nobody joins the tenant by proving an e-mail address',
  severity: 'medium',
  why: 'Accounts come to be that no administrator made, for everybody who can read one mail to an address of the organization.',
  references: ['https://learn.microsoft.com/entra/identity/users/directory-self-service-signup'],
  judge: ({ allowEmailVerifiedUsersToJoinOrganization }) =>
    // Open unless it was shut ("What is self-service sign-up for Microsoft Entra ID?").
    allowEmailVerifiedUsersToJoinOrganization === false
      ? pass('Proving an e-mail address is not enough to join')
      : fail('Whoever proves an e-mail address of the organization can join'),
  change: { allowEmailVerifiedUsersToJoinOrganization: false },
  examples: {
    pass: [{ allowEmailVerifiedUsersToJoinOrganization: false, defaultUserRolePermissions: {} }],
    fail: [
      { allowEmailVerifiedUsersToJoinOrganization: true, defaultUserRolePermissions: {} },
      { defaultUserRolePermissions: {} },
    ],
  },
});
