import { z } from 'zod';
import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { isMoment, latestOf } from 'cloudstance/domain/aws/credential-report';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { User } from 'cloudstance/resources/aws/iam';
import { full, may, nothing, userArn, world } from '../_power.ts';
import { key, none, signsIn } from './_credentials.ts';
import { bareUser, chainText, proven } from './_power.ts';

const dev = {
  uid: userArn('dev'),
  name: 'dev',
  ...bareUser,
  config: { createdAt: '2024-01-01T09:00:00.000Z' },
  $access: world,
};
const idle = { ...signsIn, passwordLastUsed: '2026-01-16T09:00:00.000Z' };

export default defineCheck({
  id: 'aws-iam-user-unused-administrator',
  title: 'IAM users whom nobody uses are no administrators and cannot become one',
  severity: 'high',
  why: 'Nobody notices when a forgotten user comes to life again, and this one has all of the account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html'],
  on: User.pick('credentials', 'config', 'policies', 'groups', 'permissionsBoundary', 'userId', 'tags'),
  with: { access: AwsAccess },
  params: z.object({ days: z.int().positive().default(90) }),
  fix: ({ name }) => ({
    text: 'Deactivate its access keys and delete its password; delete the user when nobody asks.',
    command: sh`aws iam delete-login-profile --user-name ${name}`,
  }),

  evaluate(
    { uid, credentials: { passwordEnabled, passwordLastUsed, keys }, config },
    { access, now, params: { days } },
  ) {
    const active = keys.filter((slot) => slot.active);
    if (!passwordEnabled && active.length === 0)
      return notApplicable('The user has neither a password nor an active access key');
    const used = [passwordLastUsed, ...active.map(({ lastUsed }) => lastUsed)].filter(isMoment);
    const since = latestOf(used) ?? config.createdAt;
    const age = plural(daysBetween(since, now), 'day');
    if (!isOlderThan(since, days, now)) return pass(`Used ${age} ago`);
    const chain = chainOf(access, uid);
    if (!chain) return pass(`Not used for ${age}, but no way leads from the user to full power`);
    return proven(`The user was not used for ${age} and ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { ...dev, credentials: signsIn, policies: full },
      { ...dev, credentials: idle, policies: nothing },
    ],
    fail: [
      { ...dev, credentials: idle, policies: full },
      {
        ...dev,
        credentials: { ...none, keys: [{ slot: 1, ...key, lastUsed: '2026-02-01T09:00:00.000Z' }] },
        policies: may('iam:AttachUserPolicy'),
      },
    ],
    notApplicable: [{ ...dev, credentials: none, policies: full }],
  },
});
