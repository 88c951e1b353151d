import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { deniesInsecureTransport } from 'cloudstance/domain/aws/policy';
import { Bucket } from 'cloudstance/resources/aws/s3';

const uid = 'arn:aws:s3:::data';
const plain = { Bool: { 'aws:SecureTransport': 'false' } };
const deny = (statement: object) => ({
  uid,
  name: 'data',
  policy: JSON.stringify({
    Statement: [
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [uid, `${uid}/*`], Condition: plain, ...statement },
    ],
  }),
});

export default defineCheck({
  id: 'aws-s3-bucket-tls-only',
  title: 'S3 buckets refuse plain HTTP',
  severity: 'medium',
  why: 'Over plain HTTP objects and presigned addresses can be read and changed on the way.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit'],
  on: Bucket.pick('policy'),
  fix: ({ name, uid: arn }) => ({
    text: 'Add this statement to what the policy says already: put-bucket-policy replaces it.',
    command: sh`aws s3api put-bucket-policy --bucket ${name} --policy ${JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`], Condition: plain }] })}`,
    terraform: 'resource "aws_s3_bucket_policy": a Deny where aws:SecureTransport is false',
  }),

  evaluate({ policy, uid: arn }) {
    if (policy === null) return fail('The bucket has no policy, so that nothing refuses plain HTTP');
    if (deniesInsecureTransport(policy, { actions: ['s3:*'], resources: [arn, `${arn}/*`] }))
      return pass('The policy refuses plain HTTP');
    return fail('The policy does not refuse everybody all actions on bucket and objects over plain HTTP');
  },

  examples: {
    pass: [deny({}), deny({ Principal: { AWS: '*' }, Action: '*', Resource: '*' })],
    fail: [
      { uid, policy: null },
      deny({ Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      deny({ Resource: `${uid}/*` }),
      deny({ Action: 's3:GetObject' }),
      deny({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      deny({ Condition: { ...plain, StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }),
    ],
  },
});
