import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, encryptionVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-encryption',
  title: 'RDS instances have encrypted storage',
  severity: 'high',
  why: 'Whoever gets at a volume, backup or snapshot of an unencrypted database reads the data without any key.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html'],
  on: Instance.pick('dbClusterIdentifier', 'storageEncrypted'),
  fix: ({ name, scope }) => ({
    text: 'Encryption can only be chosen at creation: copy a snapshot with a key, restore that copy and let the applications use it.',
    command: sh`aws rds create-db-snapshot --region ${scope.region} --db-instance-identifier ${name} --db-snapshot-identifier ${`${name}-to-encrypt`}`,
    terraform: 'resource "aws_db_instance": storage_encrypted = true',
  }),

  evaluate({ dbClusterIdentifier, storageEncrypted }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return encryptionVerdict(storageEncrypted);
  },

  examples: {
    pass: [{ dbClusterIdentifier: null, storageEncrypted: true }],
    fail: [{ dbClusterIdentifier: null, storageEncrypted: false }],
    notApplicable: [{ dbClusterIdentifier: 'orders', storageEncrypted: false }],
  },
});
