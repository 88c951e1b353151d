import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { tlsVerdict } from './_family.ts';

const cluster = (engine: string, tlsParameter: { name: string; value: string | null } | null) => ({
  engine,
  dbClusterParameterGroup: 'tuned',
  tlsParameter,
});

export default defineCheck({
  id: 'aws-rds-cluster-tls',
  title: 'RDS clusters refuse connections without TLS',
  severity: 'medium',
  why: 'A client that falls back to no encryption sends its password and all data in the clear.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html#AuroraMySQL.Security.SSL',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html',
  ],
  on: Cluster.pick('engine', 'dbClusterParameterGroup', 'tlsParameter'),
  fix: ({ name, scope }) => ({
    text: 'Set rds.force_ssl (PostgreSQL) or require_secure_transport (MySQL) to 1 in a cluster parameter group of its own.',
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --db-cluster-parameter-group-name GROUP_THAT_DEMANDS_TLS`,
    terraform: 'resource "aws_rds_cluster_parameter_group": parameter { name = "rds.force_ssl", value = "1" }',
  }),

  evaluate({ engine, dbClusterParameterGroup, tlsParameter }) {
    return tlsVerdict(engine, tlsParameter, dbClusterParameterGroup);
  },

  examples: {
    pass: [
      cluster('aurora-postgresql', { name: 'rds.force_ssl', value: '1' }),
      cluster('aurora-mysql', { name: 'require_secure_transport', value: 'ON' }),
    ],
    fail: [
      cluster('aurora-postgresql', { name: 'rds.force_ssl', value: '0' }),
      cluster('aurora-mysql', { name: 'require_secure_transport', value: null }),
    ],
    notApplicable: [cluster('unheard-of', null)],
  },
});
