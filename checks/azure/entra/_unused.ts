import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { type Account, type SignInActivity, User } from 'cloudstance/resources/azure/entra';
import { z } from 'zod';
import { objectId } from './_users.ts';

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly isOne: (account: Account) => boolean;
  /** What the others are, as a message. */
  readonly other: string;
  readonly one: Account;
  readonly another: Account;
}

/** The last time somebody came in. Failed attempts count only where the vendor does not tell them apart. */
export const lastSignIn = (activity: SignInActivity): string | undefined =>
  activity.lastSuccessfulSignInDateTime ??
  [activity.lastSignInDateTime, activity.lastNonInteractiveSignInDateTime]
    .filter((moment) => moment !== undefined)
    .sort()
    .at(-1);

/** Rules about accounts that nobody signs in with. */
export const unused = ({ isOne, other, one, another, ...rest }: Kind): Check =>
  defineCheck({
    ...rest,
    severity: 'medium',
    references: ['https://learn.microsoft.com/entra/identity/monitoring-health/howto-manage-inactive-user-accounts'],
    on: User.pick('account', 'signInActivity'),
    params: z.object({ days: z.number().int().min(1).default(90) }),
    fix: ({ uid }) => sh`az ad user update --id ${objectId(uid)} --account-enabled false`,

    evaluate(user, { params, now }) {
      const { account } = user;
      if (!isOne(account)) return notApplicable(other);
      if (!account.accountEnabled) return notApplicable('The account is disabled');
      const last = lastSignIn(user.signInActivity);
      const since = last ?? account.createdDateTime;
      // The vendor has no date of creation for accounts synchronized before June 2018.
      if (since === undefined) return fail('Never signed in, and is older than the dates that the vendor keeps');
      const days = daysBetween(since, now);
      const text =
        last === undefined
          ? `Never signed in since it was created ${plural(days, 'day')} ago`
          : `Last signed in ${plural(days, 'day')} ago`;
      return days > params.days ? fail(text) : pass(text);
    },

    examples: {
      pass: [
        { account: one, signInActivity: { lastSuccessfulSignInDateTime: '2026-11-01T00:00:00Z' } },
        {
          account: one,
          signInActivity: {
            lastSignInDateTime: '2024-01-01T00:00:00Z',
            lastNonInteractiveSignInDateTime: '2026-11-01T00:00:00Z',
          },
        },
        { account: { ...one, createdDateTime: '2026-11-01T00:00:00Z' }, signInActivity: {} },
      ],
      fail: [
        {
          account: one,
          signInActivity: {
            lastSuccessfulSignInDateTime: '2026-01-01T00:00:00Z',
            lastSignInDateTime: '2026-11-01T00:00:00Z',
          },
        },
        { account: { ...one, createdDateTime: '2024-01-01T00:00:00Z' }, signInActivity: {} },
        { account: { id: one.id, accountEnabled: true, userType: one.userType! }, signInActivity: {} },
      ],
      notApplicable: [
        { account: { ...one, accountEnabled: false }, signInActivity: {} },
        { account: another, signInActivity: {} },
      ],
    },
  });
