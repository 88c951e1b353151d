import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { z } from 'zod';
import { lifecycleVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-engine-supported',
  title: 'RDS clusters run an engine version in standard support',
  severity: 'medium',
  why: 'After the end of standard support, vulnerabilities of the engine stay open, or are mended for a while at extra charge.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/extended-support.html'],
  on: Cluster.pick('engine', 'engineVersion', 'lifecycle'),
  params: z.object({ days: z.int().min(0).default(90) }),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --engine-version NEWER_VERSION --allow-major-version-upgrade`,
    terraform: 'resource "aws_rds_cluster": engine_version = "…"',
  }),

  evaluate({ engine, engineVersion, lifecycle }, { params: { days }, now }) {
    return lifecycleVerdict(`${engine} ${engineVersion}`, lifecycle, days, now);
  },

  examples: {
    pass: [
      {
        engine: 'postgres',
        engineVersion: '17.2',
        lifecycle: { majorEngineVersion: '17', standardSupportEnds: '2030-02-28T00:00:00.000Z' },
      },
    ],
    fail: [
      {
        engine: 'mysql',
        engineVersion: '5.7.44',
        lifecycle: { majorEngineVersion: '5.7', standardSupportEnds: '2024-02-29T00:00:00.000Z' },
      },
      {
        engine: 'postgres',
        engineVersion: '13.20',
        lifecycle: { majorEngineVersion: '13', standardSupportEnds: '2027-01-31T00:00:00.000Z' },
      },
    ],
    notApplicable: [{ engine: 'aurora-mysql', engineVersion: '8.0.mysql_aurora.3.05.2', lifecycle: null }],
  },
});
