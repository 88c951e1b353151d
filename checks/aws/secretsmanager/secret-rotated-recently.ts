import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { daysBetween } from 'cloudstance/domain/time';
import { Secret } from 'cloudstance/resources/aws/secretsmanager';
import { z } from 'zod';

const origin = { owningService: null, primaryRegion: null };
const use = { created: '2025-01-01T00:00:00.000Z', lastAccessed: null };
const rotated = (lastRotated: string | null) => ({
  enabled: false,
  automaticallyAfterDays: null,
  lastRotated,
  next: null,
});

export default defineCheck({
  id: 'aws-secretsmanager-secret-rotated-recently',
  title: 'Secrets were rotated in the last 90 days',
  severity: 'medium',
  why: 'The older a secret, the more people, machines and backups know it.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html'],
  on: Secret.pick('rotation', 'use', 'origin'),
  params: z.object({ days: z.number().int().positive().default(90) }),
  fix: ({ uid }) => sh`aws secretsmanager rotate-secret --secret-id ${uid}`,

  evaluate(
    { rotation: { lastRotated }, use: { created }, origin: { primaryRegion }, scope },
    { params: { days }, now },
  ) {
    if (primaryRegion !== null && primaryRegion !== scope.region)
      return notApplicable(`A replica; it rotates in ${primaryRegion}`);
    const age = daysBetween(lastRotated ?? created, now);
    const fact = lastRotated ? `Rotated ${age} days ago` : `Created ${age} days ago and never rotated`;
    return age > days ? fail(`${fact}, more than ${days}`) : pass(fact);
  },

  examples: {
    pass: [
      { origin, use, rotation: rotated('2026-11-01T00:00:00.000Z') },
      // Exactly 90 days.
      { origin, use, rotation: rotated('2026-08-23T12:00:00.000Z') },
      { origin, use: { ...use, created: '2026-11-01T00:00:00.000Z' }, rotation: rotated(null) },
    ],
    fail: [
      { origin, use, rotation: rotated('2026-08-22T11:00:00.000Z') },
      { origin, use, rotation: rotated(null) },
    ],
    notApplicable: [{ origin: { owningService: null, primaryRegion: 'us-east-1' }, use, rotation: rotated(null) }],
  },
});
