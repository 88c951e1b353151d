import { defineCheck, sh } from 'cloudstance/check';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';
import { z } from 'zod';
import { backupVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-replication-group-backups',
  title: 'ElastiCache replication groups are backed up',
  severity: 'low',
  why: 'Without backups, a flush or the loss of the nodes loses everything that lives only in the cache.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
  on: ReplicationGroup.pick('snapshotRetentionLimit'),
  params: z.object({ days: z.int().min(1).default(1) }),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-replication-group --region ${scope.region} --replication-group-id ${name} --apply-immediately --snapshot-retention-limit 7`,
    terraform: 'resource "aws_elasticache_replication_group": snapshot_retention_limit = 7',
  }),

  evaluate({ snapshotRetentionLimit }, { params: { days } }) {
    return backupVerdict(snapshotRetentionLimit, days);
  },

  examples: {
    pass: [{ snapshotRetentionLimit: 1 }],
    fail: [{ snapshotRetentionLimit: 0 }],
  },
});
