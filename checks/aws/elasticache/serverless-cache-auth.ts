import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { ServerlessCache } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-serverless-cache-auth',
  title: 'ElastiCache serverless caches ask who is there',
  severity: 'medium',
  why: 'Without users, every process that reaches the endpoint reads and changes everything.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html'],
  on: ServerlessCache.pick('engine', 'userGroupId'),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-serverless-cache --region ${scope.region} --serverless-cache-name ${name} --user-group-id USER_GROUP_ID`,
    terraform: 'resource "aws_elasticache_serverless_cache": user_group_id = …',
  }),

  evaluate({ engine, userGroupId }) {
    if (engine === 'memcached') return notApplicable('Memcached has no users');
    return userGroupId === null ? fail('It has no users') : pass(`Users of ${userGroupId} are let in`);
  },

  examples: {
    pass: [{ engine: 'valkey', userGroupId: 'shop' }],
    fail: [{ engine: 'redis', userGroupId: null }],
    notApplicable: [{ engine: 'memcached', userGroupId: null }],
  },
});
