import { z } from 'zod';
import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isMoment } from 'cloudstance/domain/aws/credential-report';
import { instant } from 'cloudstance/domain/time';
import { AccessKey } from 'cloudstance/resources/aws/iam';
import { key, keyReferences, listKeys } from './_credentials.ts';

const createdAt = '2026-10-12T08:58:00.000Z';
const unused = { ...key, user: 'ops', lastUsed: 'N/A' as const };

export default defineCheck({
  id: 'aws-iam-access-key-initial-setup',
  title: 'Users with a console password got no access key that they never needed',
  severity: 'low',
  why: 'A key that came with the user, and that nobody asked for, lies around unused and unwatched.',
  references: keyReferences,
  on: AccessKey.pick('key', 'owner'),
  params: z.object({ minutes: z.int().positive().default(60) }),
  fix: (subject) => listKeys(subject, 'Delete the key with "aws iam delete-access-key"; who needs one can ask for it.'),

  evaluate({ key: { active, lastUsed, lastRotated }, owner }, { params: { minutes } }) {
    if (!owner.passwordEnabled) return notApplicable('The user has no console password');
    if (!active) return notApplicable('The key is inactive');
    if (isMoment(lastUsed)) return pass('The key is in use');
    const apart = Math.round((instant(lastRotated) - instant(owner.createdAt)) / 60_000);
    return apart > minutes
      ? pass('The key was made after the user was set up')
      : fail('The key was made together with the user and was never used');
  },

  examples: {
    pass: [
      { key: { ...key, user: 'ops' }, owner: { createdAt, passwordEnabled: true } },
      { key: unused, owner: { createdAt: '2026-09-01T09:00:00.000Z', passwordEnabled: true } },
    ],
    fail: [{ key: unused, owner: { createdAt, passwordEnabled: true } }],
    notApplicable: [
      { key: unused, owner: { createdAt, passwordEnabled: false } },
      { key: { ...unused, active: false }, owner: { createdAt, passwordEnabled: true } },
    ],
  },
});
