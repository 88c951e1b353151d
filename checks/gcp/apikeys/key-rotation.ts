import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { daysBetween } from 'cloudstance/domain/time';
import { Key } from 'cloudstance/resources/gcp/apikeys';
import { z } from 'zod';

const made = (createTime: string) => ({ config: { createTime, restrictions: {} } });

export default defineCheck({
  id: 'gcp-apikeys-key-rotation',
  title: 'API keys are replaced every 90 days',
  severity: 'medium',
  why: 'A key that somebody copied works until it is replaced.',
  references: ['https://cloud.google.com/docs/authentication/api-keys-best-practices'],
  on: Key.pick('config'),
  params: z.object({ days: z.number().int().positive().default(90) }),
  fix: ({ uid, name, scope }) => ({
    text: `Make a new key with the same restrictions, use it in place of ${name}, then delete this one.`,
    command: sh`gcloud services api-keys delete ${uid.slice(uid.lastIndexOf('/') + 1)} --project ${scope.account}`,
  }),

  evaluate({ config: { createTime } }, { params, now }) {
    const age = daysBetween(createTime, now);
    return age > params.days ? fail(`The key is ${age} days old`) : pass(`The key is ${age} days old`);
  },

  examples: {
    pass: [made('2026-11-01T10:00:00Z'), made('2026-08-23T10:00:00Z')],
    fail: [made('2026-08-22T10:00:00Z'), made('2020-01-01T10:00:00.123456Z')],
  },
});
