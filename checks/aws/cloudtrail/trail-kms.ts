import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

const { kmsKeyId: _key, ...plain } = trail.config;

export default defineCheck({
  id: 'aws-cloudtrail-trail-kms',
  title: 'CloudTrail logs are encrypted with a KMS key',
  severity: 'low',
  why: 'With a key of its own, reading the logs takes a permission on the key besides one on the bucket, and every use of it is recorded.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
  ],
  on: Trail.pick('config'),
  fix: ({ uid, scope }) => ({
    text: 'Let cloudtrail.amazonaws.com use a key of yours in its policy, then set that key.',
    command: sh`aws cloudtrail update-trail --name ${uid} --kms-key-id KEY --region ${scope.region}`,
    terraform: 'resource "aws_cloudtrail": kms_key_id',
  }),

  evaluate(subject) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    const { kmsKeyId } = subject.config;
    return kmsKeyId === undefined
      ? fail('The logs are encrypted with keys of S3 only')
      : pass(`The logs are encrypted with ${kmsKeyId}`);
  },

  examples: {
    pass: [trail],
    fail: [{ ...trail, config: plain }],
    notApplicable: [{ ...organizationTrail, config: plain }],
  },
});
