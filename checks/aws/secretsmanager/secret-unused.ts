import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { Secret } from 'cloudstance/resources/aws/secretsmanager';
import { z } from 'zod';

const origin = { owningService: null, primaryRegion: null };
const created = '2025-01-01T00:00:00.000Z';

export default defineCheck({
  id: 'aws-secretsmanager-secret-unused',
  title: 'Secrets were read in the last 90 days',
  severity: 'low',
  why: 'A secret that nobody reads protects nothing and can still be stolen.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html'],
  on: Secret.pick('use', 'origin'),
  params: z.object({ days: z.number().int().positive().default(90) }),
  fix: ({ uid, scope }) => ({
    text: 'Make sure that nothing needs it; a deleted secret can be restored during the recovery window.',
    command: sh`aws secretsmanager delete-secret --region ${scope.region} --secret-id ${uid} --recovery-window-in-days 30`,
  }),

  evaluate({ use, origin: { owningService, primaryRegion }, scope }, { params: { days }, now }) {
    if (owningService !== null) return notApplicable(`Managed by ${owningService}`);
    if (primaryRegion !== null && primaryRegion !== scope.region)
      return notApplicable(`A replica of a secret in ${primaryRegion}`);
    const age = daysBetween(use.lastAccessed ?? use.created, now);
    const ago = `${plural(age, 'day')} ago`;
    const fact = use.lastAccessed ? `Read ${ago}` : `Created ${ago} and never read`;
    return age > days ? fail(`${fact}, more than ${days}`) : pass(fact);
  },

  examples: {
    pass: [
      { origin, use: { created, lastAccessed: '2026-11-20T00:00:00.000Z' } },
      { origin, use: { created: '2026-11-01T00:00:00.000Z', lastAccessed: null } },
    ],
    fail: [
      { origin, use: { created, lastAccessed: '2026-08-01T00:00:00.000Z' } },
      // Never read: stale by its creation date.
      { origin, use: { created, lastAccessed: null } },
    ],
    notApplicable: [
      { origin: { owningService: 'rds', primaryRegion: null }, use: { created, lastAccessed: null } },
      { origin: { owningService: null, primaryRegion: 'us-east-1' }, use: { created, lastAccessed: null } },
    ],
  },
});
