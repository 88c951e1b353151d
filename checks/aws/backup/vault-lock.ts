import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Vault } from 'cloudstance/resources/aws/backup';
import { isAutomatic } from './_family.ts';

export default defineCheck({
  id: 'aws-backup-vault-lock',
  title: 'Backup vaults are locked',
  severity: 'informational',
  why: 'Without a lock, an administrator, or whoever has taken over their rights, can delete the backups before encrypting the data.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html'],
  on: Vault.pick('locked'),
  fix: ({ name, scope }) => ({
    command: sh`aws backup put-backup-vault-lock-configuration --region ${scope.region} --backup-vault-name ${name} --min-retention-days 7`,
    terraform: 'resource "aws_backup_vault_lock_configuration": min_retention_days = 7',
  }),

  evaluate({ name, locked }) {
    if (isAutomatic(name)) return notApplicable('AWS keeps this vault');
    return locked ? pass('Vault lock is on') : fail('Vault lock is off');
  },

  examples: {
    pass: [{ locked: true }],
    fail: [{ locked: false }],
    notApplicable: [{ name: 'aws/efs/automatic-backup-vault', locked: false }],
  },
});
