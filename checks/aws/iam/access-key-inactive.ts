import { z } from 'zod';
import { defineCheck, fail, pass } from 'cloudstance/check';
import { isMoment, lastNeeded } from 'cloudstance/domain/aws/credential-report';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { AccessKey } from 'cloudstance/resources/aws/iam';
import { key, keyReferences, listKeys } from './_credentials.ts';

export default defineCheck({
  id: 'aws-iam-access-key-inactive',
  title: 'Inactive access keys are deleted',
  severity: 'low',
  why: 'A key that is only switched off comes back with one call, by mistake or by somebody who knows where it lies.',
  references: keyReferences,
  on: AccessKey.pick('key'),
  params: z.object({ days: z.int().positive().default(90) }),
  fix: (subject) => listKeys(subject, 'Delete the inactive key with "aws iam delete-access-key".'),

  evaluate({ key: { active, lastUsed, lastRotated } }, { params: { days }, now }) {
    if (active) return pass('The key is active');
    const since = lastNeeded({ lastUsed, lastRotated });
    const age = plural(daysBetween(since, now), 'day');
    const seen = isMoment(lastUsed)
      ? `The key is inactive and was last used ${age} ago`
      : `The key is inactive, ${age} old and was never used`;
    return isOlderThan(since, days, now) ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [{ key: { ...key, user: 'deploy' } }, { key: { ...key, user: 'deploy', active: false } }],
    fail: [
      { key: { ...key, user: 'deploy', active: false, lastUsed: '2025-06-01T09:00:00.000Z' } },
      { key: { user: 'deploy', active: false, lastRotated: '2024-06-01T09:00:00.000Z', lastUsed: 'N/A' } },
    ],
  },
});
