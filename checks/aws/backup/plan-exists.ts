import { all, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { Plan } from 'cloudstance/resources/aws/backup';
import { Table } from 'cloudstance/resources/aws/dynamodb';
import { Volume } from 'cloudstance/resources/aws/ec2';
import { FileSystem } from 'cloudstance/resources/aws/efs';
import { Instance } from 'cloudstance/resources/aws/rds';

const nothing = { $databases: [], $tables: [], $fileSystems: [], $volumes: [] };
const volumes = { ...nothing, $volumes: [{ encrypted: true }] };

export default defineCheck({
  id: 'aws-backup-plan-exists',
  title: 'Every region with data has a backup plan',
  severity: 'low',
  why: 'Backups that nobody planned are the ones that are missing after ransomware or a mistaken deletion.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html'],
  on: Region.pick(),
  with: {
    plans: inRegion(all(Plan.pick())),
    databases: inRegion(all(Instance.pick('engine'))),
    tables: inRegion(all(Table.pick())),
    fileSystems: inRegion(all(FileSystem.pick('encrypted'))),
    volumes: inRegion(all(Volume.pick('encrypted'))),
  },
  fix: ({ name }) => ({
    command: sh`aws backup create-backup-plan --region ${name} --backup-plan file://plan.json`,
    terraform: 'resource "aws_backup_plan": rule { … }',
  }),

  evaluate(_region, { plans, databases, tables, fileSystems, volumes }) {
    const anything = [databases, tables, fileSystems, volumes].some((kind) => kind.some(() => true));
    if (!anything) return notApplicable('The region has no databases, tables, file systems or volumes');
    return plans.some(() => true) ? pass('There is a backup plan') : fail('There is no backup plan');
  },

  examples: {
    pass: [
      { $plans: [{}], ...volumes },
      { $plans: [{}], ...nothing, $tables: [{}] },
    ],
    fail: [
      { $plans: [], ...volumes },
      { $plans: [], ...nothing, $databases: [{ engine: 'mysql' }] },
    ],
    notApplicable: [{ $plans: [], ...nothing }],
  },
});
