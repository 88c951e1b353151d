import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, portVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-default-port',
  title: 'RDS instances listen on a port of their own',
  severity: 'informational',
  why: 'Scanners try the default ports first; another one keeps the noise, though no attacker, away.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ConnectToInstance.html'],
  on: Instance.pick('engine', 'dbClusterIdentifier', 'port'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --db-port-number PORT`,
    terraform: 'resource "aws_db_instance": port = …',
  }),

  evaluate({ engine, dbClusterIdentifier, port }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return portVerdict(engine, port);
  },

  examples: {
    pass: [{ engine: 'postgres', dbClusterIdentifier: null, port: 6432 }],
    fail: [
      { engine: 'mysql', dbClusterIdentifier: null, port: 3306 },
      { engine: 'sqlserver-se', dbClusterIdentifier: null, port: 1433 },
    ],
    notApplicable: [
      { engine: 'mysql', dbClusterIdentifier: null, port: null },
      { engine: 'aurora-mysql', dbClusterIdentifier: 'orders', port: 3306 },
    ],
  },
});
