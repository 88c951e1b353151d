import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-default-admin',
  title: 'Redshift clusters have an administrator name of their own',
  severity: 'low',
  why: 'A customary name is half of what an attacker has to guess.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-mgmt-create-cluster.html'],
  on: Cluster.pick('masterUsername'),
  fix: ({ name, scope }) => ({
    text: 'The name can not be changed: unload into a cluster that is created with another one.',
    command: sh`aws redshift create-cluster --region ${scope.region} --cluster-identifier ${`${name}-2`} --node-type NODE_TYPE --master-username OTHER_NAME --manage-master-password`,
    terraform: 'resource "aws_redshift_cluster": master_username = "…"',
  }),

  evaluate({ masterUsername }) {
    const said = `The administrator is called ${masterUsername}`;
    return ['awsuser', 'admin'].includes(masterUsername) ? fail(said) : pass(said);
  },

  examples: {
    pass: [{ masterUsername: 'keeper' }],
    fail: [{ masterUsername: 'awsuser' }],
  },
});
