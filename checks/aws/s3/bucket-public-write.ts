import { defineCheck, one, pass } from 'cloudstance/check';
import { disjoint } from 'cloudstance/domain/aws/pattern';
import { type PublicPath, publicPaths } from 'cloudstance/domain/aws/s3';
import { storageWay } from 'cloudstance/domain/aws/exposure-storage';
import { listOf } from 'cloudstance/domain/text';
import { AccountSettings, Bucket } from 'cloudstance/resources/aws/s3';
import { blockCommand, aclWith, everyAccount, everyone, fullBlock, lateBlock, policyWith, shut } from './_access.ts';
import { exposed } from '../../_exposure.ts';

const writing = [
  's3:put*',
  's3:delete*',
  's3:replicate*',
  's3:restore*',
  's3:create*',
  's3:update*',
  's3:object*',
  's3:bypass*',
];
const writingAcl = ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'];

const writes = ({ via, what }: PublicPath): boolean =>
  via === 'acl'
    ? what.some((permission) => writingAcl.includes(permission))
    : what.some((action) => writing.some((pattern) => !disjoint(action, pattern)));

export default defineCheck({
  id: 'aws-s3-bucket-public-write',
  title: 'S3 buckets cannot be changed by everyone',
  severity: 'critical',
  why: 'Anyone can plant malware in it, overwrite or delete objects, or run up the bill.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
  on: Bucket.pick('publicAccessBlock', 'policy', 'acl', 'ownership'),
  with: { account: one(AccountSettings.pick('publicAccessBlock')) },
  fix: (subject) => ({
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
    }).filter(writes);
    if (paths.length === 0) return pass('Neither policy nor ACL lets everybody change it');
    return exposed(
      `Everybody can change it: ${listOf(paths.map(({ reason }) => reason))}`,
      bucket,
      'data',
      paths.map((path) => storageWay(path, bucket)),
    );
  },

  examples: {
    pass: [
      shut,
      { ...shut, policy: policyWith({ Principal: '*' }), acl: aclWith({ uri: everyone, permission: 'READ' }) },
      { ...shut, policy: policyWith({ Principal: '*', Action: ['s3:Get*', 's3:List*'] }) },
      { ...shut, policy: policyWith({ Principal: '*', Action: 's3:*' }), publicAccessBlock: fullBlock },
    ],
    fail: [
      { ...shut, policy: policyWith({ Principal: '*', Action: 's3:PutObject' }) },
      { ...shut, policy: policyWith({ Principal: '*', Action: '*' }), publicAccessBlock: lateBlock },
      { ...shut, policy: policyWith({ Principal: '*', Action: undefined, NotAction: 's3:DeleteBucket' }) },
      { ...shut, acl: aclWith({ uri: everyone, permission: 'WRITE' }) },
      { ...shut, acl: aclWith({ uri: everyAccount, permission: 'FULL_CONTROL' }), ownership: 'ObjectWriter' },
      { ...shut, acl: aclWith({ uri: everyone, permission: 'WRITE_ACP' }) },
    ],
  },
});
