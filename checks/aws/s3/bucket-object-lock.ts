import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/aws/s3';

export default defineCheck({
  id: 'aws-s3-bucket-object-lock',
  title: 'S3 buckets have Object Lock',
  severity: 'informational',
  why: 'Locked versions survive ransomware and mistakes: until the time is over nobody can delete them.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html'],
  on: Bucket.pick('objectLock'),
  fix: ({ name }) => ({
    text: 'Needs versioning. Without a default retention only objects that ask for it are locked.',
    command: sh`aws s3api put-object-lock-configuration --bucket ${name} --object-lock-configuration ObjectLockEnabled=Enabled`,
    terraform: 'resource "aws_s3_bucket_object_lock_configuration"',
  }),

  evaluate({ objectLock }) {
    if (objectLock?.objectLockEnabled !== 'Enabled') return fail('Object Lock is off');
    const { defaultMode } = objectLock;
    return pass(
      `Object Lock is on, ${defaultMode ? `by default in ${defaultMode} mode` : 'without default retention'}`,
    );
  },

  examples: {
    pass: [
      { objectLock: { objectLockEnabled: 'Enabled' } },
      { objectLock: { objectLockEnabled: 'Enabled', defaultMode: 'COMPLIANCE' } },
    ],
    fail: [{ objectLock: null }],
  },
});
