import { by, defineCheck, fail, notApplicable, one, pass } from 'cloudstance/check';
import { publicPaths } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { AccountSettings, Bucket } from 'cloudstance/resources/aws/s3';
import { aclWith, everyone, fullBlock, shut } from '../s3/_access.ts';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

const { $account, ...closed } = { ...shut, name: 'trail-logs' };
const open = { ...closed, acl: aclWith({ uri: everyone, permission: 'READ' }) };

export default defineCheck({
  id: 'aws-cloudtrail-trail-bucket-public',
  title: 'The bucket of a CloudTrail trail is not open to everyone',
  severity: 'critical',
  why: 'The logs say who may do what and when nobody is looking: a map of the account for an intruder.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html'],
  on: Trail.pick('config'),
  with: {
    buckets: by(Bucket.pick('publicAccessBlock', 'policy', 'acl', 'ownership'), ({ name }) => name),
    account: one(AccountSettings.pick('publicAccessBlock')),
  },
  fix: () => ({
    text: 'Block public access on the bucket of the trail: aws s3api put-public-access-block --bucket BUCKET',
    terraform: 'resource "aws_s3_bucket_public_access_block"',
  }),

  evaluate(subject, { buckets, account }) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    const { s3BucketName } = subject.config;
    const bucket = buckets.get(s3BucketName).find(() => true);
    if (!bucket) return notApplicable(`Bucket ${s3BucketName} does not belong to this account`);
    const paths = publicPaths({
      bucketBlock: bucket.publicAccessBlock,
      accountBlock: account.publicAccessBlock,
      policy: bucket.policy,
      acl: bucket.acl,
      ownership: bucket.ownership,
      account: subject.scope.account,
    });
    if (paths.length === 0) return pass(`Bucket ${s3BucketName} is not public`);
    return fail(`Bucket ${s3BucketName} is public: ${listOf(paths.map(({ reason }) => reason))}`);
  },

  examples: {
    pass: [
      { ...trail, $buckets: [closed], $account },
      { ...trail, $buckets: [open], $account: { publicAccessBlock: fullBlock } },
    ],
    fail: [{ ...trail, $buckets: [open], $account }],
    notApplicable: [
      { ...trail, $buckets: [{ ...open, name: 'other' }], $account },
      { ...organizationTrail, $buckets: [{ ...open, name: 'organization-logs' }], $account },
    ],
  },
});
