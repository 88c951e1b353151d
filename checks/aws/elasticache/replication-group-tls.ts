import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-replication-group-tls',
  title: 'ElastiCache replication groups accept only TLS',
  severity: 'medium',
  why: 'Without TLS, data and the password travel in the clear, between clients and nodes and among the nodes.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html'],
  on: ReplicationGroup.pick('transitEncryptionEnabled', 'transitEncryptionMode'),
  fix: ({ name, scope }) => ({
    text: 'Go through --transit-encryption-mode preferred until all clients use TLS.',
    command: sh`aws elasticache modify-replication-group --region ${scope.region} --replication-group-id ${name} --apply-immediately --transit-encryption-enabled --transit-encryption-mode required`,
    terraform: 'resource "aws_elasticache_replication_group": transit_encryption_enabled = true',
  }),

  evaluate({ transitEncryptionEnabled, transitEncryptionMode }) {
    if (!transitEncryptionEnabled) return fail('Encryption in transit is off');
    if (transitEncryptionMode === 'preferred') return fail('Clients may connect with or without TLS');
    return pass('Clients must use TLS');
  },

  examples: {
    pass: [
      { transitEncryptionEnabled: true, transitEncryptionMode: 'required' },
      { transitEncryptionEnabled: true, transitEncryptionMode: null },
    ],
    fail: [
      { transitEncryptionEnabled: false, transitEncryptionMode: null },
      { transitEncryptionEnabled: true, transitEncryptionMode: 'preferred' },
    ],
  },
});
