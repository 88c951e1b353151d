import { by, defineCheck, fail, pass } from 'cloudstance/check';
import { assertSeen } from 'cloudstance/domain/access/answer';
import { listOf, plural } from 'cloudstance/domain/text';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { User } from 'cloudstance/resources/azure/entra';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { holds, powerReferences, userOf } from '../_full-power.ts';

const ana = userOf('ana');
const access = { assignments: [holds('owner', 'ana')] };
const capable = { ...ana, registration: { isMfaCapable: true, isMfaRegistered: true } };
const without = { ...ana, registration: { isMfaCapable: false, isMfaRegistered: false } };

export default defineCheck({
  id: 'azure-authorization-administrator-mfa',
  title: 'Whoever reaches full power over a subscription has a second factor',
  severity: 'high',
  why: 'One guessed or reused password is enough otherwise to take everything: that of an owner, or of whoever can become one.',
  references: [
    ...powerReferences,
    'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-methods-activity',
  ],
  on: Subscription.pick(),
  with: {
    access: AzureAccess,
    users: by(User.pick('account', 'registration'), ({ account }) => account.id.toLowerCase()),
  },
  fix: () => ({
    text: 'Have those users register a second factor at https://aka.ms/mysecurityinfo, and ask for it with a Conditional Access policy for the management of Azure.',
  }),

  evaluate(_subscription, { access: { graph }, users }) {
    const powers = graph.powers().filter(({ principal: { kind } }) => kind === 'user' || kind === 'guest');
    const certain = powers.filter(({ decision }) => decision === 'allowed');
    const bad = certain.filter(({ principal }) =>
      users
        .get(principal.id)
        .some(({ account, registration }) => account.accountEnabled && registration?.isMfaCapable !== true),
    );
    if (bad.length > 0)
      return fail(`No second factor: ${listOf(bad.map(({ principal }) => principal.name).toSorted())}`, {
        paths: bad.slice(0, 10).map(({ path }) => path),
      });
    assertSeen([...powers.flatMap(({ unseen }) => unseen), ...graph.unseen]);
    return pass(`${plural(certain.length, 'user')} with a way to full power, none without a second factor`);
  },

  examples: {
    pass: [
      { $access: access, $users: [capable] },
      { $access: { assignments: [holds('reader', 'ana')] }, $users: [without] },
      {
        $access: access,
        $users: [{ ...without, account: { ...ana.account, accountEnabled: false }, registration: null }],
      },
    ],
    fail: [{ $access: access, $users: [without] }],
  },
});
