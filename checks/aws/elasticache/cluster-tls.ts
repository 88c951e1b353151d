import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { CacheCluster } from 'cloudstance/resources/aws/elasticache';
import { decidedBy } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-cluster-tls',
  title: 'ElastiCache clusters on their own accept only TLS',
  severity: 'medium',
  why: 'Without TLS, data travels in the clear between clients and nodes.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html'],
  on: CacheCluster.pick('replicationGroupId', 'transitEncryptionEnabled'),
  fix: ({ name, scope }) => ({
    text: 'Encryption in transit of a single cluster can only be chosen at creation; Redis and Valkey need a replication group for it.',
    command: sh`aws elasticache create-cache-cluster --region ${scope.region} --transit-encryption-enabled --cache-cluster-id ${`${name}-tls`}`,
    terraform: 'resource "aws_elasticache_cluster": transit_encryption_enabled = true',
  }),

  evaluate({ replicationGroupId, transitEncryptionEnabled }) {
    if (replicationGroupId !== null) return decidedBy(replicationGroupId);
    return transitEncryptionEnabled ? pass('Clients must use TLS') : fail('Encryption in transit is off');
  },

  examples: {
    pass: [{ replicationGroupId: null, transitEncryptionEnabled: true }],
    fail: [{ replicationGroupId: null, transitEncryptionEnabled: false }],
    notApplicable: [{ replicationGroupId: 'sessions', transitEncryptionEnabled: false }],
  },
});
