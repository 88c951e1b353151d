import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-replication-group-encryption',
  title: 'ElastiCache replication groups are encrypted at rest',
  severity: 'medium',
  why: 'Backups and what is swapped to disk can be read by whoever gets at the storage.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html'],
  on: ReplicationGroup.pick('atRestEncryptionEnabled'),
  fix: ({ name, scope }) => ({
    text: 'Encryption can only be chosen at creation: restore a backup into a new group.',
    command: sh`aws elasticache create-snapshot --region ${scope.region} --replication-group-id ${name} --snapshot-name ${`${name}-to-encrypt`}`,
    terraform: 'resource "aws_elasticache_replication_group": at_rest_encryption_enabled = true',
  }),

  evaluate({ atRestEncryptionEnabled }) {
    return atRestEncryptionEnabled ? pass('It is encrypted at rest') : fail('It is not encrypted at rest');
  },

  examples: {
    pass: [{ atRestEncryptionEnabled: true }],
    fail: [{ atRestEncryptionEnabled: false }],
  },
});
