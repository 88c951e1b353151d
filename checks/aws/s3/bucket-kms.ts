import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Bucket } from 'cloudstance/resources/aws/s3';

const kms = (algorithm: string, kmsKey: string | null = 'alias/data') => ({
  encryption: { algorithm, kmsKey, bucketKey: true },
});

export default defineCheck({
  id: 'aws-s3-bucket-kms',
  title: 'S3 buckets encrypt with a KMS key by default',
  severity: 'low',
  why: 'With a KMS key, reading takes a permission on the key besides one on the bucket, and every use is recorded; keys of S3 give neither.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html'],
  on: Bucket.pick('encryption'),
  fix: ({ name }) => ({
    command: sh`aws s3api put-bucket-encryption --bucket ${name} --server-side-encryption-configuration ${'{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"KEY"},"BucketKeyEnabled":true}]}'}`,
    terraform: 'resource "aws_s3_bucket_server_side_encryption_configuration": sse_algorithm = "aws:kms"',
  }),

  evaluate({ encryption }) {
    if (encryption === null) return fail('The bucket sets no encryption: objects are encrypted with keys of S3');
    const { algorithm, kmsKey } = encryption;
    if (!algorithm.startsWith('aws:kms')) return fail(`The default encryption is ${algorithm}`);
    return pass(`The default encryption is ${algorithm} with ${kmsKey ?? 'the AWS-managed key'}`);
  },

  examples: {
    pass: [kms('aws:kms'), kms('aws:kms:dsse'), kms('aws:kms', null)],
    fail: [kms('AES256', null), { encryption: null }],
  },
});
