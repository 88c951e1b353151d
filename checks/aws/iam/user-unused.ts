import { z } from 'zod';
import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { latestOf } from 'cloudstance/domain/aws/credential-report';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { User } from 'cloudstance/resources/aws/iam';
import { key, none, signsIn } from './_credentials.ts';

const old = { createdAt: '2024-01-01T09:00:00.000Z' };
const longAgo = '2025-05-01T09:00:00.000Z';

export default defineCheck({
  id: 'aws-iam-user-unused',
  title: 'IAM users that nobody uses are deleted',
  severity: 'low',
  why: 'A user without a person behind it keeps its permissions for whoever gets hold of a password or key.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html'],
  on: User.pick('credentials', 'config'),
  params: z.object({ days: z.int().positive().default(90) }),
  fix: ({ name }) => ({
    text: 'Delete its keys, password, policies and group memberships first.',
    command: sh`aws iam delete-user --user-name ${name}`,
  }),

  evaluate({ credentials: { passwordLastUsed, keys }, config: { createdAt } }, { params: { days }, now }) {
    const used = latestOf([passwordLastUsed, ...keys.map(({ lastUsed }) => lastUsed)]);
    const age = plural(daysBetween(used ?? createdAt, now), 'day');
    const seen = used ? `Last used ${age} ago` : `Made ${age} ago, and no use of it is recorded`;
    return isOlderThan(used ?? createdAt, days, now) ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [
      { credentials: signsIn, config: old },
      // The password is stale, but a key is in use.
      { credentials: { ...signsIn, passwordLastUsed: longAgo, keys: [{ slot: 1, ...key }] }, config: old },
      { credentials: none, config: { createdAt: '2026-11-15T09:00:00.000Z' } },
    ],
    fail: [
      { credentials: { ...signsIn, passwordLastUsed: longAgo }, config: old },
      { credentials: { ...none, keys: [{ slot: 2, ...key, lastUsed: 'N/A' }] }, config: old },
      { credentials: none, config: old },
    ],
  },
});
