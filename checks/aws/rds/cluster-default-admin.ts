import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { adminVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-default-admin',
  title: 'RDS clusters have an administrator name of their own',
  severity: 'low',
  why: 'A customary name is half of what an attacker has to guess.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.MasterAccounts.html'],
  on: Cluster.pick('masterUsername'),
  fix: ({ name, scope }) => ({
    text: 'The name can not be changed, and a snapshot keeps it: copy the data into a cluster that is created with another one.',
    command: sh`aws rds create-db-cluster --region ${scope.region} --db-cluster-identifier ${`${name}-2`} --engine ENGINE --master-username OTHER_NAME --manage-master-user-password`,
    terraform: 'resource "aws_rds_cluster": master_username = "…"',
  }),

  evaluate({ masterUsername }) {
    return adminVerdict(masterUsername);
  },

  examples: {
    pass: [{ masterUsername: 'orderkeeper' }],
    fail: [{ masterUsername: 'postgres' }],
  },
});
