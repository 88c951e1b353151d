import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-encryption',
  title: 'Redshift clusters are encrypted at rest',
  severity: 'high',
  why: 'Whoever gets at a disk or a snapshot of an unencrypted cluster reads the data without any key.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html'],
  on: Cluster.pick('encrypted'),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --encrypted`,
    terraform: 'resource "aws_redshift_cluster": encrypted = true',
  }),

  evaluate({ encrypted }) {
    return encrypted ? pass('It is encrypted') : fail('It is not encrypted');
  },

  examples: {
    pass: [{ encrypted: true }],
    fail: [{ encrypted: false }],
  },
});
