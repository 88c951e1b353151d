import { z } from 'zod';
import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { AccessKey } from 'cloudstance/resources/aws/iam';
import { key, keyReferences, listKeys } from './_credentials.ts';

export default defineCheck({
  id: 'aws-iam-access-key-rotation',
  title: 'Access keys are replaced every 90 days',
  severity: 'medium',
  why: 'The older a key, the more laptops, logs and backups hold a copy of it.',
  references: keyReferences,
  on: AccessKey.pick('key'),
  params: z.object({ days: z.int().positive().default(90) }),
  fix: (subject) =>
    listKeys(
      subject,
      'Make a second key with "aws iam create-access-key", give it to whatever used the old one, then deactivate and delete that. Better: replace the user by a role.',
    ),

  evaluate({ key: { active, lastRotated } }, { params: { days }, now }) {
    if (!active) return notApplicable('The key is inactive');
    const seen = `The key was made ${plural(daysBetween(lastRotated, now), 'day')} ago`;
    return isOlderThan(lastRotated, days, now) ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [
      { key: { ...key, user: 'deploy' } },
      // Ninety days and some hours are not yet more than ninety days.
      { key: { ...key, user: 'deploy', lastRotated: '2026-08-23T06:00:00.000Z' } },
    ],
    fail: [
      { key: { ...key, user: 'deploy', lastRotated: '2026-08-22T11:00:00.000Z' } },
      // Daily use does not make it young.
      { key: { ...key, user: 'deploy', lastRotated: '2021-03-01T09:00:00.000Z' } },
    ],
    notApplicable: [{ key: { ...key, user: 'deploy', active: false, lastRotated: '2021-03-01T09:00:00.000Z' } }],
  },
});
