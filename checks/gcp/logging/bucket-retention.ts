import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { LogBucket } from 'cloudstance/resources/gcp/logging';
import { z } from 'zod';
import { changeBucket, isFixed } from './_buckets.ts';

const bucket = (retentionDays: number, name = '_Default') => ({ name, config: { retentionDays, locked: false } });

export default defineCheck({
  id: 'gcp-logging-bucket-retention',
  title: 'Log buckets keep entries for at least 90 days',
  severity: 'low',
  why: 'Intruders are often found after months, when the first days of what they did are deleted.',
  references: ['https://cloud.google.com/logging/docs/buckets#custom-retention'],
  on: LogBucket.pick('config'),
  params: z.object({ days: z.number().int().positive().default(90) }),
  fix: (found) => changeBucket(found, '--retention-days 90'),

  evaluate(subject, { params }) {
    const { retentionDays } = subject.config;
    if (isFixed(subject)) return notApplicable(`Google fixes the retention of this bucket: ${retentionDays} days`);
    return retentionDays < params.days
      ? fail(`Entries are kept for ${retentionDays} days`)
      : pass(`Entries are kept for ${retentionDays} days`);
  },

  examples: {
    pass: [bucket(90), bucket(365, 'audit')],
    fail: [bucket(30), bucket(89, 'audit')],
    notApplicable: [bucket(400, '_Required')],
  },
});
