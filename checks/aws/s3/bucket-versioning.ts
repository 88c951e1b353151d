import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/aws/s3';

export default defineCheck({
  id: 'aws-s3-bucket-versioning',
  title: 'S3 buckets keep earlier versions of objects',
  severity: 'low',
  why: 'Without versions, an object that is overwritten or deleted, by mistake or by ransomware, is gone.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html'],
  on: Bucket.pick('versioning'),
  fix: ({ name }) => ({
    command: sh`aws s3api put-bucket-versioning --bucket ${name} --versioning-configuration Status=Enabled`,
    terraform: 'resource "aws_s3_bucket_versioning": versioning_configuration { status = "Enabled" }',
  }),

  evaluate({ versioning: { status } }) {
    if (status === 'Enabled') return pass('Versioning is enabled');
    return fail(status === 'Suspended' ? 'Versioning is suspended' : 'Versioning was never enabled');
  },

  examples: {
    pass: [{ versioning: { status: 'Enabled', mfaDelete: null } }],
    fail: [
      { versioning: { status: null, mfaDelete: null } },
      { versioning: { status: 'Suspended', mfaDelete: 'Disabled' } },
    ],
  },
});
