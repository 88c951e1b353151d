import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-cluster-multi-az',
  title: 'RDS clusters have instances in several zones',
  severity: 'low',
  why: 'With all instances in one availability zone, its loss takes the database down.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html'],
  on: Cluster.pick('multiAZ'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds create-db-instance --region ${scope.region} --db-cluster-identifier ${name} --db-instance-identifier ${`${name}-replica`} --engine ENGINE --db-instance-class CLASS --availability-zone OTHER_ZONE`,
    terraform: 'resource "aws_rds_cluster_instance": count = 2 or more',
  }),

  evaluate({ multiAZ }) {
    return multiAZ
      ? pass('Its instances are in several availability zones')
      : fail('Its instances are in a single availability zone');
  },

  examples: {
    pass: [{ multiAZ: true }],
    fail: [{ multiAZ: false }],
  },
});
