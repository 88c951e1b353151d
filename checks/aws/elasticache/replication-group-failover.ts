import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-replication-group-failover',
  title: 'ElastiCache replication groups fail over automatically',
  severity: 'low',
  why: 'Otherwise the loss of the primary node stops all writes until somebody promotes a replica.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html'],
  on: ReplicationGroup.pick('automaticFailover'),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-replication-group --region ${scope.region} --replication-group-id ${name} --apply-immediately --automatic-failover-enabled`,
    terraform: 'resource "aws_elasticache_replication_group": automatic_failover_enabled = true',
  }),

  evaluate({ automaticFailover }) {
    const said = `Automatic failover is ${automaticFailover}`;
    return /^enabl(ed|ing)$/.test(automaticFailover) ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ automaticFailover: 'enabled' }, { automaticFailover: 'enabling' }],
    fail: [{ automaticFailover: 'disabled' }, { automaticFailover: 'disabling' }],
  },
});
