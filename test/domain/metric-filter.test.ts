import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricFilter } from '../../src/domain/aws/metric-filter.ts';

const event = {
  eventName: 'PutBucketPolicy',
  eventSource: 's3.amazonaws.com',
  errorCode: 'Client.UnauthorizedOperation',
  readOnly: false,
  gone: null,
  count: 7,
  userIdentity: { type: 'Root', 'odd-name': 'x' },
  resources: [{ type: 'AWS::S3::Bucket' }, { type: 'AWS::S3::Object' }],
};

const matching = [
  '{ $.eventName = PutBucketPolicy }',
  '{$.eventName="PutBucketPolicy"}',
  '  {\n(($.eventName\t=\t"PutBucketPolicy"))\n}  ',
  '{ $.eventName = "Put*" }',
  '{ $.eventName = *Policy }',
  '{ $.eventName = * }',
  '{ $.errorCode = "*UnauthorizedOperation" }',
  '{ ($.eventName = DeleteBucket) || ($.eventName = PutBucketPolicy) }',
  // And binds tighter than or.
  '{ $.eventName = PutBucketPolicy || $.eventName = A && $.eventName = B }',
  '{ $.eventName = A && $.eventName = B || $.eventName = PutBucketPolicy }',
  '{ ($.eventSource = s3.amazonaws.com) && ($.eventName != GetObject) }',
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  '{ $.userIdentity.type EXISTS }',
  '{ $.readOnly IS FALSE }',
  '{ $.readOnly = false }',
  '{ $.gone IS NULL }',
  '{ $.gone EXISTS }',
  '{ $.count > 6 && $.count <= 7 }',
  '{ $.count = 7 }',
  '{ $.resources[0].type = "AWS::S3::Bucket" }',
  '{ $.resources[*].type = "AWS::S3::Object" }',
  "{ $.userIdentity.['odd-name'] = x }",
  '{ $.eventName = %Delete|Put% }',
  '{ $.eventName = %^PutBucketPolicy$% }',
];

const failing = [
  '',
  '{}',
  'PutBucketPolicy',
  '"PutBucketPolicy"',
  '[..., name = PutBucketPolicy]',
  '{ $.eventName = putbucketpolicy }',
  '{ $.eventName = "PutBucket" }',
  '{ $.eventName != "PutBucketPolicy" }',
  '{ $.eventName = PutBucketPolicy && $.readOnly IS TRUE }',
  '{ ($.eventName = PutBucketPolicy || $.eventName = A) && $.eventName = B }',
  '{ $.missing = "x" }',
  '{ $.missing EXISTS }',
  '{ $.eventName NOT EXISTS }',
  '{ $.eventName > 3 }',
  '{ $.resources[2].type = * }',
  '{ $.eventName = %^Bucket% }',
  '{ $.eventName = PutBucketPolicy',
  '{ $.eventName = PutBucketPolicy ) }',
  '{ ($.eventName = PutBucketPolicy }',
  '{ $.eventName = PutBucketPolicy || }',
  '{ eventName = PutBucketPolicy }',
  '{ $.eventName == PutBucketPolicy }',
  '{ $.eventName = %(Put|Get).+% }',
  `{ ${'('.repeat(100_000)}$.eventName = *${')'.repeat(100_000)} }`,
];

for (const pattern of matching) test(`matches ${pattern}`, () => assert.equal(metricFilter(pattern)(event), true));
for (const pattern of failing)
  test(`does not match ${pattern.slice(0, 60)}`, () => assert.equal(metricFilter(pattern)(event), false));

test('what lacks the field is not excluded by it', () =>
  assert.equal(metricFilter('{ $.missing != "x" }')(event), true));
test('inherited properties are no fields', () => assert.equal(metricFilter('{ $.constructor EXISTS }')(event), false));
