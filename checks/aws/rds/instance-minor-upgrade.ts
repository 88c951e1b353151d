import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy } from './_family.ts';

const alone = { engine: 'mysql', dbClusterIdentifier: null };

export default defineCheck({
  id: 'aws-rds-instance-minor-upgrade',
  title: 'RDS instances take minor engine upgrades automatically',
  severity: 'medium',
  why: 'Minor versions mend known vulnerabilities of the database engine.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html#USER_UpgradeDBInstance.Upgrading.AutoMinorVersionUpgrades',
  ],
  on: Instance.pick('engine', 'dbClusterIdentifier', 'autoMinorVersionUpgrade'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --auto-minor-version-upgrade`,
    terraform: 'resource "aws_db_instance": auto_minor_version_upgrade = true',
  }),

  evaluate({ engine, dbClusterIdentifier, autoMinorVersionUpgrade }) {
    // Multi-AZ DB clusters have the setting themselves, Aurora's leave it to their instances.
    if (dbClusterIdentifier !== null && !engine.startsWith('aurora')) return decidedBy(dbClusterIdentifier);
    return autoMinorVersionUpgrade
      ? pass('Minor upgrades are applied automatically')
      : fail('Minor upgrades are not applied automatically');
  },

  examples: {
    pass: [{ ...alone, autoMinorVersionUpgrade: true }],
    fail: [
      { ...alone, autoMinorVersionUpgrade: false },
      // In Aurora every instance has a setting of its own.
      { engine: 'aurora-mysql', dbClusterIdentifier: 'orders', autoMinorVersionUpgrade: false },
    ],
    notApplicable: [{ engine: 'mysql', dbClusterIdentifier: 'orders', autoMinorVersionUpgrade: false }],
  },
});
