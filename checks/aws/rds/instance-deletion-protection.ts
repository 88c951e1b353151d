import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, deletionVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-deletion-protection',
  title: 'RDS instances are protected from deletion',
  severity: 'medium',
  why: 'One mistaken call or template change deletes the database, and its automated backups with it.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.DeletionProtection',
  ],
  on: Instance.pick('dbClusterIdentifier', 'deletionProtection'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --deletion-protection`,
    terraform: 'resource "aws_db_instance": deletion_protection = true',
  }),

  evaluate({ dbClusterIdentifier, deletionProtection }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return deletionVerdict(deletionProtection);
  },

  examples: {
    pass: [{ dbClusterIdentifier: null, deletionProtection: true }],
    fail: [{ dbClusterIdentifier: null, deletionProtection: false }],
    notApplicable: [{ dbClusterIdentifier: 'orders', deletionProtection: false }],
  },
});
