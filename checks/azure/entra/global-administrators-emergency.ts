import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { isGuest } from './_users.ts';
import { administratorExamples, administrators, globalAdministratorsOf, userExamples } from './_administrators.ts';

const [ana, bob] = userExamples('ana', 'bob') as [
  ReturnType<typeof userExamples>[0],
  ReturnType<typeof userExamples>[0],
];
const synchronized = { ...bob, account: { ...bob.account, onPremisesSyncEnabled: true } };
const guest = { ...bob, account: { ...bob.account, userType: 'Guest' } };
const disabled = { ...bob, account: { ...bob.account, accountEnabled: false } };
const both = administratorExamples('ana', 'bob');

export default defineCheck({
  id: 'azure-entra-global-administrators-emergency',
  title: 'Two global administrators at least live in the cloud only',
  severity: 'medium',
  why: 'When federation, the directory on premises or one account fails, somebody still has to be able to get in and mend it.',
  references: ['https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access'],
  on: Tenant.pick(),
  with: administrators,
  fix: () => ({
    text: 'Make two accounts for emergencies in the onmicrosoft.com domain, give them Global Administrator for good and keys of their own, and have somebody told when they sign in.',
  }),

  evaluate(_tenant, { assignments, users }) {
    const ids = globalAdministratorsOf(assignments);
    const own = users.filter(
      ({ account }) =>
        ids.has(account.id) && account.accountEnabled && !isGuest(account) && account.onPremisesSyncEnabled !== true,
    );
    const text = `${plural(own.length, 'enabled global administrator')} ${own.length === 1 ? 'lives' : 'live'} in the cloud only`;
    return own.length >= 2 ? pass(text) : fail(text);
  },

  examples: {
    pass: [{ $assignments: both, $users: [ana, bob] }],
    fail: [
      { $assignments: both, $users: [ana, synchronized] },
      { $assignments: both, $users: [ana, disabled] },
      { $assignments: both, $users: [ana, guest] },
      { $assignments: administratorExamples('ana'), $users: [ana, bob] },
      { $assignments: [], $users: [ana, bob] },
    ],
  },
});
