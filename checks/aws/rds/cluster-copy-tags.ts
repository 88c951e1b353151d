import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { copyTagsVerdict } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-cluster-copy-tags',
  title: 'Snapshots of RDS clusters carry their tags',
  severity: 'informational',
  why: 'Nobody knows whose an untagged snapshot is, and permissions and clean-up rules that go by tags miss it.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Tagging.html'],
  on: Cluster.pick('copyTagsToSnapshot'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --copy-tags-to-snapshot`,
    terraform: 'resource "aws_rds_cluster": copy_tags_to_snapshot = true',
  }),

  evaluate({ copyTagsToSnapshot }) {
    return copyTagsVerdict(copyTagsToSnapshot);
  },

  examples: {
    pass: [{ copyTagsToSnapshot: true }],
    fail: [{ copyTagsToSnapshot: false }],
  },
});
