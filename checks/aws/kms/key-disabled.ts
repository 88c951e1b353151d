import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Key } from 'cloudstance/resources/aws/kms';
import { awsManaged, isBeingDeleted, isOwnedByAws, metadata, pendingDeletion } from './_metadata.ts';

export default defineCheck({
  id: 'aws-kms-key-disabled',
  title: 'KMS keys are in use or gone',
  severity: 'informational',
  why: 'What a disabled key encrypts cannot be read; if nothing needs it, it is clutter whose policy nobody reviews.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html'],
  on: Key.pick('metadata'),
  fix: ({ uid, scope }) => ({
    text: 'Enable the key if something still needs it; otherwise schedule its deletion once you are sure.',
    command: sh`aws kms enable-key --key-id ${uid} --region ${scope.region}`,
  }),

  evaluate({ metadata: key }) {
    if (isOwnedByAws(key)) return notApplicable('AWS manages the key');
    if (isBeingDeleted(key)) return notApplicable('The key is being deleted');
    return key.keyState === 'Disabled' ? fail('The key is disabled') : pass(`The key is ${key.keyState}`);
  },

  examples: {
    pass: [{ metadata }, { metadata: { ...metadata, keyState: 'PendingImport', origin: 'EXTERNAL' } }],
    fail: [{ metadata: { ...metadata, keyState: 'Disabled' } }],
    notApplicable: [{ metadata: pendingDeletion }, { metadata: awsManaged }],
  },
});
