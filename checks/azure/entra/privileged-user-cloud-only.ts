import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { listOf } from 'cloudstance/domain/text';
import { User } from 'cloudstance/resources/azure/entra';
import { member, objectId, privilegedName, privilegedNames, roleExample, rolesByUser } from './_users.ts';

const uid = '/tenants/t/users/ana';

export default defineCheck({
  id: 'azure-entra-privileged-user-cloud-only',
  title: 'Administrators have accounts that live in the cloud only',
  severity: 'medium',
  why: 'Whoever takes over the directory on premises takes over every account that is synchronized from it, administrators too.',
  references: ['https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices'],
  on: User.pick('account'),
  with: { roles: rolesByUser },
  fix: () => ({
    text: 'Make an account for administration in the cloud, give it the roles, and take them from the synchronized one.',
  }),

  evaluate({ uid: own, account }, { roles }) {
    // The vendor documents `null` for what was never synchronized.
    if (account.onPremisesSyncEnabled !== true) return pass('The account is not synchronized from on premises');
    const held = roles.get(objectId(own)).filter((one) => privilegedName(one) !== undefined);
    if (held.length === 0) return notApplicable('Synchronized from on premises; holds no privileged role');
    return fail(`Synchronized from on premises; holds ${listOf(privilegedNames(held))}`);
  },

  examples: {
    pass: [{ uid, account: member, $roles: [roleExample(globalAdministrator)] }],
    fail: [{ uid, account: { ...member, onPremisesSyncEnabled: true }, $roles: [roleExample(globalAdministrator)] }],
    notApplicable: [{ uid, account: { ...member, onPremisesSyncEnabled: true }, $roles: [] }],
  },
});
