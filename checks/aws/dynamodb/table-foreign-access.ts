import { defineCheck, sh } from 'cloudstance/check';
import { Table } from 'cloudstance/resources/aws/dynamodb';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/carts');
const table = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-dynamodb-table-foreign-access',
  title: 'DynamoDB tables are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can read or change items for as long as its entry stays in the policy.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-cross-account-access.html'],
  on: Table.pick('policy'),
  params: trusting,
  fix: ({ uid, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws dynamodb put-resource-policy --region ${scope.region} --resource-arn ${uid} --policy file://policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'table' });
  },

  examples: {
    pass: [null, policies.own, policies.organization].map(table),
    fail: [policies.partner, policies.partnerByCondition].map(table),
  },
});
