import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { FileSystem } from 'cloudstance/resources/aws/efs';

export default defineCheck({
  id: 'aws-efs-file-system-encryption',
  title: 'EFS file systems are encrypted at rest',
  severity: 'high',
  why: 'Whoever gets at the storage or a backup of an unencrypted file system reads the files without any key.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html'],
  on: FileSystem.pick('encrypted'),
  fix: ({ name, scope }) => ({
    text: 'Encryption can only be chosen at creation: create an encrypted file system, copy the files (DataSync), and remove this one.',
    command: sh`aws efs create-file-system --region ${scope.region} --encrypted --creation-token ${`${name}-encrypted`}`,
    terraform: 'resource "aws_efs_file_system": encrypted = true',
  }),

  evaluate({ encrypted }) {
    return encrypted ? pass('It is encrypted') : fail('It is not encrypted');
  },

  examples: {
    pass: [{ encrypted: true }],
    fail: [{ encrypted: false }],
  },
});
