import { defineCheck, fail, one, pass } from 'cloudstance/check';
import { effectiveBlock, flagsOff } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { AccountSettings, Bucket } from 'cloudstance/resources/aws/s3';
import { blockCommand, fullBlock, lateBlock, noBlock } from './_access.ts';

const set = (publicAccessBlock: typeof fullBlock | null) => ({ publicAccessBlock });

export default defineCheck({
  id: 'aws-s3-bucket-public-access-block',
  title: 'S3 buckets are protected by Block Public Access',
  severity: 'medium',
  why: 'One careless policy or ACL opens a bucket that nothing protects; with all four settings on none can.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
  on: Bucket.pick('publicAccessBlock'),
  with: { account: one(AccountSettings.pick('publicAccessBlock')) },
  fix: (subject) => ({
    command: blockCommand(subject),
    terraform: 'resource "aws_s3_bucket_public_access_block": all four flags = true',
  }),

  evaluate({ publicAccessBlock }, { account }) {
    const off = flagsOff(effectiveBlock(publicAccessBlock, account.publicAccessBlock));
    if (off.length === 0) return pass('Bucket and account together block all public access');
    return fail(`Neither bucket nor account sets ${listOf(off)}`);
  },

  examples: {
    pass: [
      { ...set(fullBlock), $account: set(null) },
      { ...set(null), $account: set(fullBlock) },
      { ...set(lateBlock), $account: set({ ...noBlock, ignorePublicAcls: true, restrictPublicBuckets: true }) },
    ],
    fail: [
      { ...set(null), $account: set(null) },
      { ...set(noBlock), $account: set(lateBlock) },
      { ...set({ ...fullBlock, restrictPublicBuckets: false }), $account: set(null) },
    ],
  },
});
