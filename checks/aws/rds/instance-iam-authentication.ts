import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, iamVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-iam-authentication',
  title: 'RDS instances accept IAM authentication',
  severity: 'low',
  why: 'Passwords of databases are shared, live long and are revoked by hand; tokens of IAM last 15 minutes.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html'],
  on: Instance.pick('engine', 'dbClusterIdentifier', 'iamDatabaseAuthenticationEnabled'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --enable-iam-database-authentication`,
    terraform: 'resource "aws_db_instance": iam_database_authentication_enabled = true',
  }),

  evaluate({ engine, dbClusterIdentifier, iamDatabaseAuthenticationEnabled }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return iamVerdict(engine, iamDatabaseAuthenticationEnabled);
  },

  examples: {
    pass: [{ engine: 'postgres', dbClusterIdentifier: null, iamDatabaseAuthenticationEnabled: true }],
    fail: [{ engine: 'mariadb', dbClusterIdentifier: null, iamDatabaseAuthenticationEnabled: false }],
    notApplicable: [
      { engine: 'oracle-ee', dbClusterIdentifier: null, iamDatabaseAuthenticationEnabled: false },
      { engine: 'aurora-mysql', dbClusterIdentifier: 'orders', iamDatabaseAuthenticationEnabled: false },
    ],
  },
});
