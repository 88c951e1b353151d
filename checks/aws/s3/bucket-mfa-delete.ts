import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/aws/s3';

export default defineCheck({
  id: 'aws-s3-bucket-mfa-delete',
  title: 'S3 buckets demand a second factor to delete versions',
  severity: 'low',
  why: 'With stolen keys alone nobody can then delete versions for good or switch versioning off.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html'],
  on: Bucket.pick('versioning'),
  fix: ({ name }) => ({
    text: 'Only the root user can do this, with its MFA device; Object Lock is an alternative that needs no root.',
    command: sh`aws s3api put-bucket-versioning --bucket ${name} --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa ${'SERIAL CODE'}`,
  }),

  evaluate({ versioning: { status, mfaDelete } }) {
    if (mfaDelete === 'Enabled' && status === 'Enabled') return pass('MFA delete is enabled');
    return fail(
      status === 'Enabled' ? 'MFA delete is disabled' : 'Versioning is not enabled, and so MFA delete is not either',
    );
  },

  examples: {
    pass: [{ versioning: { status: 'Enabled', mfaDelete: 'Enabled' } }],
    fail: [
      { versioning: { status: 'Enabled', mfaDelete: 'Disabled' } },
      { versioning: { status: 'Enabled', mfaDelete: null } },
      { versioning: { status: null, mfaDelete: null } },
      { versioning: { status: 'Suspended', mfaDelete: 'Enabled' } },
    ],
  },
});
