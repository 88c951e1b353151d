import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-bucket-policy-changes-alarm',
  title: 'Changes to S3 bucket policies raise an alarm',
  why: 'The time between opening a bucket by mistake and noticing it decides what leaks.',
  ...calls(
    's3',
    'PutBucketAcl',
    'PutBucketPolicy',
    'PutBucketCors',
    'PutBucketLifecycle',
    'PutBucketReplication',
    'DeleteBucketPolicy',
    'DeleteBucketCors',
    'DeleteBucketLifecycle',
    'DeleteBucketReplication',
  ),
});
