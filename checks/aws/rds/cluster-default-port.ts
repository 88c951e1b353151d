import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { portVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-default-port',
  title: 'RDS clusters listen on a port of their own',
  severity: 'informational',
  why: 'Scanners try the default ports first; another one keeps the noise, though no attacker, away.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Connecting.html'],
  on: Cluster.pick('engine', 'port'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --port PORT`,
    terraform: 'resource "aws_rds_cluster": port = …',
  }),

  evaluate({ engine, port }) {
    return portVerdict(engine, port);
  },

  examples: {
    pass: [{ engine: 'aurora-postgresql', port: 6432 }],
    fail: [{ engine: 'aurora-mysql', port: 3306 }],
    notApplicable: [{ engine: 'aurora-mysql', port: null }],
  },
});
