import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-cluster-minor-upgrade',
  title: 'Multi-AZ DB clusters take minor engine upgrades automatically',
  severity: 'medium',
  why: 'Minor versions mend known vulnerabilities of the database engine.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-upgrading.html'],
  on: Cluster.pick('autoMinorVersionUpgrade'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --auto-minor-version-upgrade`,
  }),

  evaluate({ autoMinorVersionUpgrade }) {
    if (autoMinorVersionUpgrade === null) return notApplicable('Decided by its instances');
    return autoMinorVersionUpgrade
      ? pass('Minor upgrades are applied automatically')
      : fail('Minor upgrades are not applied automatically');
  },

  examples: {
    pass: [{ autoMinorVersionUpgrade: true }],
    fail: [{ autoMinorVersionUpgrade: false }],
    notApplicable: [{ autoMinorVersionUpgrade: null }],
  },
});
