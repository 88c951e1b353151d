import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-public',
  title: 'Redshift clusters have no public address',
  severity: 'high',
  why: 'With a public address, one wrong security group rule opens the warehouse to the internet.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html'],
  on: Cluster.pick('publiclyAccessible'),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --no-publicly-accessible`,
    terraform: 'resource "aws_redshift_cluster": publicly_accessible = false',
  }),

  evaluate({ publiclyAccessible }) {
    return publiclyAccessible ? fail('It has a public address') : pass('It has private addresses only');
  },

  examples: {
    pass: [{ publiclyAccessible: false }],
    fail: [{ publiclyAccessible: true }],
  },
});
