import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { behavior, bucketOrigin, idsOf, reconfigure, serverOrigin } from './_origin.ts';

const server = (originProtocolPolicy: string) => ({
  origins: [bucketOrigin, { ...serverOrigin, custom: { originProtocolPolicy, originSslProtocols: ['TLSv1.2'] } }],
});
const behaviors = [behavior];
const plainBehaviors = [behavior, { ...behavior, pathPattern: '/old/*', viewerProtocolPolicy: 'allow-all' }];

export default defineCheck({
  id: 'aws-cloudfront-distribution-origin-https',
  title: 'CloudFront reaches its origins over HTTPS',
  severity: 'medium',
  why: 'What viewers send over HTTPS goes on in clear text through the internet otherwise.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html',
  ],
  on: Distribution.pick('origins', 'behaviors'),
  fix: ({ name }) => ({
    text: 'Set OriginProtocolPolicy to https-only; in the place of a website endpoint use the bucket itself.',
    command: reconfigure(name),
    terraform:
      'resource "aws_cloudfront_distribution": origin { custom_origin_config { origin_protocol_policy = "https-only" } }',
  }),

  evaluate({ origins, behaviors: all }) {
    const servers = origins.filter(({ custom }) => custom !== null);
    if (servers.length === 0) return notApplicable('No origin is a server');
    const takesPlain = (id: string): boolean =>
      all.some(
        ({ targetOriginId, viewerProtocolPolicy }) => targetOriginId === id && viewerProtocolPolicy === 'allow-all',
      );
    const plain = servers.filter(
      ({ id, custom }) =>
        custom?.originProtocolPolicy === 'http-only' ||
        (custom?.originProtocolPolicy === 'match-viewer' && takesPlain(id)),
    );
    return plain.length > 0
      ? fail(`Reached over plain HTTP: ${listOf(idsOf(plain))}`)
      : pass('Every server is reached over HTTPS');
  },

  examples: {
    pass: [
      { ...server('https-only'), behaviors: plainBehaviors },
      // Viewers cannot come over plain HTTP, so CloudFront does not go on over it.
      { ...server('match-viewer'), behaviors },
    ],
    fail: [
      { ...server('http-only'), behaviors },
      { ...server('match-viewer'), behaviors: plainBehaviors },
    ],
    notApplicable: [{ origins: [bucketOrigin], behaviors }],
  },
});
