import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { urlWays } from 'cloudstance/domain/aws/exposure';
import { listOf } from 'cloudstance/domain/text';
import { Function } from 'cloudstance/resources/aws/lambda';
import { exposed } from '../../_exposure.ts';

const url = (authType: string, alias = '') => ({
  functionArn: `arn:aws:lambda:eu-west-1:111122223333:function:orders${alias}`,
  functionUrl: `https://abc${alias.slice(1)}.lambda-url.eu-west-1.on.aws/`,
  authType,
});

export default defineCheck({
  id: 'aws-lambda-function-url-auth',
  title: 'Lambda function URLs demand IAM authentication',
  severity: 'high',
  why: 'With auth type NONE nothing but the code of the function stands between the internet and its role.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  on: Function.pick('urls'),
  fix: ({ name, scope }) => ({
    command: sh`aws lambda update-function-url-config --region ${scope.region} --function-name ${name} --auth-type AWS_IAM`,
    terraform: 'resource "aws_lambda_function_url": authorization_type = "AWS_IAM"',
  }),

  evaluate(lambda) {
    const { urls } = lambda;
    if (urls.length === 0) return notApplicable('The function has no URL');
    const open = urls.filter(({ authType }) => authType === 'NONE');
    if (open.length === 0) return pass('Every URL of the function demands IAM authentication');
    return exposed(
      `Anybody may call ${listOf(open.map(({ functionUrl }) => functionUrl))} (auth type NONE)`,
      lambda,
      'compute',
      urlWays(lambda),
    );
  },

  examples: {
    pass: [{ urls: [url('AWS_IAM')] }],
    fail: [{ urls: [url('NONE')] }, { urls: [url('AWS_IAM'), url('NONE', ':live')] }],
    notApplicable: [{ urls: [] }],
  },
});
