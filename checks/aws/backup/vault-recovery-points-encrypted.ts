import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { Vault } from 'cloudstance/resources/aws/backup';

export default defineCheck({
  id: 'aws-backup-vault-recovery-points-encrypted',
  title: 'Recovery points in backup vaults are encrypted',
  severity: 'medium',
  why: 'Recovery points of some kinds of resource are as unencrypted as the resource, whatever the key of the vault.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html'],
  on: Vault.pick('numberOfRecoveryPoints', 'recoveryPoints'),
  fix: ({ name, scope }) => ({
    text: 'Encrypt the resource, then copy or remake its recovery points.',
    command: sh`aws backup list-recovery-points-by-backup-vault --region ${scope.region} --backup-vault-name ${name} --query "RecoveryPoints[?IsEncrypted==\`false\`].ResourceArn"`,
  }),

  evaluate({ numberOfRecoveryPoints, recoveryPoints: { encrypted, unencrypted, examples } }) {
    if (numberOfRecoveryPoints === 0) return notApplicable('It holds no recovery points');
    if (unencrypted === 0) return pass(`It holds ${plural(encrypted, 'encrypted recovery point')}`);
    const more = unencrypted > examples.length ? ', among them' : ':';
    return fail(`It holds ${plural(unencrypted, 'unencrypted recovery point')}${more} ${listOf(examples)}`);
  },

  examples: {
    pass: [{ numberOfRecoveryPoints: 2, recoveryPoints: { encrypted: 2, unencrypted: 0, examples: [] } }],
    fail: [
      {
        numberOfRecoveryPoints: 3,
        recoveryPoints: { encrypted: 2, unencrypted: 1, examples: ['arn:aws:ec2:eu-west-1::snapshot/snap-1'] },
      },
      {
        numberOfRecoveryPoints: 9,
        recoveryPoints: { encrypted: 0, unencrypted: 9, examples: ['arn:aws:ec2:eu-west-1::snapshot/snap-1'] },
      },
    ],
    notApplicable: [{ numberOfRecoveryPoints: 0, recoveryPoints: { encrypted: 0, unencrypted: 0, examples: [] } }],
  },
});
