import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { copyTagsVerdict, decidedBy } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-copy-tags',
  title: 'Snapshots of RDS instances carry their tags',
  severity: 'informational',
  why: 'Nobody knows whose an untagged snapshot is, and permissions and clean-up rules that go by tags miss it.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html#USER_Tagging.CopyTags'],
  on: Instance.pick('dbClusterIdentifier', 'copyTagsToSnapshot'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --copy-tags-to-snapshot`,
    terraform: 'resource "aws_db_instance": copy_tags_to_snapshot = true',
  }),

  evaluate({ dbClusterIdentifier, copyTagsToSnapshot }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    return copyTagsVerdict(copyTagsToSnapshot);
  },

  examples: {
    pass: [{ dbClusterIdentifier: null, copyTagsToSnapshot: true }],
    fail: [{ dbClusterIdentifier: null, copyTagsToSnapshot: false }],
    notApplicable: [{ dbClusterIdentifier: 'orders', copyTagsToSnapshot: false }],
  },
});
