import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { Bucket } from 'cloudstance/resources/aws/s3';

const to = (bucket: string, status: 'Enabled' | 'Disabled' = 'Enabled') => ({
  replication: [{ status, destination: { bucket: `arn:aws:s3:::${bucket}` } }],
});
const $others = [
  { uid: 'arn:aws:s3:::near', name: 'near', region: 'eu-west-1' },
  { uid: 'arn:aws:s3:::far', name: 'far', region: 'eu-central-1' },
];

export default defineCheck({
  id: 'aws-s3-bucket-replication',
  title: 'S3 buckets are replicated to another region',
  severity: 'informational',
  why: 'A copy elsewhere survives the loss of a region or an account.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html'],
  on: Bucket.pick('replication'),
  with: { others: by(Bucket.pick(), ({ uid }) => uid) },
  fix: ({ name }) => ({
    command: sh`aws s3api put-bucket-replication --bucket ${name} --replication-configuration file://replication.json`,
    terraform: 'resource "aws_s3_bucket_replication_configuration"',
  }),

  evaluate({ replication, scope }, { others }) {
    const rules = (replication ?? []).filter(({ status }) => status === 'Enabled');
    if (rules.length === 0)
      return fail(replication === null ? 'The bucket is not replicated' : 'Every replication rule is disabled');
    const destinations = [...new Set(rules.map(({ destination }) => destination.bucket))].toSorted();
    const near = destinations.filter((uid) => others.get(uid).find(() => true)?.scope.region === scope.region);
    if (near.length === destinations.length)
      return fail(`The bucket is replicated only within its region, to ${listOf(near.map(nameOf))}`);
    return pass(`The bucket is replicated to ${listOf(destinations.filter((uid) => !near.includes(uid)).map(nameOf))}`);
  },

  examples: {
    pass: [
      { ...to('far'), $others },
      { ...to('in-another-account'), $others },
      { replication: [...to('near').replication, ...to('far').replication], $others },
    ],
    fail: [
      { replication: null, $others },
      { ...to('far', 'Disabled'), $others },
      { ...to('near'), $others },
    ],
  },
});
