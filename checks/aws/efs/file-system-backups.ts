import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { FileSystem } from 'cloudstance/resources/aws/efs';

export default defineCheck({
  id: 'aws-efs-file-system-backups',
  title: 'EFS file systems are backed up automatically',
  severity: 'medium',
  why: 'EFS keeps no versions: what is deleted or encrypted by malware is gone without a backup.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html'],
  on: FileSystem.pick('backupPolicy'),
  fix: ({ name, scope }) => ({
    command: sh`aws efs put-backup-policy --region ${scope.region} --file-system-id ${name} --backup-policy Status=ENABLED`,
    terraform: 'resource "aws_efs_backup_policy": backup_policy { status = "ENABLED" }',
  }),

  evaluate({ backupPolicy }) {
    if (backupPolicy === null) return fail('Automatic backups were never turned on');
    const said = `Automatic backups are ${backupPolicy.toLowerCase()}`;
    return /^ENABL(ED|ING)$/.test(backupPolicy) ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ backupPolicy: 'ENABLED' }, { backupPolicy: 'ENABLING' }],
    fail: [{ backupPolicy: null }, { backupPolicy: 'DISABLED' }, { backupPolicy: 'DISABLING' }],
  },
});
