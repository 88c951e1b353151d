import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isFunctionUrl } from 'cloudstance/domain/aws/cloudfront';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { idsOf, reconfigure, serverOrigin } from './_origin.ts';

const functionOrigin = { ...serverOrigin, id: 'fn', domainName: 'abc123.lambda-url.eu-west-1.on.aws' };

export default defineCheck({
  id: 'aws-cloudfront-distribution-function-access-control',
  title: 'CloudFront reaches Lambda function URLs with origin access control',
  severity: 'medium',
  why: 'Without it the function has to answer everybody, who then go round the distribution and its rules.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  ],
  on: Distribution.pick('origins'),
  fix: ({ name }) => ({
    text: 'Create an origin access control of type lambda, set its id in the origin, and set the function URL to AWS_IAM.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_origin_access_control": origin_access_control_origin_type = "lambda"',
  }),

  evaluate({ origins }) {
    const functions = origins.filter(({ domainName }) => isFunctionUrl(domainName));
    if (functions.length === 0) return notApplicable('No origin is a function URL');
    const open = functions.filter(({ originAccessControlId }) => originAccessControlId === '');
    if (open.length === 0) return pass('Every function URL is reached with origin access control');
    return fail(`Reached without origin access control: ${listOf(idsOf(open))}`);
  },

  examples: {
    pass: [{ origins: [{ ...functionOrigin, originAccessControlId: 'E2OAC' }] }],
    fail: [{ origins: [functionOrigin] }],
    notApplicable: [{ origins: [serverOrigin] }],
  },
});
