import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { listOf } from 'cloudstance/domain/text';
import { User } from 'cloudstance/resources/azure/entra';
import {
  guest,
  isGuest,
  member,
  objectId,
  privilegedName,
  privilegedNames,
  roleExample,
  rolesByUser,
} from './_users.ts';

const uid = '/tenants/t/users/ana';

export default defineCheck({
  id: 'azure-entra-guest-privileged-role',
  title: 'Guests hold no privileged directory roles',
  severity: 'high',
  why: 'How a guest signs in, and when the account ends, is decided by somebody else; administrators have to be your own.',
  references: ['https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference'],
  on: User.pick('account'),
  with: { roles: rolesByUser },
  fix: ({ uid: own }) => ({
    command: sh`az rest --url ${`https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments?$filter=principalId eq '${objectId(own)}'`}`,
    text: 'Delete each privileged assignment by its id: az rest --method DELETE --url https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments/<id>. Roles by a group end with the membership.',
  }),

  evaluate({ uid: own, account }, { roles }) {
    if (!isGuest(account)) return notApplicable('Not a guest');
    const held = roles.get(objectId(own)).filter((one) => privilegedName(one) !== undefined);
    return held.length === 0
      ? pass('The guest holds no privileged role')
      : fail(`The guest holds ${listOf(privilegedNames(held))}`);
  },

  examples: {
    pass: [{ uid, account: guest, $roles: [] }],
    fail: [
      { uid, account: guest, $roles: [roleExample(globalAdministrator)] },
      {
        uid,
        account: { ...guest, accountEnabled: false },
        $roles: [roleExample('fe930be7-5e62-47db-91af-98c3a49a38b1', { eligible: true })],
      },
    ],
    notApplicable: [{ uid, account: member, $roles: [roleExample(globalAdministrator)] }],
  },
});
