import { z } from 'zod';
import { defineCheck, notApplicable, pass } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { AccessKey } from 'cloudstance/resources/aws/iam';
import { full, may, nothing, type Policies, userArn, world } from '../_power.ts';
import { key as used, keyReferences, listKeys } from './_credentials.ts';
import { chainText, proven } from './_power.ts';

const of = (policies: Policies) => ({ ...world, users: [{ uid: userArn('dev'), name: 'dev', policies }] });
const old = { ...used, user: 'dev', lastRotated: '2025-01-12T09:00:00.000Z' };

export default defineCheck({
  id: 'aws-iam-access-key-administrator',
  title: 'Access keys of administrators, and of whoever can become one, are young',
  severity: 'high',
  why: 'The longer a key is around, the more places it is in, and this one opens all of the account.',
  references: keyReferences,
  on: AccessKey.pick('key'),
  with: { access: AwsAccess },
  params: z.object({ days: z.int().positive().default(90) }),
  fix: (subject) => listKeys(subject, 'Make a new key, switch to it and delete this one; better, use a role.'),

  evaluate({ key, scope }, { access, now, params: { days } }) {
    if (!key.active) return notApplicable('The key is not active');
    const age = plural(daysBetween(key.lastRotated, now), 'day');
    if (!isOlderThan(key.lastRotated, days, now)) return pass(`The key is ${age} old`);
    const user = access.principals.find(
      ({ kind, name, account }) => kind === 'user' && name === key.user && account === scope.account,
    );
    const chain = chainOf(access, user?.id ?? key.user);
    if (!chain) return pass(`The key is ${age} old, but no way leads from its user to full power`);
    return proven(`The key is ${age} old, and its user ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { key: { ...used, user: 'dev' }, $access: of(full) },
      { key: old, $access: of(nothing) },
    ],
    fail: [
      { key: old, $access: of(full) },
      { key: old, $access: of(may('iam:PutUserPolicy')) },
    ],
    notApplicable: [{ key: { ...old, active: false }, $access: of(full) }],
  },
});
