import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { reconfigure } from './_origin.ts';

const method = (sslSupportMethod: string) => ({
  viewerCertificate: { cloudFrontDefaultCertificate: false, minimumProtocolVersion: 'TLSv1.2_2021', sslSupportMethod },
});

export default defineCheck({
  id: 'aws-cloudfront-distribution-sni',
  title: 'CloudFront distributions serve HTTPS by server name',
  severity: 'informational',
  why: 'Dedicated addresses cost much and serve only clients too old to be safe.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html',
  ],
  on: Distribution.pick('viewerCertificate'),
  fix: ({ name }) => ({
    text: 'Set SSLSupportMethod to sni-only.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": viewer_certificate { ssl_support_method = "sni-only" }',
  }),

  evaluate({ viewerCertificate: { cloudFrontDefaultCertificate, sslSupportMethod } }) {
    if (cloudFrontDefaultCertificate) return notApplicable('Uses the certificate of CloudFront');
    return sslSupportMethod === 'vip'
      ? fail('HTTPS is served from dedicated addresses (vip)')
      : pass(`HTTPS is served by ${sslSupportMethod}`);
  },

  examples: {
    pass: [method('sni-only')],
    fail: [method('vip')],
    notApplicable: [{ viewerCertificate: { cloudFrontDefaultCertificate: true } }],
  },
});
