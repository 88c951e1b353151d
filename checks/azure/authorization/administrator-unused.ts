import { by, defineCheck, fail, pass } from 'cloudstance/check';
import { assertSeen } from 'cloudstance/domain/access/answer';
import { listOf, plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { User } from 'cloudstance/resources/azure/entra';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { z } from 'zod';
import { lastSignIn } from '../entra/_unused.ts';
import { holds, powerReferences, userOf } from '../_full-power.ts';

const ana = { ...userOf('ana'), account: { ...userOf('ana').account, createdDateTime: '2024-01-01T00:00:00Z' } };
const access = { assignments: [holds('owner', 'ana')] };
const used = { ...ana, signInActivity: { lastSuccessfulSignInDateTime: '2026-11-01T00:00:00Z' } };
const idle = { ...ana, signInActivity: { lastSuccessfulSignInDateTime: '2026-01-01T00:00:00Z' } };

export default defineCheck({
  id: 'azure-authorization-administrator-unused',
  title: 'Nobody who is long gone reaches full power over a subscription',
  severity: 'medium',
  why: 'Nobody misses an account that nobody uses: whoever takes it over owns the subscription and is not noticed.',
  references: [...powerReferences, 'https://learn.microsoft.com/entra/id-governance/access-reviews-overview'],
  on: Subscription.pick(),
  with: {
    access: AzureAccess,
    users: by(User.pick('account', 'signInActivity'), ({ account }) => account.id.toLowerCase()),
  },
  params: z.object({ days: z.number().int().min(1).default(90) }),
  fix: () => ({
    text: 'Disable those accounts, and take away what each path names.',
    command: 'az role assignment list --all --include-inherited --include-groups --output table',
  }),

  evaluate(_subscription, { access: { graph }, users, params, now }) {
    const powers = graph.powers().filter(({ principal: { kind } }) => kind === 'user' || kind === 'guest');
    const certain = powers.filter(({ decision }) => decision === 'allowed');
    const idlers = certain.filter(({ principal }) =>
      users.get(principal.id).some(({ account, signInActivity }) => {
        const last = lastSignIn(signInActivity) ?? account.createdDateTime;
        return account.accountEnabled && (last === undefined || daysBetween(last, now) > params.days);
      }),
    );
    if (idlers.length > 0)
      return fail(
        `Not seen for ${plural(params.days, 'day')}: ${listOf(idlers.map(({ principal }) => principal.name).toSorted())}`,
        { paths: idlers.slice(0, 10).map(({ path }) => path) },
      );
    assertSeen([...powers.flatMap(({ unseen }) => unseen), ...graph.unseen]);
    return pass(`${plural(certain.length, 'user')} with a way to full power, none of them gone`);
  },

  examples: {
    pass: [
      { $access: access, $users: [used] },
      { $access: { assignments: [holds('reader', 'ana')] }, $users: [idle] },
    ],
    fail: [
      { $access: access, $users: [idle] },
      { $access: access, $users: [{ ...ana, signInActivity: {} }] },
    ],
  },
});
