import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-replication-group-multi-az',
  title: 'ElastiCache replication groups span availability zones',
  severity: 'low',
  why: 'With all nodes in one availability zone, its loss takes the cache and its data down.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html'],
  on: ReplicationGroup.pick('multiAZ'),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-replication-group --region ${scope.region} --replication-group-id ${name} --apply-immediately --multi-az-enabled`,
    terraform: 'resource "aws_elasticache_replication_group": multi_az_enabled = true',
  }),

  evaluate({ multiAZ }) {
    return multiAZ === 'enabled' ? pass('Multi-AZ is enabled') : fail(`Multi-AZ is ${multiAZ}`);
  },

  examples: {
    pass: [{ multiAZ: 'enabled' }],
    fail: [{ multiAZ: 'disabled' }],
  },
});
