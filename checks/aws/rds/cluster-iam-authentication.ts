import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { iamVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-iam-authentication',
  title: 'RDS clusters accept IAM authentication',
  severity: 'low',
  why: 'Passwords of databases are shared, live long and are revoked by hand; tokens of IAM last 15 minutes.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html'],
  on: Cluster.pick('engine', 'iamDatabaseAuthenticationEnabled'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --enable-iam-database-authentication`,
    terraform: 'resource "aws_rds_cluster": iam_database_authentication_enabled = true',
  }),

  evaluate({ engine, iamDatabaseAuthenticationEnabled }) {
    return iamVerdict(engine, iamDatabaseAuthenticationEnabled);
  },

  examples: {
    pass: [{ engine: 'aurora-postgresql', iamDatabaseAuthenticationEnabled: true }],
    fail: [{ engine: 'aurora-mysql', iamDatabaseAuthenticationEnabled: false }],
  },
});
