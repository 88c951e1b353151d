import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { Secret } from 'cloudstance/resources/aws/secretsmanager';

const use = { created: '2026-01-01T00:00:00.000Z', lastAccessed: null };
const on = { enabled: true, automaticallyAfterDays: 30, lastRotated: null, next: null };
const at = (day: string): string => `${day}T10:00:00.000Z`;

export default defineCheck({
  id: 'aws-secretsmanager-secret-rotation-overdue',
  title: 'Secrets that rotate automatically rotate on time',
  severity: 'medium',
  why: 'Rotation that is switched on but fails leaves an old secret in force that everybody takes for a fresh one.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html'],
  on: Secret.pick('rotation', 'use'),
  fix: ({ uid, scope }) => ({
    text: 'Read the log of the rotation function, mend it, and rotate.',
    command: sh`aws secretsmanager rotate-secret --region ${scope.region} --secret-id ${uid}`,
  }),

  evaluate({ rotation, use: { created } }, { now }) {
    const { enabled, automaticallyAfterDays, lastRotated, next } = rotation;
    if (!enabled) return notApplicable('Automatic rotation is off');
    if (next !== null && daysBetween(next, now) >= 1)
      return fail(`A rotation was due on ${next.slice(0, 10)} and has not happened`);
    const age = daysBetween(lastRotated ?? created, now);
    if (automaticallyAfterDays !== null && age > automaticallyAfterDays + 1)
      return fail(
        `Rotates every ${plural(automaticallyAfterDays, 'day')}, but ${lastRotated ? `last did so ${plural(age, 'day')} ago` : 'never has'}`,
      );
    return pass(lastRotated ? `Rotated last on ${lastRotated.slice(0, 10)}` : 'The first rotation is not due yet');
  },

  examples: {
    pass: [
      { use, rotation: { ...on, lastRotated: at('2026-11-01'), next: at('2026-12-01') } },
      // Due this very day: rotation may start until midnight.
      { use, rotation: { ...on, lastRotated: at('2026-10-22'), next: at('2026-11-21') } },
      { use, rotation: { ...on, automaticallyAfterDays: null, lastRotated: at('2026-02-01'), next: at('2027-02-01') } },
      { use: { ...use, created: at('2026-11-20') }, rotation: on },
    ],
    fail: [
      { use, rotation: { ...on, lastRotated: at('2026-09-01'), next: at('2026-10-01') } },
      { use, rotation: { ...on, lastRotated: at('2026-09-01') } },
      { use, rotation: on },
    ],
    notApplicable: [{ use, rotation: { ...on, enabled: false } }],
  },
});
