import { defineCheck, sh } from 'cloudstance/check';
import { CacheCluster } from 'cloudstance/resources/aws/elasticache';
import { decidedBy, upgradeVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-cluster-minor-upgrade',
  title: 'ElastiCache clusters on their own take minor upgrades automatically',
  severity: 'medium',
  why: 'Minor versions mend known vulnerabilities of the engine.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html'],
  on: CacheCluster.pick('replicationGroupId', 'autoMinorVersionUpgrade'),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-cache-cluster --region ${scope.region} --cache-cluster-id ${name} --apply-immediately --auto-minor-version-upgrade`,
    terraform: 'resource "aws_elasticache_cluster": auto_minor_version_upgrade = true',
  }),

  evaluate({ replicationGroupId, autoMinorVersionUpgrade }) {
    if (replicationGroupId !== null) return decidedBy(replicationGroupId);
    return upgradeVerdict(autoMinorVersionUpgrade);
  },

  examples: {
    pass: [{ replicationGroupId: null, autoMinorVersionUpgrade: true }],
    fail: [{ replicationGroupId: null, autoMinorVersionUpgrade: false }],
    notApplicable: [{ replicationGroupId: 'sessions', autoMinorVersionUpgrade: false }],
  },
});
