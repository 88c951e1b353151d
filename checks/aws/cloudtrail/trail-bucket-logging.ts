import { by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { Bucket } from 'cloudstance/resources/aws/s3';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

const logged = { name: 'trail-logs', logging: { targetBucket: 'access-logs', targetPrefix: 'trail/' } };
const unlogged = { name: 'trail-logs', logging: null };

export default defineCheck({
  id: 'aws-cloudtrail-trail-bucket-logging',
  title: 'Access to the bucket of a CloudTrail trail is logged',
  severity: 'low',
  why: 'Whoever reads or deletes the record of everything should leave a record, too.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html'],
  on: Trail.pick('config'),
  with: { buckets: by(Bucket.pick('logging'), ({ name }) => name) },
  fix: () => ({
    text: 'Enable server access logging on the bucket of the trail, into another bucket: aws s3api put-bucket-logging',
    terraform: 'resource "aws_s3_bucket_logging"',
  }),

  evaluate(subject, { buckets }) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    const { s3BucketName } = subject.config;
    const bucket = buckets.get(s3BucketName).find(() => true);
    if (!bucket) return notApplicable(`Bucket ${s3BucketName} does not belong to this account`);
    if (bucket.logging === null) return fail(`Access to bucket ${s3BucketName} is not logged`);
    return pass(`Access to bucket ${s3BucketName} is logged to ${bucket.logging.targetBucket}`);
  },

  examples: {
    pass: [{ ...trail, $buckets: [logged] }],
    fail: [{ ...trail, $buckets: [unlogged] }],
    notApplicable: [
      { ...trail, $buckets: [{ ...unlogged, name: 'other' }] },
      { ...organizationTrail, $buckets: [{ ...unlogged, name: 'organization-logs' }] },
    ],
  },
});
