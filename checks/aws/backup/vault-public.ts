import { defineCheck, sh } from 'cloudstance/check';
import { Vault } from 'cloudstance/resources/aws/backup';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('backup:CopyIntoBackupVault', '*');
const vault = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-backup-vault-public',
  title: 'Backup vaults are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can take part in the backups: copy into the vault, restore from it or remove recovery points.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html'],
  on: Vault.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Name the accounts, or demand aws:PrincipalOrgID.',
    command: sh`aws backup put-backup-vault-access-policy --region ${scope.region} --backup-vault-name ${name} --policy file://policy.json`,
    terraform: 'resource "aws_backup_vault_policy": policy = … without "Principal": "*"',
  }),

  evaluate(judged) {
    return publicVerdict(judged.policy, judged, 'vault');
  },

  examples: {
    pass: [null, policies.own, policies.organization].map(vault),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed].map(vault),
  },
});
