import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { instant } from 'cloudstance/domain/time';
import { Secret } from 'cloudstance/resources/gcp/secretmanager';
import { z } from 'zod';

const day = 86_400;

export default defineCheck({
  id: 'gcp-secretmanager-secret-rotation',
  title: 'Secrets in Secret Manager have a rotation schedule',
  severity: 'low',
  why: 'A secret that is never changed stays good for whoever has seen it once.',
  references: ['https://cloud.google.com/secret-manager/docs/secret-rotation'],
  on: Secret.pick('config'),
  params: z.object({ days: z.number().int().min(1).default(90) }),
  fix: ({ name, scope }) =>
    sh`gcloud secrets update ${name} --project ${scope.account} --rotation-period 7776000s --next-rotation-time TIME --add-topics TOPIC`,

  evaluate({ config: { rotationPeriod, nextRotationTime } }, { params, now }) {
    if (rotationPeriod === undefined) return fail('There is no rotation schedule');
    const period = Math.round(rotationPeriod / day);
    if (rotationPeriod > params.days * day)
      return fail(`Rotation is due every ${period} days, not every ${params.days}`);
    if (nextRotationTime !== undefined && instant(nextRotationTime) < now.getTime())
      return fail(`Rotation was due at ${nextRotationTime}`);
    return pass(`Rotation is due every ${period} days`);
  },

  examples: {
    pass: [{ config: { rotationPeriod: 90 * day, nextRotationTime: '2026-12-24T00:00:00Z' } }],
    fail: [
      { config: {} },
      { config: { rotationPeriod: 365 * day, nextRotationTime: '2026-12-24T00:00:00Z' } },
      { config: { rotationPeriod: 90 * day, nextRotationTime: '2026-10-01T00:00:00Z' } },
    ],
  },
});
