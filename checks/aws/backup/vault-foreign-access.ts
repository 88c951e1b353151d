import { defineCheck, sh } from 'cloudstance/check';
import { Vault } from 'cloudstance/resources/aws/backup';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('backup:CopyIntoBackupVault', '*');
const vault = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-backup-vault-foreign-access',
  title: 'Backup vaults are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can use the backups for as long as its entry stays in the policy.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html'],
  on: Vault.pick('policy'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws backup put-backup-vault-access-policy --region ${scope.region} --backup-vault-name ${name} --policy file://policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'vault' });
  },

  examples: {
    pass: [null, policies.own, policies.organization].map(vault),
    fail: [policies.partner, policies.partnerByCondition].map(vault),
  },
});
