import { defineCheck, fail, pass } from 'cloudstance/check';
import { blocksEverything, effectiveBlock } from 'cloudstance/domain/aws/s3';
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
    const block = effectiveBlock(publicAccessBlock);
    if (blocksEverything(block)) return pass('The access point blocks all public access');
    const off = Object.entries(block)
      .filter(([, on]) => !on)
      .map(([flag]) => flag);
    return fail(`The access point does not set ${listOf(off.toSorted())}`);
  },

  examples: {
    pass: [{ publicAccessBlock: fullBlock }],
    fail: [{ publicAccessBlock: noBlock }, { publicAccessBlock: lateBlock }],
  },
});
