import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Bucket } from 'cloudstance/resources/aws/s3';

export default defineCheck({
  id: 'aws-s3-bucket-lifecycle',
  title: 'S3 buckets have rules for how long objects are kept',
  severity: 'informational',
  why: 'Data that is kept for ever can be leaked for ever, and old versions are paid for unseen.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html'],
  on: Bucket.pick('lifecycle'),
  fix: ({ name }) => ({
    command: sh`aws s3api put-bucket-lifecycle-configuration --bucket ${name} --lifecycle-configuration file://lifecycle.json`,
    terraform: 'resource "aws_s3_bucket_lifecycle_configuration"',
  }),

  evaluate({ lifecycle }) {
    if (lifecycle === null) return fail('There are no lifecycle rules');
    const enabled = lifecycle.filter(({ status }) => status === 'Enabled').length;
    return enabled > 0
      ? pass(`${plural(enabled, 'lifecycle rule')} in force`)
      : fail('Every lifecycle rule is disabled');
  },

  examples: {
    pass: [{ lifecycle: [{ id: 'old', status: 'Enabled' }, { status: 'Disabled' }] }],
    fail: [{ lifecycle: null }, { lifecycle: [{ id: 'old', status: 'Disabled' }] }, { lifecycle: [] }],
  },
});
