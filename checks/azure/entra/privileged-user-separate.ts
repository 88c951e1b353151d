import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { listOf } from 'cloudstance/domain/text';
import { User } from 'cloudstance/resources/azure/entra';
import { member, objectId, privilegedName, privilegedNames, roleExample, rolesByUser } from './_users.ts';

const uid = '/tenants/t/users/ana';
const administrator = [roleExample(globalAdministrator)];

/** What people have who read mail and write documents with an account. */
const everyday = /^(exchange|microsoftoffice)$/i;

export default defineCheck({
  id: 'azure-entra-privileged-user-separate',
  title: 'Administrators have no mailbox and no Office with the account that has the roles',
  severity: 'low',
  why: 'Attacks come in by mail and documents; an account that opens them should not be able to change the tenant.',
  references: ['https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices'],
  on: User.pick('account', 'assignedServices'),
  with: { roles: rolesByUser },
  fix: () => ({
    text: 'Make a second account without these plans for administration, give it the roles, and take them from this one.',
  }),

  evaluate(user, { roles }) {
    if (!user.account.accountEnabled) return notApplicable('The account is disabled');
    const held = roles.get(objectId(user.uid)).filter((one) => privilegedName(one) !== undefined);
    if (held.length === 0) return notApplicable('Holds no privileged role');
    const plans = user.assignedServices.filter((service) => everyday.test(service));
    const text = `holds ${listOf(privilegedNames(held))}`;
    return plans.length === 0
      ? pass(`Has no mailbox and no Office; ${text}`)
      : fail(`Has plans for ${listOf(plans)}; ${text}`);
  },

  examples: {
    pass: [{ uid, account: member, assignedServices: ['AADPremiumService'], $roles: administrator }],
    fail: [
      { uid, account: member, assignedServices: ['exchange', 'SharePoint'], $roles: administrator },
      { uid, account: member, assignedServices: ['MicrosoftOffice'], $roles: administrator },
    ],
    notApplicable: [
      { uid, account: member, assignedServices: ['exchange'], $roles: [] },
      { uid, account: { ...member, accountEnabled: false }, assignedServices: ['exchange'], $roles: administrator },
    ],
  },
});
