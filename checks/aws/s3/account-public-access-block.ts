import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { effectiveBlock, flagsOff } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { AccountSettings } from 'cloudstance/resources/aws/s3';
import { fullBlock, lateBlock, noBlock } from './_access.ts';

export default defineCheck({
  id: 'aws-s3-account-public-access-block',
  title: 'The account blocks public access to S3',
  severity: 'medium',
  why: 'The setting of the account covers every bucket and access point, also those that somebody creates tomorrow.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html'],
  on: AccountSettings.pick('publicAccessBlock'),
  fix: ({ scope }) => ({
    text: 'First make sure that no bucket has to stay public.',
    command: sh`aws s3control put-public-access-block --account-id ${scope.account} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    terraform: 'resource "aws_s3_account_public_access_block": all four flags = true',
  }),

  evaluate({ publicAccessBlock }) {
    if (publicAccessBlock === null) return fail('The account sets nothing');
    const off = flagsOff(effectiveBlock(publicAccessBlock));
    if (off.length === 0) return pass('The account blocks all public access');
    return fail(`The account does not set ${listOf(off)}`);
  },

  examples: {
    pass: [{ publicAccessBlock: fullBlock }],
    fail: [{ publicAccessBlock: null }, { publicAccessBlock: noBlock }, { publicAccessBlock: lateBlock }],
  },
});
