import { defineCheck, fail, pass } from 'cloudstance/check';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { reconfigure } from './_origin.ts';

export default defineCheck({
  id: 'aws-cloudfront-distribution-certificate',
  title: 'CloudFront distributions have a certificate of their own',
  severity: 'low',
  why: "With the certificate of CloudFront, viewers get no name of yours to trust, and TLS 1.0 can't be refused.",
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html'],
  on: Distribution.pick('viewerCertificate'),
  fix: ({ name }) => ({
    text: 'Add an alternate domain name with an ACM certificate of us-east-1.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": viewer_certificate { acm_certificate_arn = … }',
  }),

  evaluate({ viewerCertificate: { cloudFrontDefaultCertificate } }) {
    return cloudFrontDefaultCertificate
      ? fail('Uses the certificate of CloudFront')
      : pass('Uses a certificate of its own');
  },

  examples: {
    pass: [{ viewerCertificate: { cloudFrontDefaultCertificate: false } }],
    fail: [{ viewerCertificate: { cloudFrontDefaultCertificate: true } }],
  },
});
