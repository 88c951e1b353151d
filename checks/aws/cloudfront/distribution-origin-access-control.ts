import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { bucketOfOrigin, isWebsiteEndpoint } from 'cloudstance/domain/aws/cloudfront';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { bucketOrigin, idsOf, reconfigure, serverOrigin } from './_origin.ts';

const website = { ...serverOrigin, domainName: 'assets.s3-website-us-east-1.amazonaws.com' };

export default defineCheck({
  id: 'aws-cloudfront-distribution-origin-access-control',
  title: 'CloudFront reaches S3 origins with origin access control',
  severity: 'medium',
  why: 'Without it the bucket has to be readable for others than CloudFront, who then go round it and its rules.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ],
  on: Distribution.pick('origins'),
  fix: ({ name }) => ({
    text: 'Create an origin access control, set its id in the origin, and let the bucket policy name the distribution.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": origin { origin_access_control_id = … }',
  }),

  evaluate({ origins }) {
    const buckets = origins.filter(
      ({ domainName, originAccessIdentity }) =>
        originAccessIdentity !== null || (bucketOfOrigin(domainName) !== undefined && !isWebsiteEndpoint(domainName)),
    );
    if (buckets.length === 0) return notApplicable('No origin is a bucket');
    const uncontrolled = buckets.filter(({ originAccessControlId }) => originAccessControlId === '');
    if (uncontrolled.length === 0) return pass('Every bucket is reached with origin access control');
    const bare = uncontrolled.filter(({ originAccessIdentity }) => !originAccessIdentity);
    if (bare.length > 0) return fail(`Reached without any identity: ${listOf(idsOf(bare))}`);
    return fail(`Reached with an origin access identity, the older form: ${listOf(idsOf(uncontrolled))}`);
  },

  examples: {
    pass: [{ origins: [bucketOrigin, serverOrigin] }],
    fail: [
      { origins: [bucketOrigin, { ...bucketOrigin, originAccessControlId: '' }] },
      {
        origins: [
          { ...bucketOrigin, originAccessControlId: '', originAccessIdentity: 'origin-access-identity/cloudfront/E1' },
        ],
      },
      // A bucket that is configured like any server.
      { origins: [{ ...serverOrigin, domainName: 'assets.s3.eu-west-1.amazonaws.com' }] },
    ],
    notApplicable: [{ origins: [serverOrigin] }, { origins: [website] }],
  },
});
