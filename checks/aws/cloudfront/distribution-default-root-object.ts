import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';

const root = (defaultRootObject: string) => ({
  settings: { defaultRootObject, logging: { enabled: false, bucket: '' } },
});

export default defineCheck({
  id: 'aws-cloudfront-distribution-default-root-object',
  title: 'CloudFront distributions have a default root object',
  severity: 'low',
  why: 'A request for the bare domain goes to the root of the origin otherwise, where a bucket may list what it holds.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html'],
  on: Distribution.pick('settings'),
  fix: ({ name }) => ({
    command: sh`aws cloudfront update-distribution --id ${name} --default-root-object index.html`,
    terraform: 'resource "aws_cloudfront_distribution": default_root_object = "index.html"',
  }),

  evaluate({ settings: { defaultRootObject } }) {
    return defaultRootObject === ''
      ? fail('No default root object is set')
      : pass(`The default root object is ${defaultRootObject}`);
  },

  examples: { pass: [root('index.html')], fail: [root('')] },
});
