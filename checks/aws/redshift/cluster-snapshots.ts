import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/aws/redshift';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-redshift-cluster-snapshots',
  title: 'Redshift clusters keep automated snapshots long enough',
  severity: 'medium',
  why: 'Damage that is noticed after the last snapshot has expired can not be undone.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html'],
  on: Cluster.pick('automatedSnapshotRetentionPeriod'),
  params: z.object({ days: z.int().min(1).default(7) }),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --automated-snapshot-retention-period 7`,
    terraform: 'resource "aws_redshift_cluster": automated_snapshot_retention_period = 7',
  }),

  evaluate({ automatedSnapshotRetentionPeriod: kept }, { params: { days } }) {
    if (kept === 0) return fail('Automated snapshots are off');
    const said = `Automated snapshots are kept for ${plural(kept, 'day')}`;
    return kept < days ? fail(`${said}, fewer than ${days}`) : pass(said);
  },

  examples: {
    pass: [{ automatedSnapshotRetentionPeriod: 7 }],
    fail: [{ automatedSnapshotRetentionPeriod: 0 }, { automatedSnapshotRetentionPeriod: 1 }],
  },
});
