import { Cluster } from 'cloudstance/resources/aws/rds';
import { areInBackupPlan } from '../_backup-plan.ts';

export default areInBackupPlan({
  id: 'aws-rds-cluster-backup-plan',
  title: 'RDS clusters are in a backup plan',
  on: Cluster.pick(),
  uid: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders',
});
