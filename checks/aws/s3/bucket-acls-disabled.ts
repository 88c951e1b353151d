import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/aws/s3';

export default defineCheck({
  id: 'aws-s3-bucket-acls-disabled',
  title: 'S3 buckets have ACLs disabled',
  severity: 'low',
  why: 'With ACLs on, whoever may write objects can open them to others or keep them from the owner, whatever the policy says.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html'],
  on: Bucket.pick('ownership'),
  fix: ({ name }) => ({
    text: 'First replace by policy what the ACL grants.',
    command: sh`aws s3api put-bucket-ownership-controls --bucket ${name} --ownership-controls ${'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'}`,
    terraform: 'resource "aws_s3_bucket_ownership_controls": object_ownership = "BucketOwnerEnforced"',
  }),

  evaluate({ ownership }) {
    if (ownership === 'BucketOwnerEnforced') return pass('ACLs are disabled');
    return fail(
      ownership === null
        ? 'Object ownership was never set, so that ACLs are in force'
        : `ACLs are in force: ${ownership}`,
    );
  },

  examples: {
    pass: [{ ownership: 'BucketOwnerEnforced' }],
    fail: [{ ownership: null }, { ownership: 'BucketOwnerPreferred' }, { ownership: 'ObjectWriter' }],
  },
});
