import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { z } from 'zod';
import { backupVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-backups',
  title: 'RDS clusters keep automated backups long enough',
  severity: 'medium',
  why: 'Damage that is noticed after the last backup has expired can not be undone.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html'],
  on: Cluster.pick('backupRetentionPeriod'),
  params: z.object({ days: z.int().min(1).default(7) }),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --backup-retention-period 7`,
    terraform: 'resource "aws_rds_cluster": backup_retention_period = 7',
  }),

  evaluate({ backupRetentionPeriod }, { params: { days } }) {
    return backupVerdict(backupRetentionPeriod, days);
  },

  examples: {
    pass: [{ backupRetentionPeriod: 7 }],
    fail: [{ backupRetentionPeriod: 1 }],
  },
});
