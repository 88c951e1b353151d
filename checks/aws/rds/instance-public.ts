import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-instance-public',
  title: 'RDS instances have no public address',
  severity: 'high',
  why: 'With a public address, one wrong security group rule opens the database to the internet.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
  on: Instance.pick('publiclyAccessible'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --no-publicly-accessible --apply-immediately`,
    terraform: 'resource "aws_db_instance": publicly_accessible = false',
  }),

  evaluate({ publiclyAccessible }) {
    return publiclyAccessible
      ? fail('Its endpoint resolves to a public address')
      : pass('Its endpoint resolves to private addresses only');
  },

  examples: {
    pass: [{ publiclyAccessible: false }],
    fail: [{ publiclyAccessible: true }],
  },
});
