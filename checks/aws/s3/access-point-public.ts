import { by, defineCheck, one, pass, sh } from 'cloudstance/check';
import { admitsThroughAccessPoints, storageWay } from 'cloudstance/domain/aws/exposure-storage';
import { publicPolicyPaths } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { AccessPoint, AccountSettings, Bucket } from 'cloudstance/resources/aws/s3';
import { fullBlock, noBlock, policyWith } from './_access.ts';
import { bucketNamed } from './_behind.ts';
import { exposed } from '../../_exposure.ts';

const example = {
  config: { bucket: 'data', networkOrigin: 'Internet' },
  publicAccessBlock: noBlock,
  policy: policyWith({ Principal: '*' }),
};
const delegating = policyWith({
  Principal: '*',
  Action: '*',
  Condition: { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } },
});
const bucket = (policy: string | null, publicAccessBlock: typeof noBlock | null = null) => [
  { name: 'data', policy, publicAccessBlock },
];
const $account = { publicAccessBlock: null };

export default defineCheck({
  id: 'aws-s3-access-point-public',
  title: 'S3 access points are not open to everyone',
  severity: 'critical',
  why: 'Anyone on the internet gets at the bucket behind it, whatever the name of the bucket suggests.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html'],
  on: AccessPoint.pick('config', 'publicAccessBlock', 'policy'),
  with: {
    buckets: by(Bucket.pick('publicAccessBlock', 'policy'), ({ name }) => name),
    account: one(AccountSettings.pick('publicAccessBlock')),
  },
  fix: ({ name, scope }) => ({
    command: sh`aws s3control put-access-point-policy --account-id ${scope.account} --region ${scope.region} --name ${name} --policy file://policy.json`,
    terraform: 'resource "aws_s3control_access_point_policy"',
  }),

  evaluate(point, { buckets, account }) {
    const { config, publicAccessBlock, policy } = point;
    const owner = point.scope.account;
    if (config.networkOrigin === 'VPC') return pass('It can be reached from its VPC only');
    if (publicPolicyPaths(policy, owner, [publicAccessBlock]).length === 0)
      return pass('Its policy does not open it to everybody');
    const bucket = bucketNamed(buckets, config.bucket);
    const blocks = [publicAccessBlock, bucket?.publicAccessBlock ?? null, account.publicAccessBlock];
    const paths = publicPolicyPaths(policy, owner, blocks);
    if (paths.length === 0) return pass('Its policy is open to everybody, but Block Public Access closes it');
    if (bucket && !admitsThroughAccessPoints(bucket.policy, owner))
      return pass(`Its policy is open to everybody, but that of bucket ${bucket.name} lets nobody through`);
    return exposed(
      `It opens bucket ${config.bucket}${bucket ? '' : ' (of another account)'} to everybody: ${listOf(paths.map(({ reason }) => reason))}`,
      point,
      'data',
      paths.map((path) => storageWay(path, point)),
    );
  },

  examples: {
    pass: [
      { ...example, policy: null, $buckets: bucket(delegating), $account },
      { ...example, config: { bucket: 'data', networkOrigin: 'VPC' }, $buckets: bucket(delegating), $account },
      { ...example, publicAccessBlock: fullBlock, $buckets: bucket(delegating), $account },
      { ...example, $buckets: bucket(delegating, fullBlock), $account },
      { ...example, $buckets: bucket(delegating), $account: { publicAccessBlock: fullBlock } },
      { ...example, $buckets: bucket(null), $account },
      { ...example, $buckets: bucket(policyWith({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } })), $account },
    ],
    fail: [
      { ...example, $buckets: bucket(delegating), $account },
      { ...example, $buckets: bucket(policyWith({ Principal: '*' })), $account },
      { ...example, config: { ...example.config, bucket: 'of-another-account' }, $buckets: bucket(null), $account },
    ],
  },
});
