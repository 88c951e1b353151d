import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-cluster-backtrack',
  title: 'Aurora MySQL clusters can be rewound',
  severity: 'informational',
  why: 'Without backtrack, undoing a destructive statement means restoring a backup into a new cluster.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html'],
  on: Cluster.pick('engine', 'backtrackWindow'),
  fix: ({ name, scope }) => ({
    text: 'A cluster that was created without backtrack has to be restored or cloned with it.',
    command: sh`aws rds modify-db-cluster --region ${scope.region} --db-cluster-identifier ${name} --backtrack-window 86400`,
    terraform: 'resource "aws_rds_cluster": backtrack_window = 86400',
  }),

  evaluate({ engine, backtrackWindow }) {
    if (engine !== 'aurora-mysql') return notApplicable(`${engine} has no backtrack`);
    const hours = Math.floor((backtrackWindow ?? 0) / 3600);
    return backtrackWindow ? pass(`It can be rewound by ${plural(hours, 'hour')}`) : fail('Backtrack is off');
  },

  examples: {
    pass: [{ engine: 'aurora-mysql', backtrackWindow: 86_400 }],
    fail: [
      { engine: 'aurora-mysql', backtrackWindow: 0 },
      { engine: 'aurora-mysql', backtrackWindow: null },
    ],
    notApplicable: [{ engine: 'aurora-postgresql', backtrackWindow: null }],
  },
});
