import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { accountOf } from 'cloudstance/domain/aws/arn';
import { Vault } from 'cloudstance/resources/aws/backup';
import { Key } from 'cloudstance/resources/aws/kms';
import { isAutomatic } from './_family.ts';

const uid = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const key = (keyManager: string) => ({
  uid,
  metadata: { keyManager, keyState: 'Enabled', keySpec: 'SYMMETRIC_DEFAULT', origin: 'AWS_KMS' },
});

export default defineCheck({
  id: 'aws-backup-vault-customer-key',
  title: 'Backup vaults are encrypted with a key of the customer',
  severity: 'informational',
  why: 'The policy of the default key can not be changed: recovery points can not be shared with another account, nor can anybody in this one be kept from using the key.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html'],
  on: Vault.pick('encryptionKeyArn'),
  with: { keys: inRegion(by(Key.pick('metadata'), ({ uid }) => uid)) },
  fix: ({ name, scope }) => ({
    text: 'The key can not be changed: create a vault with it, and let the plans use that one.',
    command: sh`aws backup create-backup-vault --region ${scope.region} --backup-vault-name ${`${name}-own-key`} --encryption-key-arn KEY_ARN`,
    terraform: 'resource "aws_backup_vault": kms_key_arn = …',
  }),

  evaluate({ name, encryptionKeyArn, scope: { account } }, { keys }) {
    if (isAutomatic(name)) return notApplicable('AWS keeps this vault');
    if (encryptionKeyArn === null) return fail('It is encrypted with a key that AWS owns');
    const own = accountOf(encryptionKeyArn) === account;
    const known = own ? keys.get(encryptionKeyArn).find(() => true) : undefined;
    if (own && known?.metadata.keyManager !== 'CUSTOMER')
      return fail(`It is encrypted with ${encryptionKeyArn}, which AWS manages`);
    return pass(`It is encrypted with ${encryptionKeyArn}`);
  },

  examples: {
    pass: [
      { encryptionKeyArn: uid, $keys: [key('CUSTOMER')] },
      { encryptionKeyArn: uid.replace('111122223333', '999988887777'), $keys: [] },
    ],
    fail: [
      { encryptionKeyArn: uid, $keys: [] },
      { encryptionKeyArn: uid, $keys: [key('AWS')] },
      { encryptionKeyArn: null, $keys: [] },
    ],
    notApplicable: [{ name: 'aws/efs/automatic-backup-vault', encryptionKeyArn: uid, $keys: [] }],
  },
});
