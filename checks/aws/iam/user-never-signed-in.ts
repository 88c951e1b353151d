import { z } from 'zod';
import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isMoment, latestOf } from 'cloudstance/domain/aws/credential-report';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { User } from 'cloudstance/resources/aws/iam';
import { none, signsIn } from './_credentials.ts';

const config = { createdAt: '2026-10-01T09:00:00.000Z' };

export default defineCheck({
  id: 'aws-iam-user-never-signed-in',
  title: 'Console passwords that nobody ever signed in with are removed',
  severity: 'low',
  why: 'An initial password waits in a mail or a chat for whoever finds it first.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html'],
  on: User.pick('credentials', 'config'),
  params: z.object({ days: z.int().positive().default(14) }),
  fix: ({ name }) => sh`aws iam delete-login-profile --user-name ${name}`,

  evaluate({ credentials, config: { createdAt } }, { params: { days }, now }) {
    if (!credentials.passwordEnabled) return notApplicable('The user has no console password');
    if (isMoment(credentials.passwordLastUsed)) return pass('The user has signed in');
    const since = latestOf([credentials.passwordLastChanged]) ?? createdAt;
    const seen = `The password was set ${plural(daysBetween(since, now), 'day')} ago, and nobody has signed in with it`;
    return isOlderThan(since, days, now) ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [
      { credentials: signsIn, config },
      {
        credentials: {
          ...signsIn,
          passwordLastUsed: 'no_information',
          passwordLastChanged: '2026-11-18T09:00:00.000Z',
        },
        config,
      },
    ],
    fail: [{ credentials: { ...signsIn, passwordLastUsed: 'no_information' }, config }],
    notApplicable: [{ credentials: none, config }],
  },
});
