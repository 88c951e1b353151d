import { z } from 'zod';
import { type Check, defineCheck, exampleNow, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isMoment, lastNeeded, latestOf } from 'cloudstance/domain/aws/credential-report';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { AccessKey, User } from 'cloudstance/resources/aws/iam';

/** The credentials of a user who has none. */
export const none = {
  passwordEnabled: false,
  passwordLastUsed: 'N/A' as const,
  passwordLastChanged: 'N/A' as const,
  mfaActive: false,
  keys: [],
};
/** The credentials of a user who signs in and is well protected. */
export const signsIn = {
  ...none,
  passwordEnabled: true,
  passwordLastUsed: '2026-11-16T09:00:00.000Z',
  passwordLastChanged: '2026-10-01T09:00:00.000Z',
  mfaActive: true,
};
/** A key in daily use. */
export const key = {
  active: true,
  lastRotated: '2026-10-12T09:00:00.000Z',
  lastUsed: '2026-11-20T09:00:00.000Z',
};

/** The user a key belongs to: keys are called `<user>/access-key-<1 or 2>`, and no user name has a slash. */
const ownerOf = ({ name }: { readonly name: string }): string => name.split('/', 1)[0]!;

/** Ids of keys are not in the report, so the command finds them out. */
export const listKeys = (subject: { readonly name: string }, text: string) => ({
  text,
  command: sh`aws iam list-access-keys --user-name ${ownerOf(subject)}`,
});

export const keyReferences = ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html'];
const findReferences = ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html'];

/** So many days before the moment of the examples. */
const ago = (days: number): string => new Date(Date.parse(exampleNow) - days * 86_400_000).toISOString();

interface Threshold {
  readonly days: number;
  readonly severity: Check['severity'];
}

/** Active access keys that nobody has used for so long. Never used, a key counts from its creation. */
export const keyUnused = (id: string, threshold: Threshold): Check =>
  defineCheck({
    id,
    title: `Access keys that were not used for ${threshold.days} days are inactive`,
    severity: threshold.severity,
    why: 'Nobody misses a key that nobody uses, and nobody notices when somebody else uses it.',
    references: [...keyReferences, ...findReferences],
    on: AccessKey.pick('key'),
    params: z.object({ days: z.int().positive().default(threshold.days) }),
    fix: (subject) =>
      listKeys(
        subject,
        'Deactivate the key with "aws iam update-access-key --status Inactive"; delete it when nothing broke.',
      ),

    evaluate({ key: { active, lastUsed, lastRotated } }, { params: { days }, now }) {
      if (!active) return notApplicable('The key is inactive');
      const since = lastNeeded({ lastUsed, lastRotated });
      const age = plural(daysBetween(since, now), 'day');
      const seen = isMoment(lastUsed)
        ? `The key was last used ${age} ago`
        : `The key was made ${age} ago and never used`;
      return daysBetween(since, now) >= days ? fail(seen) : pass(seen);
    },

    examples: {
      pass: [
        { key: { ...key, user: 'deploy' } },
        { key: { ...key, user: 'deploy', lastUsed: ago(threshold.days - 1) } },
        // Never used, but new.
        { key: { ...key, user: 'deploy', lastRotated: '2026-11-10T09:00:00.000Z', lastUsed: 'N/A' } },
      ],
      fail: [
        { key: { ...key, user: 'deploy', lastUsed: ago(threshold.days) } },
        // Never used: stale by its creation, not fresh for want of a date.
        { key: { ...key, user: 'deploy', lastRotated: '2026-01-10T09:00:00.000Z', lastUsed: 'N/A' } },
      ],
      notApplicable: [{ key: { ...key, user: 'deploy', active: false, lastUsed: '2025-06-01T09:00:00.000Z' } }],
    },
  });

/** Console passwords that nobody has used for so long. Never used, a password counts from when it was set. */
export const passwordUnused = (id: string, threshold: Threshold): Check =>
  defineCheck({
    id,
    title: `Console passwords that were not used for ${threshold.days} days are removed`,
    severity: threshold.severity,
    why: 'The account of somebody who left or moved on is a way in that nobody watches.',
    references: findReferences,
    on: User.pick('credentials', 'config'),
    params: z.object({ days: z.int().positive().default(threshold.days) }),
    fix: ({ name }) => sh`aws iam delete-login-profile --user-name ${name}`,

    evaluate(user, { params: { days }, now }) {
      const { passwordEnabled, passwordLastUsed, passwordLastChanged } = user.credentials;
      if (!passwordEnabled) return notApplicable('The user has no console password');
      const used = isMoment(passwordLastUsed);
      const since = used ? passwordLastUsed : (latestOf([passwordLastChanged]) ?? user.config.createdAt);
      const age = plural(daysBetween(since, now), 'day');
      const seen = used ? `The password was last used ${age} ago` : `The password was set ${age} ago and never used`;
      return daysBetween(since, now) >= days ? fail(seen) : pass(seen);
    },

    examples: {
      pass: [
        { credentials: signsIn, config: { createdAt: '2024-01-01T09:00:00.000Z' } },
        {
          credentials: {
            ...signsIn,
            passwordLastUsed: 'no_information',
            passwordLastChanged: '2026-11-10T09:00:00.000Z',
          },
          config: { createdAt: '2024-01-01T09:00:00.000Z' },
        },
      ],
      fail: [
        {
          credentials: { ...signsIn, passwordLastUsed: ago(threshold.days) },
          config: { createdAt: '2024-01-01T09:00:00.000Z' },
        },
        {
          credentials: {
            ...signsIn,
            passwordLastUsed: 'no_information',
            passwordLastChanged: '2026-02-01T09:00:00.000Z',
          },
          config: { createdAt: '2024-01-01T09:00:00.000Z' },
        },
        {
          credentials: { ...signsIn, passwordLastUsed: 'no_information', passwordLastChanged: 'not_supported' },
          config: { createdAt: '2024-01-01T09:00:00.000Z' },
        },
      ],
      notApplicable: [{ credentials: none, config: { createdAt: '2024-01-01T09:00:00.000Z' } }],
    },
  });
