import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/aws/s3';

export default defineCheck({
  id: 'aws-s3-bucket-access-logging',
  title: 'Access to S3 buckets is logged',
  severity: 'low',
  why: 'After a leak the question is who fetched what, and nothing else keeps anonymous and failed requests.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html'],
  on: Bucket.pick('logging'),
  fix: ({ name }) => ({
    text: 'Log into a bucket that only takes logs, whose policy admits logging.s3.amazonaws.com.',
    command: sh`aws s3api put-bucket-logging --bucket ${name} --bucket-logging-status ${JSON.stringify({ LoggingEnabled: { TargetBucket: 'LOG-BUCKET', TargetPrefix: `${name}/` } })}`,
    terraform: 'resource "aws_s3_bucket_logging"',
  }),

  evaluate({ logging }) {
    if (logging === null) return fail('Server access logging is off');
    return pass(`Access is logged to ${logging.targetBucket}/${logging.targetPrefix}`);
  },

  examples: {
    pass: [
      { logging: { targetBucket: 'logs', targetPrefix: 'data/' } },
      { logging: { targetBucket: 'logs', targetPrefix: '' } },
    ],
    fail: [{ logging: null }],
  },
});
