import { defineCheck, fail, pass } from 'cloudstance/check';
import { effectiveBlock, flagsOff } from 'cloudstance/domain/aws/s3';
import { listOf } from 'cloudstance/domain/text';
import { MultiRegionAccessPoint } from 'cloudstance/resources/aws/s3';
import { fullBlock, lateBlock, noBlock } from './_access.ts';

const point = (publicAccessBlock: typeof fullBlock) => ({ config: { publicAccessBlock, buckets: ['data'] } });

export default defineCheck({
  id: 'aws-s3-multi-region-access-point-public-access-block',
  title: 'S3 multi-region access points block public access',
  severity: 'medium',
  why: 'One careless policy opens an access point that blocks nothing, and the setting cannot be changed later.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-block-public-access.html',
  ],
  on: MultiRegionAccessPoint.pick('config'),
  fix: () => ({
    text: 'Create the access point again with all four settings on: they cannot be changed afterwards.',
    terraform: 'resource "aws_s3control_multi_region_access_point": details { public_access_block { … } }',
  }),

  evaluate({ config }) {
    const off = flagsOff(effectiveBlock(config.publicAccessBlock));
    if (off.length === 0) return pass('The access point blocks all public access');
    return fail(`The access point does not set ${listOf(off)}`);
  },

  examples: { pass: [point(fullBlock)], fail: [point(noBlock), point(lateBlock)] },
});
