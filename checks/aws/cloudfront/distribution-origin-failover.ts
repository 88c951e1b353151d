import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { reconfigure } from './_origin.ts';

export default defineCheck({
  id: 'aws-cloudfront-distribution-origin-failover',
  title: 'CloudFront distributions have an origin to fall back on',
  severity: 'low',
  why: 'When the only origin fails, so does everything that is not in the cache.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
  ],
  on: Distribution.pick('originGroups'),
  fix: ({ name }) => ({
    text: 'Add a second origin and an origin group of both.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": origin_group { … }',
  }),

  evaluate({ originGroups }) {
    return originGroups === 0
      ? fail('There is no origin group')
      : pass(`There is ${plural(originGroups, 'origin group')}`);
  },

  examples: { pass: [{ originGroups: 1 }], fail: [{ originGroups: 0 }] },
});
