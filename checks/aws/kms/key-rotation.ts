import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Key } from 'cloudstance/resources/aws/kms';
import { awsManaged, isBeingDeleted, isOwnedByAws, metadata, pendingDeletion } from './_metadata.ts';

const yearly = { keyRotationEnabled: true, rotationPeriodInDays: 365 };
const never = { keyRotationEnabled: false };

export default defineCheck({
  id: 'aws-kms-key-rotation',
  title: 'KMS keys are rotated automatically',
  severity: 'medium',
  why: 'Rotation limits how much data one set of key material protects, and so what is lost with it.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
  on: Key.pick('metadata', 'rotation'),
  fix: ({ uid, scope }) => ({
    command: sh`aws kms enable-key-rotation --key-id ${uid} --region ${scope.region}`,
    terraform: 'resource "aws_kms_key": enable_key_rotation = true',
  }),

  evaluate({ metadata: key, rotation }) {
    if (isOwnedByAws(key)) return notApplicable('AWS manages the key');
    if (isBeingDeleted(key)) return notApplicable('The key is being deleted');
    if (rotation === null)
      return notApplicable(`A key of ${key.keySpec} from ${key.origin} can't be rotated automatically`);
    if (!rotation.keyRotationEnabled) return fail('The key is never rotated');
    const { rotationPeriodInDays: days } = rotation;
    return pass(days === undefined ? 'The key is rotated' : `The key is rotated every ${days} days`);
  },

  examples: {
    pass: [
      { metadata, rotation: yearly },
      { metadata, rotation: { keyRotationEnabled: true } },
    ],
    fail: [
      { metadata, rotation: never },
      { metadata: { ...metadata, keyState: 'Disabled' }, rotation: never },
    ],
    notApplicable: [
      { metadata: { ...metadata, keySpec: 'RSA_2048' }, rotation: null },
      { metadata: { ...metadata, origin: 'EXTERNAL' }, rotation: null },
      { metadata: pendingDeletion, rotation: never },
      { metadata: awsManaged, rotation: null },
    ],
  },
});
