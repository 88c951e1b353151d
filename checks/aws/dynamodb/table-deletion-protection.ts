import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Table } from 'cloudstance/resources/aws/dynamodb';

export default defineCheck({
  id: 'aws-dynamodb-table-deletion-protection',
  title: 'DynamoDB tables are protected from deletion',
  severity: 'medium',
  why: 'One mistaken call or template change deletes the table.',
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection',
  ],
  on: Table.pick('deletionProtectionEnabled'),
  fix: ({ name, scope }) => ({
    command: sh`aws dynamodb update-table --region ${scope.region} --table-name ${name} --deletion-protection-enabled`,
    terraform: 'resource "aws_dynamodb_table": deletion_protection_enabled = true',
  }),

  evaluate({ deletionProtectionEnabled }) {
    return deletionProtectionEnabled ? pass('Deletion protection is on') : fail('Deletion protection is off');
  },

  examples: {
    pass: [{ deletionProtectionEnabled: true }],
    fail: [{ deletionProtectionEnabled: false }],
  },
});
