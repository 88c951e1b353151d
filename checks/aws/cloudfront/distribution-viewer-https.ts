import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { behavior, reconfigure } from './_origin.ts';

const images = (viewerProtocolPolicy: string) => ({
  behaviors: [behavior, { ...behavior, pathPattern: '/images/*', viewerProtocolPolicy }],
});

export default defineCheck({
  id: 'aws-cloudfront-distribution-viewer-https',
  title: 'CloudFront distributions answer over HTTPS only',
  severity: 'medium',
  why: 'Over plain HTTP anyone on the way reads and changes what viewers get and send.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  on: Distribution.pick('behaviors'),
  fix: ({ name }) => ({
    text: 'Set ViewerProtocolPolicy to redirect-to-https or https-only in every cache behavior.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": viewer_protocol_policy = "redirect-to-https"',
  }),

  evaluate({ behaviors }) {
    const plain = behaviors.filter(({ viewerProtocolPolicy }) => viewerProtocolPolicy === 'allow-all');
    if (plain.length === 0) return pass('Every cache behavior demands HTTPS');
    return fail(`Plain HTTP is answered for ${listOf(plain.map(({ pathPattern }) => pathPattern))}`);
  },

  examples: { pass: [images('redirect-to-https'), images('https-only')], fail: [images('allow-all')] },
});
