import { defineCheck, fail, pass } from 'cloudstance/check';
import { effectiveBlock, flagsOff } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { AccessPoint } from 'cloudstance/resources/aws/s3';
import { fullBlock, lateBlock, noBlock } from './_access.ts';

export default defineCheck({
  id: 'aws-s3-access-point-public-access-block',
  title: 'S3 access points block public access',
  severity: 'medium',
  why: 'One careless policy opens an access point that blocks nothing, and the setting cannot be changed later.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html'],
  on: AccessPoint.pick('publicAccessBlock'),
  fix: () => ({
    text: 'Create the access point again with all four settings on: they cannot be changed afterwards.',
    terraform: 'resource "aws_s3_access_point": public_access_block_configuration { … } with all four = true',
  }),

  evaluate({ publicAccessBlock }) {
    const off = flagsOff(effectiveBlock(publicAccessBlock));
    if (off.length === 0) return pass('The access point blocks all public access');
    return fail(`The access point does not set ${listOf(off)}`);
  },

  examples: {
    pass: [{ publicAccessBlock: fullBlock }],
    fail: [{ publicAccessBlock: noBlock }, { publicAccessBlock: lateBlock }],
  },
});
