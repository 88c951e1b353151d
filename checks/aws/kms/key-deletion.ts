import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Key } from 'cloudstance/resources/aws/kms';
import { awsManaged, isBeingDeleted, isOwnedByAws, metadata, pendingDeletion } from './_metadata.ts';

export default defineCheck({
  id: 'aws-kms-key-deletion',
  title: 'KMS keys are not about to be deleted',
  severity: 'high',
  why: 'With the key everything it encrypts is lost for good; until the date it can still be kept.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html'],
  on: Key.pick('metadata'),
  fix: ({ uid, scope }) => ({
    text: 'Unless the deletion is meant: cancel it, then enable the key again.',
    command: sh`aws kms cancel-key-deletion --key-id ${uid} --region ${scope.region} && aws kms enable-key --key-id ${uid} --region ${scope.region}`,
  }),

  evaluate({ metadata: key }) {
    if (isOwnedByAws(key)) return notApplicable('AWS manages the key');
    if (!isBeingDeleted(key)) return pass(`The key is ${key.keyState}`);
    return fail(key.deletionDate ? `The key will be deleted on ${key.deletionDate}` : `The key is ${key.keyState}`);
  },

  examples: {
    pass: [{ metadata }, { metadata: { ...metadata, keyState: 'Disabled' } }],
    fail: [{ metadata: pendingDeletion }, { metadata: { ...metadata, keyState: 'PendingReplicaDeletion' } }],
    notApplicable: [{ metadata: awsManaged }],
  },
});
