import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { LogBucket } from 'cloudstance/resources/gcp/logging';
import { changeBucket, isFixed } from './_buckets.ts';

const bucket = (locked: boolean, name = 'audit') => ({ name, config: { retentionDays: 365, locked } });

export default defineCheck({
  id: 'gcp-logging-bucket-lock',
  title: 'Log buckets that people made are locked',
  severity: 'low',
  why: 'Otherwise whoever may change the bucket shortens its retention, and the entries of an intrusion are gone.',
  references: ['https://cloud.google.com/logging/docs/buckets#locking-logs-buckets'],
  on: LogBucket.pick('config'),
  fix: (found) => ({
    text: 'A locked bucket can never be unlocked: set its retention first.',
    command: changeBucket(found, '--locked'),
  }),

  evaluate(subject) {
    if (isFixed(subject)) return notApplicable('Google fixes the retention of this bucket');
    // What has to outlast an intruder is sent to a bucket of its own.
    if (subject.name === '_Default') return notApplicable('Every project has this bucket, for everyday use');
    return subject.config.locked ? pass('The bucket is locked') : fail('The bucket is not locked');
  },

  examples: {
    pass: [bucket(true)],
    fail: [bucket(false)],
    notApplicable: [bucket(true, '_Required'), bucket(false, '_Default')],
  },
});
