import { Table } from 'cloudstance/resources/aws/dynamodb';
import { areInBackupPlan } from '../_backup-plan.ts';

export default areInBackupPlan({
  id: 'aws-dynamodb-table-backup-plan',
  title: 'DynamoDB tables are in a backup plan',
  on: Table.pick(),
  uid: 'arn:aws:dynamodb:eu-west-1:111122223333:table/carts',
});
