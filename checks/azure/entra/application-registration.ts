import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy, usersMay } from './_authorization-policy.ts';

export default authorizationPolicy({
  id: 'azure-entra-application-registration',
  title: "Ordinary users can't register applications",
  severity: 'medium',
  why: 'An application that anybody registered can ask others for access to their data under a name that looks like the own.',
  judge: ({ defaultUserRolePermissions: { allowedToCreateApps } }) =>
    // The vendor lets users do so unless it is switched off.
    allowedToCreateApps === false
      ? pass("Users can't register applications")
      : fail('Every user can register applications'),
  change: { defaultUserRolePermissions: { allowedToCreateApps: false } },
  examples: {
    pass: [usersMay({ allowedToCreateApps: false })],
    fail: [usersMay({ allowedToCreateApps: true }), usersMay({})],
  },
});
