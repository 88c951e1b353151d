import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { CacheCluster } from 'cloudstance/resources/aws/elasticache';
import { decidedBy } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-cluster-encryption',
  title: 'ElastiCache clusters on their own are encrypted at rest',
  severity: 'medium',
  why: 'Backups and what is swapped to disk can be read by whoever gets at the storage.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html'],
  on: CacheCluster.pick('engine', 'replicationGroupId', 'atRestEncryptionEnabled'),
  fix: ({ name, scope }) => ({
    text: 'Redis and Valkey are encrypted at rest in a replication group only: restore a backup into one.',
    command: sh`aws elasticache create-snapshot --region ${scope.region} --cache-cluster-id ${name} --snapshot-name ${`${name}-to-encrypt`}`,
    terraform: 'resource "aws_elasticache_replication_group": at_rest_encryption_enabled = true',
  }),

  evaluate({ engine, replicationGroupId, atRestEncryptionEnabled }) {
    if (replicationGroupId !== null) return decidedBy(replicationGroupId);
    if (engine === 'memcached') return notApplicable('Memcached keeps nothing at rest');
    return atRestEncryptionEnabled ? pass('It is encrypted at rest') : fail('It is not encrypted at rest');
  },

  examples: {
    pass: [{ engine: 'redis', replicationGroupId: null, atRestEncryptionEnabled: true }],
    fail: [{ engine: 'valkey', replicationGroupId: null, atRestEncryptionEnabled: false }],
    notApplicable: [
      { engine: 'memcached', replicationGroupId: null, atRestEncryptionEnabled: false },
      { engine: 'redis', replicationGroupId: 'sessions', atRestEncryptionEnabled: false },
    ],
  },
});
