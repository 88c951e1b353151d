import { defineCheck, notApplicable } from 'cloudstance/check';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { EntraAccess } from 'cloudstance/models/azure-access';
import { User } from 'cloudstance/resources/azure/entra';
import { appOf, directoryRoleOf, holdsInDirectory, powerReferences, userOf } from '../_full-power.ts';
import { directoryPowerVerdict } from './_power.ts';
import { member } from './_users.ts';

const uid = '/tenants/t/users/ana';
const powerful = { ...appOf('app', {}, ['ana']), graphPermissions: ['RoleManagement.ReadWrite.Directory'] };
const reset = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13';

export default defineCheck({
  id: 'azure-entra-user-administrator-detour',
  title: 'Users become Global Administrator by that role only',
  severity: 'high',
  why: 'Whoever owns a powerful application, or resets the password of an administrator, is one: and no list of administrators has them.',
  references: [
    ...powerReferences,
    'https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions',
  ],
  on: User.pick('account'),
  with: { access: EntraAccess },
  fix: () => ({
    text: 'Take away what the first step of the path names, or count the user as the administrator that they are: with an account of its own and a second factor that resists phishing.',
  }),

  evaluate({ uid: own, account }, { access }) {
    if (!account.accountEnabled) return notApplicable('The account is disabled');
    return directoryPowerVerdict(own, access);
  },

  examples: {
    pass: [
      { uid, account: member },
      {
        uid,
        account: member,
        $access: {
          directoryRoles: [directoryRoleOf(globalAdministrator)],
          directoryAssignments: [holdsInDirectory(globalAdministrator, 'ana')],
        },
      },
    ],
    fail: [
      { uid, account: member, $access: { users: [userOf('ana')], servicePrincipals: [powerful] } },
      {
        uid,
        account: member,
        $access: {
          users: [userOf('ana'), userOf('bob')],
          directoryRoles: [directoryRoleOf(globalAdministrator), directoryRoleOf(reset)],
          directoryAssignments: [holdsInDirectory(globalAdministrator, 'bob'), holdsInDirectory(reset, 'ana')],
        },
      },
    ],
    notApplicable: [{ uid, account: { ...member, accountEnabled: false } }],
  },
});
