import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { z } from 'zod';
import { decidedBy, lifecycleVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-engine-supported',
  title: 'RDS instances run an engine version in standard support',
  severity: 'medium',
  why: 'After the end of standard support, vulnerabilities of the engine stay open, or are mended for a while at extra charge.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html'],
  on: Instance.pick('engine', 'engineVersion', 'dbClusterIdentifier', 'lifecycle'),
  params: z.object({ days: z.int().min(0).default(90) }),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --engine-version NEWER_VERSION --allow-major-version-upgrade`,
    terraform: 'resource "aws_db_instance": engine_version = "…"',
  }),

  evaluate({ engine, engineVersion, dbClusterIdentifier, lifecycle }, { params: { days }, now }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return lifecycleVerdict(`${engine} ${engineVersion}`, lifecycle, days, now);
  },

  examples: {
    pass: [
      {
        dbClusterIdentifier: null,
        engine: 'postgres',
        engineVersion: '17.2',
        lifecycle: { majorEngineVersion: '17', standardSupportEnds: '2030-02-28T00:00:00.000Z' },
      },
    ],
    fail: [
      {
        dbClusterIdentifier: null,
        engine: 'mysql',
        engineVersion: '5.7.44',
        lifecycle: { majorEngineVersion: '5.7', standardSupportEnds: '2024-02-29T00:00:00.000Z' },
      },
      {
        dbClusterIdentifier: null,
        engine: 'postgres',
        engineVersion: '13.20',
        lifecycle: { majorEngineVersion: '13', standardSupportEnds: '2027-01-31T00:00:00.000Z' },
      },
    ],
    notApplicable: [
      {
        dbClusterIdentifier: null,
        engine: 'oracle-ee',
        engineVersion: '19.0.0.0.ru-2024-04.rur-2024-04.r1',
        lifecycle: null,
      },
      {
        dbClusterIdentifier: 'orders',
        engine: 'aurora-mysql',
        engineVersion: '8.0.mysql_aurora.3.05.2',
        lifecycle: null,
      },
    ],
  },
});
