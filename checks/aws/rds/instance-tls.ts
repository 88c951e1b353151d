import { defineCheck, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, tlsVerdict } from './_family.ts';

const instance = (engine: string, tlsParameter: { name: string; value: string | null } | null) => ({
  engine,
  dbClusterIdentifier: null,
  dbParameterGroups: ['tuned'],
  tlsParameter,
});

export default defineCheck({
  id: 'aws-rds-instance-tls',
  title: 'RDS instances refuse connections without TLS',
  severity: 'medium',
  why: 'A client that falls back to no encryption sends its password and all data in the clear.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
  ],
  on: Instance.pick('engine', 'dbClusterIdentifier', 'dbParameterGroups', 'tlsParameter'),
  fix: ({ name, scope }) => ({
    text: 'Set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1 in a parameter group of its own.',
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --db-parameter-group-name GROUP_THAT_DEMANDS_TLS`,
    terraform: 'resource "aws_db_parameter_group": parameter { name = "rds.force_ssl", value = "1" }',
  }),

  evaluate({ engine, dbClusterIdentifier, dbParameterGroups, tlsParameter }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return tlsVerdict(engine, tlsParameter, listOf(dbParameterGroups));
  },

  examples: {
    pass: [
      instance('postgres', { name: 'rds.force_ssl', value: '1' }),
      instance('mysql', { name: 'require_secure_transport', value: 'ON' }),
    ],
    fail: [
      instance('postgres', { name: 'rds.force_ssl', value: '0' }),
      instance('sqlserver-se', { name: 'rds.force_ssl', value: '0' }),
      instance('mariadb', { name: 'require_secure_transport', value: 'OFF' }),
      instance('mysql', { name: 'require_secure_transport', value: null }),
    ],
    notApplicable: [instance('oracle-ee', null), { ...instance('aurora-mysql', null), dbClusterIdentifier: 'orders' }],
  },
});
