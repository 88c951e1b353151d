import { defineCheck, sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/aws/lambda';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:orders');
const onlyThroughUrl = JSON.stringify({
  Statement: {
    Sid: 'FunctionURLAllowPublicAccess',
    Effect: 'Allow',
    Principal: '*',
    Action: 'lambda:InvokeFunctionUrl',
    Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
  },
});

export default defineCheck({
  id: 'aws-lambda-function-public',
  title: 'Lambda functions are not open to everyone',
  severity: 'critical',
  why: 'Anyone can run the function with its role, read what it answers and run up its bill.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  on: Function.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'List the statements, remove each that names everybody, and add it again for the callers that need it.',
    command: sh`aws lambda get-policy --region ${scope.region} --function-name ${name} && aws lambda remove-permission --region ${scope.region} --function-name ${name} --statement-id STATEMENT`,
    terraform: 'resource "aws_lambda_permission": principal = … instead of "*"',
  }),

  evaluate(lambda) {
    return publicVerdict(lambda.policy, lambda, 'function', 'compute');
  },

  examples: {
    pass: [null, policies.own, policies.partner, policies.organization, policies.service].map((policy) => ({ policy })),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed, onlyThroughUrl].map((policy) => ({
      policy,
    })),
  },
});
