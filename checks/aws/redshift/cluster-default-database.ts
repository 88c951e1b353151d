import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-default-database',
  title: 'Redshift clusters have a database name of their own',
  severity: 'informational',
  why: 'A customary name is one more thing that an attacker need not guess.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-mgmt-create-cluster.html'],
  on: Cluster.pick('dbName'),
  fix: ({ name, scope }) => ({
    text: 'The name can not be changed: unload into a cluster that is created with another one.',
    command: sh`aws redshift create-cluster --region ${scope.region} --cluster-identifier ${`${name}-2`} --node-type NODE_TYPE --db-name OTHER_NAME --master-username MASTER_NAME --manage-master-password`,
    terraform: 'resource "aws_redshift_cluster": database_name = "…"',
  }),

  evaluate({ dbName }) {
    const said = `The database is called ${dbName}`;
    return dbName === 'dev' ? fail(said) : pass(said);
  },

  examples: {
    pass: [{ dbName: 'sales' }],
    fail: [{ dbName: 'dev' }],
  },
});
