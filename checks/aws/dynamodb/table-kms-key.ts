import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Table } from 'cloudstance/resources/aws/dynamodb';

export default defineCheck({
  id: 'aws-dynamodb-table-kms-key',
  title: 'DynamoDB tables are encrypted with a KMS key of the account',
  severity: 'informational',
  why: 'The key that DynamoDB uses by default has no policy that the account could restrict, and its use is on no record of the account.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html'],
  on: Table.pick('kmsMasterKeyArn'),
  fix: ({ name, scope }) => ({
    command: sh`aws dynamodb update-table --region ${scope.region} --table-name ${name} --sse-specification Enabled=true,SSEType=KMS`,
    terraform: 'resource "aws_dynamodb_table": server_side_encryption { enabled = true }',
  }),

  evaluate({ kmsMasterKeyArn }) {
    if (kmsMasterKeyArn === null) return fail('It is encrypted with a key that DynamoDB owns');
    return pass(`It is encrypted with ${kmsMasterKeyArn}`);
  },

  examples: {
    pass: [{ kmsMasterKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' }],
    fail: [{ kmsMasterKeyArn: null }],
  },
});
