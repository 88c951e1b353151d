import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketOfOrigin, isFunctionUrl, isWebsiteEndpoint } from '../../src/domain/aws/cloudfront.ts';

const buckets: Readonly<Record<string, string | undefined>> = {
  'assets.s3.amazonaws.com': 'assets',
  'assets.s3.eu-west-1.amazonaws.com': 'assets',
  'assets.s3-eu-west-1.amazonaws.com': 'assets',
  'assets.s3.dualstack.eu-west-1.amazonaws.com': 'assets',
  'www.example.com.s3.us-gov-west-1.amazonaws.com': 'www.example.com',
  'assets.s3-website-us-east-1.amazonaws.com': 'assets',
  'assets.s3-website.eu-central-1.amazonaws.com': 'assets',
  'assets.s3.cn-north-1.amazonaws.com.cn': 'assets',
  'my-point-abc123-s3alias.s3.eu-west-1.amazonaws.com': undefined,
  'api.example.com': undefined,
  's3.amazonaws.com': undefined,
  'assets.s3.amazonaws.com.evil.example': undefined,
  'abc.execute-api.eu-west-1.amazonaws.com': undefined,
  '': undefined,
};

for (const [domain, bucket] of Object.entries(buckets))
  test(domain, () => assert.equal(bucketOfOrigin(domain), bucket));

test('website endpoints', () => {
  assert.deepEqual(Object.keys(buckets).filter(isWebsiteEndpoint), [
    'assets.s3-website-us-east-1.amazonaws.com',
    'assets.s3-website.eu-central-1.amazonaws.com',
  ]);
});

test('function URLs', () => {
  assert.ok(isFunctionUrl('abc123.lambda-url.eu-west-1.on.aws'));
  assert.ok(!isFunctionUrl('abc123.lambda-url.eu-west-1.on.aws.example.com'));
});
