import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { reconfigure } from './_origin.ts';

const policy = (minimumProtocolVersion: string) => ({
  viewerCertificate: { cloudFrontDefaultCertificate: false, minimumProtocolVersion, sslSupportMethod: 'sni-only' },
});

export default defineCheck({
  id: 'aws-cloudfront-distribution-tls-version',
  title: 'CloudFront distributions demand TLS 1.2 or later of viewers',
  severity: 'medium',
  why: 'Earlier versions have known weaknesses, and no current browser needs them.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ],
  on: Distribution.pick('viewerCertificate'),
  fix: ({ name }) => ({
    text: 'Set MinimumProtocolVersion to TLSv1.2_2021 or later.',
    command: reconfigure(name),
    terraform:
      'resource "aws_cloudfront_distribution": viewer_certificate { minimum_protocol_version = "TLSv1.2_2021" }',
  }),

  evaluate({ viewerCertificate: { cloudFrontDefaultCertificate, minimumProtocolVersion = 'not set' } }) {
    if (cloudFrontDefaultCertificate)
      return notApplicable('With the certificate of CloudFront, the policy cannot be chosen');
    if (/^TLSv1\.[23]_/.test(minimumProtocolVersion)) return pass(`The security policy is ${minimumProtocolVersion}`);
    return fail(`The security policy is ${minimumProtocolVersion}`);
  },

  examples: {
    pass: ['TLSv1.2_2018', 'TLSv1.2_2021', 'TLSv1.3_2025'].map(policy),
    fail: ['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'].map(policy),
    notApplicable: [{ viewerCertificate: { cloudFrontDefaultCertificate: true, minimumProtocolVersion: 'TLSv1' } }],
  },
});
