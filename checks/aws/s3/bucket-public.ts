import { defineCheck, one, pass } from 'cloudstance/check';
import { publicPaths } from 'cloudstance/domain/aws/s3';
import { storageWay } from 'cloudstance/domain/aws/exposure-storage';
import { listOf } from 'cloudstance/domain/text';
import { AccountSettings, Bucket } from 'cloudstance/resources/aws/s3';
import {
  blockCommand,
  aclWith,
  everyAccount,
  everyone,
  fullBlock,
  lateBlock,
  noBlock,
  policyWith,
  shut,
} from './_access.ts';
import { exposed } from '../../_exposure.ts';

const openPolicy = policyWith({ Principal: '*' });
const openAcl = aclWith({ uri: everyone, permission: 'READ' });

export default defineCheck({
  id: 'aws-s3-bucket-public',
  title: 'S3 buckets are not open to everyone',
  severity: 'critical',
  why: 'Anyone on the internet can list, download or replace its objects.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
  ],
  on: Bucket.pick('publicAccessBlock', 'policy', 'acl', 'ownership'),
  with: { account: one(AccountSettings.pick('publicAccessBlock')) },
  fix: (subject) => ({
    text: 'Serve what is meant to be public through CloudFront; block the rest.',
    command: blockCommand(subject),
    terraform: 'resource "aws_s3_bucket_public_access_block": all four flags = true',
  }),

  evaluate(bucket, { account }) {
    const { publicAccessBlock, policy, acl, ownership, scope } = bucket;
    const paths = publicPaths({
      bucketBlock: publicAccessBlock,
      accountBlock: account.publicAccessBlock,
      policy,
      acl,
      ownership,
      account: scope.account,
    });
    if (paths.length === 0) return pass('Neither policy nor ACL opens it to everybody');
    return exposed(
      `It is open to everybody: ${listOf(paths.map(({ reason }) => reason))}`,
      bucket,
      'data',
      paths.map((path) => storageWay(path, bucket)),
    );
  },

  examples: {
    pass: [
      shut,
      { ...shut, policy: openPolicy, acl: openAcl, publicAccessBlock: fullBlock },
      { ...shut, policy: openPolicy, acl: openAcl, $account: { publicAccessBlock: fullBlock } },
      { ...shut, policy: openPolicy, publicAccessBlock: { ...noBlock, restrictPublicBuckets: true } },
      { ...shut, acl: openAcl, publicAccessBlock: { ...noBlock, ignorePublicAcls: true } },
      {
        ...shut,
        policy: openPolicy,
        acl: openAcl,
        publicAccessBlock: { ...noBlock, ignorePublicAcls: true },
        $account: { publicAccessBlock: { ...noBlock, restrictPublicBuckets: true } },
      },
      { ...shut, acl: openAcl, ownership: 'BucketOwnerEnforced' },
      {
        ...shut,
        policy: policyWith({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } } }),
      },
      { ...shut, policy: policyWith({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }) },
      {
        ...shut,
        policy: policyWith({
          Principal: '*',
          Condition: { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } },
        }),
      },
    ],
    fail: [
      { ...shut, policy: openPolicy },
      { ...shut, policy: openPolicy, publicAccessBlock: lateBlock, $account: { publicAccessBlock: lateBlock } },
      { ...shut, acl: openAcl, publicAccessBlock: lateBlock },
      { ...shut, acl: aclWith({ uri: everyAccount, permission: 'READ_ACP' }), ownership: 'BucketOwnerPreferred' },
      { ...shut, policy: openPolicy, ownership: 'BucketOwnerEnforced' },
      { ...shut, acl: openAcl, publicAccessBlock: { ...noBlock, restrictPublicBuckets: true } },
      { ...shut, policy: policyWith({ Principal: { AWS: ['*'] } }) },
      { ...shut, policy: policyWith({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/alice' } }) },
      { ...shut, policy: policyWith({ Principal: '*', Condition: { StringLike: { 'aws:PrincipalArn': '*' } } }) },
      {
        ...shut,
        policy: policyWith({
          Principal: '*',
          Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } },
        }),
      },
      {
        ...shut,
        policy: policyWith({
          Principal: '*',
          Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
        }),
      },
    ],
  },
});
