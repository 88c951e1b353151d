import { defineCheck, fail, pass } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/aws/ecr';

export default defineCheck({
  id: 'aws-ecr-repository-encryption-key',
  title: 'ECR repositories are encrypted with a KMS key',
  severity: 'low',
  why: 'With a key of its own, who can read the images is decided twice, and each use of the key is on record.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html'],
  on: Repository.pick('encryption'),
  fix: () => ({
    text: 'The encryption of a repository is fixed: create a new one with encryptionType=KMS and copy the images.',
    terraform: 'resource "aws_ecr_repository": encryption_configuration { encryption_type = "KMS", kms_key = … }',
  }),

  evaluate({ encryption: { encryptionType, kmsKey } }) {
    if (encryptionType === 'AES256') return fail('Encrypted with a key of S3 (AES256)');
    return pass(`Encrypted with ${kmsKey ?? 'a KMS key'} (${encryptionType})`);
  },

  examples: {
    pass: [
      { encryption: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
      { encryption: { encryptionType: 'KMS_DSSE', kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
    ],
    fail: [{ encryption: { encryptionType: 'AES256' } }],
  },
});
