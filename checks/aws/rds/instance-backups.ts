import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { z } from 'zod';
import { backupVerdict, decidedBy, replicates } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-backups',
  title: 'RDS instances keep automated backups long enough',
  severity: 'medium',
  why: 'Damage that is noticed after the last backup has expired can not be undone.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  ],
  on: Instance.pick('dbClusterIdentifier', 'readReplicaSource', 'backupRetentionPeriod'),
  params: z.object({ days: z.int().min(1).default(7) }),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --backup-retention-period 7`,
    terraform: 'resource "aws_db_instance": backup_retention_period = 7',
  }),

  evaluate({ dbClusterIdentifier, readReplicaSource, backupRetentionPeriod }, { params: { days } }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    if (readReplicaSource !== null) return replicates(readReplicaSource);
    return backupVerdict(backupRetentionPeriod, days);
  },

  examples: {
    pass: [{ dbClusterIdentifier: null, readReplicaSource: null, backupRetentionPeriod: 7 }],
    fail: [
      { dbClusterIdentifier: null, readReplicaSource: null, backupRetentionPeriod: 0 },
      { dbClusterIdentifier: null, readReplicaSource: null, backupRetentionPeriod: 6 },
    ],
    notApplicable: [
      { dbClusterIdentifier: 'orders', readReplicaSource: null, backupRetentionPeriod: 1 },
      { dbClusterIdentifier: null, readReplicaSource: 'shop', backupRetentionPeriod: 0 },
    ],
  },
});
