import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { bucketOrigin, idsOf, reconfigure, serverOrigin } from './_origin.ts';

const server = (originProtocolPolicy: string, ...originSslProtocols: string[]) => ({
  origins: [bucketOrigin, { ...serverOrigin, custom: { originProtocolPolicy, originSslProtocols } }],
});

export default defineCheck({
  id: 'aws-cloudfront-distribution-origin-tls-version',
  title: 'CloudFront speaks TLS 1.2 or later with its origins',
  severity: 'low',
  why: 'Earlier versions have known weaknesses that somebody between CloudFront and the server can use.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols',
  ],
  on: Distribution.pick('origins'),
  fix: ({ name }) => ({
    text: 'Set OriginSslProtocols to TLSv1.2 alone.',
    command: reconfigure(name),
    terraform:
      'resource "aws_cloudfront_distribution": origin { custom_origin_config { origin_ssl_protocols = ["TLSv1.2"] } }',
  }),

  evaluate({ origins }) {
    const servers = origins.filter(({ custom }) => custom !== null && custom.originProtocolPolicy !== 'http-only');
    if (servers.length === 0) return notApplicable('No origin is a server that is reached over HTTPS');
    const old = servers.filter(({ custom }) =>
      custom?.originSslProtocols.some((protocol) => /^(SSLv3|TLSv1|TLSv1\.1)$/.test(protocol)),
    );
    return old.length > 0
      ? fail(`TLS before 1.2 is allowed with ${listOf(idsOf(old))}`)
      : pass('TLS 1.2 is demanded of every server');
  },

  examples: {
    pass: [server('https-only', 'TLSv1.2')],
    fail: [server('https-only', 'TLSv1', 'TLSv1.2'), server('match-viewer', 'SSLv3')],
    notApplicable: [{ origins: [bucketOrigin] }, server('http-only', 'SSLv3')],
  },
});
