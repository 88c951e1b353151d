import { all, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { bucketOfOrigin } from 'cloudstance/domain/aws/cloudfront';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { Bucket } from 'cloudstance/resources/aws/s3';
import { z } from 'zod';
import { bucketOrigin, reconfigure, serverOrigin } from './_origin.ts';

export default defineCheck({
  id: 'aws-cloudfront-distribution-origin-bucket',
  title: 'Buckets behind CloudFront distributions belong to the account',
  severity: 'medium',
  why: 'Where a bucket was deleted, anyone can create one of the same name and serve what they like under your domain.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html',
  ],
  on: Distribution.pick('origins'),
  with: { buckets: all(Bucket.pick()) },
  params: z.object({ knownBuckets: z.array(z.string()).default([]) }),
  fix: ({ name }) => ({
    text: 'Remove origins whose bucket is gone; name buckets of your other accounts in the parameter knownBuckets.',
    command: reconfigure(name),
  }),

  evaluate({ origins }, { buckets, params: { knownBuckets } }) {
    const names = new Set(origins.flatMap(({ domainName }) => bucketOfOrigin(domainName) ?? []));
    if (names.size === 0) return notApplicable('No origin is a bucket');
    const strange = [...names].filter(
      (name) => !knownBuckets.includes(name) && !buckets.some((bucket) => bucket.name === name),
    );
    if (strange.length === 0) return pass(`The account has ${listOf(names)}`);
    return fail(`The account has no ${listOf(strange)}: the bucket is another account's, or gone`);
  },

  examples: {
    pass: [{ origins: [bucketOrigin, serverOrigin], $buckets: [{ name: 'logs' }, { name: 'assets' }] }],
    fail: [
      { origins: [bucketOrigin], $buckets: [{ name: 'logs' }] },
      {
        origins: [{ ...serverOrigin, domainName: 'gone.s3-website.eu-central-1.amazonaws.com' }],
        $buckets: [{ name: 'assets' }],
      },
    ],
    notApplicable: [{ origins: [serverOrigin], $buckets: [] }],
  },
});
