import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { encryptionVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-encryption',
  title: 'RDS clusters have encrypted storage',
  severity: 'high',
  why: 'Whoever gets at the storage, a backup or a snapshot of an unencrypted cluster reads the data without any key.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html'],
  on: Cluster.pick('storageEncrypted'),
  fix: ({ name, scope }) => ({
    text: 'Encryption can only be chosen at creation: restore a snapshot with a key into a new cluster.',
    command: sh`aws rds create-db-cluster-snapshot --region ${scope.region} --db-cluster-identifier ${name} --db-cluster-snapshot-identifier ${`${name}-to-encrypt`}`,
    terraform: 'resource "aws_rds_cluster": storage_encrypted = true',
  }),

  evaluate({ storageEncrypted }) {
    return encryptionVerdict(storageEncrypted);
  },

  examples: {
    pass: [{ storageEncrypted: true }],
    fail: [{ storageEncrypted: false }],
  },
});
