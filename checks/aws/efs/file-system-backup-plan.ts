import { FileSystem } from 'cloudstance/resources/aws/efs';
import { areInBackupPlan } from '../_backup-plan.ts';

export default areInBackupPlan({
  id: 'aws-efs-file-system-backup-plan',
  title: 'EFS file systems are in a backup plan',
  on: FileSystem.pick(),
  uid: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1',
});
