import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Function } from 'cloudstance/resources/aws/lambda';

const url = (cors?: { allowOrigins?: string[]; allowCredentials?: boolean }) => ({
  functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
  functionUrl: 'https://abc.lambda-url.eu-west-1.on.aws/',
  authType: 'AWS_IAM',
  ...(cors && { cors }),
});

export default defineCheck({
  id: 'aws-lambda-function-url-cors',
  title: 'Lambda function URLs answer the scripts of known origins only',
  severity: 'medium',
  why: 'With a wildcard, a script on any web site can call the function from the browser of a visitor and read the answer.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors'],
  on: Function.pick('urls'),
  fix: ({ name, scope }) => ({
    command: sh`aws lambda update-function-url-config --region ${scope.region} --function-name ${name} --cors AllowOrigins=https://www.example.com`,
    terraform: 'resource "aws_lambda_function_url": cors { allow_origins = ["https://www.example.com"] }',
  }),

  evaluate({ urls }) {
    if (urls.length === 0) return notApplicable('The function has no URL');
    const open = urls.filter(({ cors }) => cors?.allowOrigins?.some(isAnyOrigin));
    if (open.length === 0) return pass('No URL of the function answers just any origin');
    return fail(`Scripts of any origin may call ${listOf(open.map(({ functionUrl }) => functionUrl))}`);
  },

  examples: {
    pass: [
      { urls: [url()] },
      { urls: [url({ allowOrigins: ['https://www.example.com'], allowCredentials: true })] },
      { urls: [url({ allowOrigins: ['https://*.example.com'] })] },
    ],
    fail: [
      { urls: [url({ allowOrigins: ['*'] })] },
      { urls: [url(), url({ allowOrigins: ['https://www.example.com', 'https://*'], allowCredentials: true })] },
    ],
    notApplicable: [{ urls: [] }],
  },
});

const isAnyOrigin = (origin: string): boolean => /^(\w+:\/\/)?\*$/.test(origin);
