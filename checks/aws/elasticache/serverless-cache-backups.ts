import { defineCheck, sh } from 'cloudstance/check';
import { ServerlessCache } from 'cloudstance/resources/aws/elasticache';
import { z } from 'zod';
import { backupVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-serverless-cache-backups',
  title: 'ElastiCache serverless caches are backed up',
  severity: 'low',
  why: 'Without backups, a flush loses everything that lives only in the cache.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
  on: ServerlessCache.pick('snapshotRetentionLimit'),
  params: z.object({ days: z.int().min(1).default(1) }),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-serverless-cache --region ${scope.region} --serverless-cache-name ${name} --snapshot-retention-limit 7`,
    terraform: 'resource "aws_elasticache_serverless_cache": snapshot_retention_limit = 7',
  }),

  evaluate({ snapshotRetentionLimit }, { params: { days } }) {
    return backupVerdict(snapshotRetentionLimit, days);
  },

  examples: {
    pass: [{ snapshotRetentionLimit: 7 }],
    fail: [{ snapshotRetentionLimit: 0 }],
    notApplicable: [{ snapshotRetentionLimit: null }],
  },
});
