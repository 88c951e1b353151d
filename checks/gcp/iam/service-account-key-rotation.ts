import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { daysBetween } from 'cloudstance/domain/time';
import { ServiceAccountKey } from 'cloudstance/resources/gcp/iam';
import { z } from 'zod';
import { key, removeKey } from './_keys.ts';

export default defineCheck({
  id: 'gcp-iam-service-account-key-rotation',
  title: 'Keys of service accounts are replaced within 90 days',
  severity: 'medium',
  why: 'The older a key, the more places it has been copied to and the longer a leak of it goes on.',
  references: ['https://cloud.google.com/iam/docs/key-rotation'],
  on: ServiceAccountKey.pick('config'),
  params: z.object({ days: z.number().int().positive().default(90) }),
  fix: (found) => ({
    text: 'Make a new key, give it to whatever uses this one, disable this one for a while, then delete it.',
    command: removeKey(found),
  }),

  evaluate({ config: { disabled, validAfterTime } }, { params, now }) {
    const age = daysBetween(validAfterTime, now);
    if (age <= params.days) return pass(`The key is ${age} days old`);
    return disabled ? notApplicable('The key is disabled') : fail(`The key is ${age} days old`);
  },

  examples: {
    pass: [key('11-01'), key('08-23'), key('11-01', { disabled: true })],
    fail: [key('08-22'), key('01-01')],
    notApplicable: [key('01-01', { disabled: true })],
  },
});
