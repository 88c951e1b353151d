import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { adminVerdict, decidedBy } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-default-admin',
  title: 'RDS instances have an administrator name of their own',
  severity: 'low',
  why: 'A customary name is half of what an attacker has to guess.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html'],
  on: Instance.pick('dbClusterIdentifier', 'masterUsername'),
  fix: ({ name, scope }) => ({
    text: 'The name can not be changed, and a snapshot keeps it: copy the data into an instance that is created with another one.',
    command: sh`aws rds create-db-instance --region ${scope.region} --db-instance-identifier ${`${name}-2`} --engine ENGINE --db-instance-class CLASS --allocated-storage GIB --master-username OTHER_NAME --manage-master-user-password`,
    terraform: 'resource "aws_db_instance": username = "…"',
  }),

  evaluate({ dbClusterIdentifier, masterUsername }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return adminVerdict(masterUsername);
  },

  examples: {
    pass: [{ dbClusterIdentifier: null, masterUsername: 'shopkeeper' }],
    fail: [
      { dbClusterIdentifier: null, masterUsername: 'admin' },
      { dbClusterIdentifier: null, masterUsername: 'Postgres' },
    ],
    notApplicable: [{ dbClusterIdentifier: 'orders', masterUsername: 'admin' }],
  },
});
