import { defineCheck, sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/aws/lambda';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:orders');

export default defineCheck({
  id: 'aws-lambda-function-foreign-access',
  title: 'Lambda functions are shared with trusted accounts only',
  severity: 'medium',
  why: 'Whoever controls the other account can run the function with its role.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html'],
  on: Function.pick('policy'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove the statements of accounts nobody knows; name the others in trustedAccounts of the configuration.',
    command: sh`aws lambda get-policy --region ${scope.region} --function-name ${name} && aws lambda remove-permission --region ${scope.region} --function-name ${name} --statement-id STATEMENT`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'function' });
  },

  examples: {
    pass: [null, policies.own, policies.service].map((policy) => ({ policy })),
    fail: [policies.partner, policies.partnerByCondition].map((policy) => ({ policy })),
  },
});
