import { defineCheck, sh } from 'cloudstance/check';
import { CacheCluster } from 'cloudstance/resources/aws/elasticache';
import { z } from 'zod';
import { backupVerdict, decidedBy } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-cluster-backups',
  title: 'ElastiCache clusters on their own are backed up',
  severity: 'low',
  why: 'Without backups, a flush or the loss of the node loses everything that lives only in the cache.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
  on: CacheCluster.pick('replicationGroupId', 'snapshotRetentionLimit'),
  params: z.object({ days: z.int().min(1).default(1) }),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-cache-cluster --region ${scope.region} --cache-cluster-id ${name} --apply-immediately --snapshot-retention-limit 7`,
    terraform: 'resource "aws_elasticache_cluster": snapshot_retention_limit = 7',
  }),

  evaluate({ replicationGroupId, snapshotRetentionLimit }, { params: { days } }) {
    if (replicationGroupId !== null) return decidedBy(replicationGroupId);
    return backupVerdict(snapshotRetentionLimit, days);
  },

  examples: {
    pass: [{ replicationGroupId: null, snapshotRetentionLimit: 1 }],
    fail: [{ replicationGroupId: null, snapshotRetentionLimit: 0 }],
    notApplicable: [
      { replicationGroupId: null, snapshotRetentionLimit: null },
      { replicationGroupId: 'sessions', snapshotRetentionLimit: 0 },
    ],
  },
});
