import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

export default defineCheck({
  id: 'aws-cloudtrail-trail-delivery',
  title: 'CloudTrail can deliver to its bucket',
  severity: 'high',
  why: 'A trail whose bucket is gone or refuses it looks enabled and records nothing; a bucket that is gone can be taken by somebody else.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
  ],
  on: Trail.pick('config', 'status'),
  fix: ({ uid, scope }) => ({
    text: 'Create the bucket, or let its policy and KMS key admit cloudtrail.amazonaws.com for this trail.',
    command: sh`aws cloudtrail get-trail-status --name ${uid} --region ${scope.region}`,
  }),

  evaluate(subject) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    const { isLogging, latestDeliveryError: error } = subject.status;
    if (!isLogging) return notApplicable('The trail is stopped');
    const { s3BucketName } = subject.config;
    return error
      ? fail(`The last delivery to ${s3BucketName} failed: ${error}`)
      : pass(`Log files are delivered to ${s3BucketName}`);
  },

  examples: {
    pass: [trail, { ...trail, status: { isLogging: true, latestDeliveryError: '' } }],
    fail: [
      { ...trail, status: { isLogging: true, latestDeliveryError: 'NoSuchBucket' } },
      { ...trail, status: { isLogging: true, latestDeliveryError: 'AccessDenied' } },
    ],
    notApplicable: [organizationTrail, { ...trail, status: { isLogging: false, latestDeliveryError: 'NoSuchBucket' } }],
  },
});
