import { by, defineCheck, one, pass, sh } from 'cloudstance/check';
import { admitsThroughAccessPoints, storageWay } from 'cloudstance/domain/aws/exposure-storage';
import { publicPolicyPaths } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { AccountSettings, Bucket, MultiRegionAccessPoint } from 'cloudstance/resources/aws/s3';
import { fullBlock, noBlock, policyWith } from './_access.ts';
import { bucketNamed } from './_behind.ts';
import { exposed } from '../../_exposure.ts';

const config = { publicAccessBlock: noBlock, buckets: ['near', 'far'] };
const policy = policyWith({ Principal: '*' });
const delegating = policyWith({
  Principal: '*',
  Action: '*',
  Condition: { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } },
});
const shut = { name: 'near', policy: null, publicAccessBlock: null };
const open = { name: 'far', policy: delegating, publicAccessBlock: null };
const $account = { publicAccessBlock: null };

export default defineCheck({
  id: 'aws-s3-multi-region-access-point-public',
  title: 'S3 multi-region access points are not open to everyone',
  severity: 'critical',
  why: 'Anyone on the internet gets at the buckets behind it, whatever their names suggest.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-permissions.html'],
  on: MultiRegionAccessPoint.pick('config', 'policy'),
  with: {
    buckets: by(Bucket.pick('publicAccessBlock', 'policy'), ({ name }) => name),
    account: one(AccountSettings.pick('publicAccessBlock')),
  },
  fix: ({ name, scope }) => ({
    command: sh`aws s3control put-multi-region-access-point-policy --region us-west-2 --account-id ${scope.account} --details ${JSON.stringify({ Name: name, Policy: 'POLICY' })}`,
    terraform: 'resource "aws_s3control_multi_region_access_point_policy"',
  }),

  evaluate(point, { buckets, account }) {
    const owner = point.scope.account;
    const own = point.config.publicAccessBlock;
    if (publicPolicyPaths(point.policy, owner, [own]).length === 0)
      return pass('Its policy does not open it to everybody');
    const paths = publicPolicyPaths(point.policy, owner, [own, account.publicAccessBlock]);
    if (paths.length === 0) return pass('Its policy is open to everybody, but the account blocks public access');
    const reached = point.config.buckets.filter((name) => {
      const bucket = bucketNamed(buckets, name);
      if (!bucket) return true;
      return (
        bucket.publicAccessBlock?.restrictPublicBuckets !== true && admitsThroughAccessPoints(bucket.policy, owner)
      );
    });
    if (reached.length === 0)
      return pass('Its policy is open to everybody, but the buckets behind it let nobody through');
    return exposed(
      `It opens ${listOf(reached)} to everybody: ${listOf(paths.map(({ reason }) => reason))}`,
      point,
      'data',
      paths.map((path) => storageWay(path, point)),
    );
  },

  examples: {
    pass: [
      { config, policy: null, $buckets: [shut, open], $account },
      { config: { ...config, publicAccessBlock: fullBlock }, policy, $buckets: [shut, open], $account },
      { config, policy, $buckets: [shut, open], $account: { publicAccessBlock: fullBlock } },
      { config, policy, $buckets: [shut, { ...open, publicAccessBlock: fullBlock }], $account },
    ],
    fail: [
      { config, policy, $buckets: [shut, open], $account },
      { config, policy, $buckets: [shut], $account },
    ],
  },
});
