import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { CacheCluster } from 'cloudstance/resources/aws/elasticache';

export default defineCheck({
  id: 'aws-elasticache-cluster-default-subnet-group',
  title: 'ElastiCache clusters are in subnets chosen for them',
  severity: 'low',
  why: 'The default group is all subnets of the default VPC, which are public ones.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html'],
  on: CacheCluster.pick('cacheSubnetGroupName'),
  fix: ({ name, scope }) => ({
    text: 'The subnet group can not be changed: restore a backup into a cluster in a group of its own.',
    command: sh`aws elasticache create-cache-subnet-group --region ${scope.region} --cache-subnet-group-name ${`${name}-subnets`} --cache-subnet-group-description private --subnet-ids SUBNET_IDS`,
    terraform: 'resource "aws_elasticache_cluster": subnet_group_name = …',
  }),

  evaluate({ cacheSubnetGroupName }) {
    if (cacheSubnetGroupName === null) return notApplicable('It has no subnet group');
    if (cacheSubnetGroupName === 'default') return fail('It is in the default subnet group');
    return pass(`It is in the subnet group ${cacheSubnetGroupName}`);
  },

  examples: {
    pass: [{ cacheSubnetGroupName: 'app' }],
    fail: [{ cacheSubnetGroupName: 'default' }],
    notApplicable: [{ cacheSubnetGroupName: null }],
  },
});
