import { defineCheck, sh } from 'cloudstance/check';
import { ReplicationGroup } from 'cloudstance/resources/aws/elasticache';
import { upgradeVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-elasticache-replication-group-minor-upgrade',
  title: 'ElastiCache replication groups take minor upgrades automatically',
  severity: 'medium',
  why: 'Minor versions mend known vulnerabilities of the engine.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html'],
  on: ReplicationGroup.pick('autoMinorVersionUpgrade'),
  fix: ({ name, scope }) => ({
    command: sh`aws elasticache modify-replication-group --region ${scope.region} --replication-group-id ${name} --apply-immediately --auto-minor-version-upgrade`,
    terraform: 'resource "aws_elasticache_replication_group": auto_minor_version_upgrade = true',
  }),

  evaluate({ autoMinorVersionUpgrade }) {
    return upgradeVerdict(autoMinorVersionUpgrade);
  },

  examples: {
    pass: [{ autoMinorVersionUpgrade: true }],
    fail: [{ autoMinorVersionUpgrade: false }],
  },
});
