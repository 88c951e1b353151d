import { defineCheck, fail, pass } from 'cloudstance/check';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { reconfigure } from './_origin.ts';

export default defineCheck({
  id: 'aws-cloudfront-distribution-waf',
  title: 'CloudFront distributions are protected by a web ACL',
  severity: 'medium',
  why: 'Floods and known attacks reach the origin unfiltered otherwise.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html'],
  on: Distribution.pick('webAclId'),
  fix: ({ name }) => ({
    text: 'Set WebACLId to the ARN of a web ACL of scope CLOUDFRONT.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": web_acl_id = …',
  }),

  evaluate({ webAclId }) {
    return webAclId === '' ? fail('No web ACL is attached') : pass(`The web ACL is ${webAclId}`);
  },

  examples: {
    pass: [{ webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1' }],
    fail: [{ webAclId: '' }],
  },
});
