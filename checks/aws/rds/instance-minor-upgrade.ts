import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-instance-minor-upgrade',
  title: 'RDS instances take minor engine upgrades automatically',
  severity: 'medium',
  why: 'Minor versions mend known vulnerabilities of the database engine.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html#USER_UpgradeDBInstance.Upgrading.AutoMinorVersionUpgrades',
  ],
  on: Instance.pick('autoMinorVersionUpgrade'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --auto-minor-version-upgrade`,
    terraform: 'resource "aws_db_instance": auto_minor_version_upgrade = true',
  }),

  evaluate({ autoMinorVersionUpgrade }) {
    return autoMinorVersionUpgrade
      ? pass('Minor upgrades are applied automatically')
      : fail('Minor upgrades are not applied automatically');
  },

  examples: {
    pass: [{ autoMinorVersionUpgrade: true }],
    fail: [{ autoMinorVersionUpgrade: false }],
  },
});
