import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-replication-group-auth',
  title: 'ElastiCache replication groups ask who is there',
  severity: 'medium',
  why: 'Without a token or users, every process that reaches the port reads and changes everything.',
  references: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
  ],
  on: ReplicationGroup.pick('authTokenEnabled', 'userGroupIds'),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-replication-group --region ${scope.region} --replication-group-id ${name} --apply-immediately --user-group-ids-to-add USER_GROUP_ID`,
    terraform: 'resource "aws_elasticache_replication_group": user_group_ids = [ … ]',
  }),

  evaluate({ authTokenEnabled, userGroupIds }) {
    if (userGroupIds.length > 0) return pass(`Users of ${listOf(userGroupIds)} are let in`);
    return authTokenEnabled ? pass('Clients need the AUTH token') : fail('Clients need neither a token nor a user');
  },

  examples: {
    pass: [
      { authTokenEnabled: true, userGroupIds: [] },
      { authTokenEnabled: false, userGroupIds: ['shop'] },
    ],
    fail: [{ authTokenEnabled: false, userGroupIds: [] }],
  },
});
