import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-version-upgrade',
  title: 'Redshift clusters take version upgrades automatically',
  severity: 'medium',
  why: 'Versions mend known vulnerabilities of the engine.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html'],
  on: Cluster.pick('allowVersionUpgrade'),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --allow-version-upgrade`,
    terraform: 'resource "aws_redshift_cluster": allow_version_upgrade = true',
  }),

  evaluate({ allowVersionUpgrade }) {
    return allowVersionUpgrade
      ? pass('Upgrades are applied in the maintenance window')
      : fail('Upgrades are not applied automatically');
  },

  examples: {
    pass: [{ allowVersionUpgrade: true }],
    fail: [{ allowVersionUpgrade: false }],
  },
});
