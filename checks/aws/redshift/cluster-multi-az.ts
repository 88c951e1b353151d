import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-multi-az',
  title: 'Redshift clusters run in two availability zones',
  severity: 'informational',
  why: 'With all nodes in one availability zone, its loss takes the warehouse down until a snapshot is restored.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html'],
  on: Cluster.pick('multiAZ'),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --multi-az`,
    terraform: 'resource "aws_redshift_cluster": multi_az = true',
  }),

  evaluate({ multiAZ }) {
    if (multiAZ === null) return notApplicable('AWS says nothing about Multi-AZ for it');
    return multiAZ.toLowerCase() === 'enabled' ? pass('Multi-AZ is on') : fail('Multi-AZ is off');
  },

  examples: {
    pass: [{ multiAZ: 'Enabled' }],
    fail: [{ multiAZ: 'Disabled' }],
    notApplicable: [{ multiAZ: null }],
  },
});
