import { defineCheck, sh } from 'cloudstance/check';
import { Table } from 'cloudstance/resources/aws/dynamodb';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/carts');
const table = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-dynamodb-table-public',
  title: 'DynamoDB tables are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can read or change the items.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html'],
  on: Table.pick('policy'),
  fix: ({ uid, scope }) => ({
    text: 'Name the accounts or roles that need the table.',
    command: sh`aws dynamodb put-resource-policy --region ${scope.region} --resource-arn ${uid} --policy file://policy.json`,
    terraform: 'resource "aws_dynamodb_resource_policy": policy = … without "Principal": "*"',
  }),

  evaluate(judged) {
    return publicVerdict(judged.policy, judged, 'table');
  },

  examples: {
    pass: [null, policies.own, policies.organization].map(table),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed].map(table),
  },
});
