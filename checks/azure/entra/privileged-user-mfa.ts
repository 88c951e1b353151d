import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { listOf } from 'cloudstance/domain/text';
import { User } from 'cloudstance/resources/azure/entra';
import { describeMethods, mfaFix, mfaReferences, noFactor, registered } from './_registration.ts';
import { guest, member, objectId, privilegedName, privilegedNames, roleExample, rolesByUser } from './_users.ts';

const uid = '/tenants/t/users/ana';
const group = { exists: true, members: [{ id: 'ana', type: 'user' }] };

export default defineCheck({
  id: 'azure-entra-privileged-user-mfa',
  title: 'Administrators have registered a second factor',
  severity: 'high',
  why: 'The password of an administrator alone opens the whole tenant, and every subscription that trusts it.',
  references: [
    ...mfaReferences,
    'https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference',
  ],
  on: User.pick('account', 'registration'),
  with: { roles: rolesByUser },
  fix: mfaFix,

  evaluate(user, { roles }) {
    if (!user.account.accountEnabled) return notApplicable('The account is disabled');
    const own = roles.get(objectId(user.uid));
    if (!own.some((one) => privilegedName(one) !== undefined)) return notApplicable('Holds no privileged role');
    if (user.registration?.isMfaCapable) return pass(describeMethods(user.registration));
    const held = own.filter((one) => privilegedName(one) !== undefined);
    return fail(`${describeMethods(user.registration)}; holds ${listOf(privilegedNames(held))}`);
  },

  examples: {
    pass: [{ uid, account: member, registration: registered, $roles: [roleExample(globalAdministrator)] }],
    fail: [
      { uid, account: member, registration: noFactor, $roles: [roleExample(globalAdministrator)] },
      { uid, account: guest, registration: noFactor, $roles: [roleExample(globalAdministrator, { eligible: true })] },
      { uid, account: member, registration: noFactor, $roles: [roleExample(globalAdministrator, { group })] },
    ],
    notApplicable: [
      {
        uid,
        account: { ...member, accountEnabled: false },
        registration: null,
        $roles: [roleExample(globalAdministrator)],
      },
      { uid, account: member, registration: noFactor, $roles: [] },
      { uid, account: member, registration: noFactor, $roles: [roleExample('88d8e3e3-8f55-4a1e-953a-9b9898b8876b')] },
      {
        uid: '/tenants/t/users/bob',
        account: member,
        registration: noFactor,
        $roles: [roleExample(globalAdministrator)],
      },
    ],
  },
});
