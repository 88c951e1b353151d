import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { deletionVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-deletion-protection',
  title: 'RDS clusters are protected from deletion',
  severity: 'medium',
  why: 'One mistaken call or template change deletes the database, and its automated backups with it.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html'],
  on: Cluster.pick('deletionProtection'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --deletion-protection`,
    terraform: 'resource "aws_rds_cluster": deletion_protection = true',
  }),

  evaluate({ deletionProtection }) {
    return deletionVerdict(deletionProtection);
  },

  examples: {
    pass: [{ deletionProtection: true }],
    fail: [{ deletionProtection: false }],
  },
});
