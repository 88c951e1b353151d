import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
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
  fix: ({ uid, scope }) => sh`aws secretsmanager rotate-secret --region ${scope.region} --secret-id ${uid}`,

  evaluate(
    { rotation: { enabled, lastRotated }, use: { created }, origin: { owningService, primaryRegion }, scope },
    { params: { days }, now },
  ) {
    if (primaryRegion !== null && primaryRegion !== scope.region)
      return notApplicable(`A replica; it rotates in ${primaryRegion}`);
    if (owningService !== null && !enabled) return notApplicable(`Managed by ${owningService}`);
    const age = daysBetween(lastRotated ?? created, now);
    const ago = `${plural(age, 'day')} ago`;
    const fact = lastRotated ? `Rotated ${ago}` : `Created ${ago} and never rotated`;
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
      {
        origin: { owningService: 'rds', primaryRegion: null },
        use,
        rotation: { ...rotated('2026-01-01T00:00:00.000Z'), enabled: true },
      },
    ],
    notApplicable: [
      { origin: { owningService: null, primaryRegion: 'us-east-1' }, use, rotation: rotated(null) },
      // Nobody but the service can rotate it.
      { origin: { owningService: 'directconnect', primaryRegion: null }, use, rotation: rotated(null) },
    ],
  },
});
