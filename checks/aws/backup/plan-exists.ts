import { all, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { Plan } from 'cloudstance/resources/aws/backup';
import { Table } from 'cloudstance/resources/aws/dynamodb';
import { Volume } from 'cloudstance/resources/aws/ec2';
import { FileSystem } from 'cloudstance/resources/aws/efs';
import { Instance } from 'cloudstance/resources/aws/rds';

const nothing = { $databases: [], $tables: [], $fileSystems: [], $volumes: [] };
const volumes = { ...nothing, $volumes: [{ encrypted: true }] };
const ran = { name: 'nightly', lastExecutionDate: '2026-11-21T01:00:00.000Z' };
const never = { name: 'forgotten', lastExecutionDate: null };

export default defineCheck({
  id: 'aws-backup-plan-exists',
  title: 'Every region with data has a backup plan that runs',
  severity: 'low',
  why: 'Backups that nobody planned are the ones that are missing after ransomware or a mistaken deletion.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html'],
  on: Region.pick(),
  with: {
    plans: inRegion(all(Plan.pick('lastExecutionDate'))),
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
    const running = plans.find(({ lastExecutionDate }) => lastExecutionDate !== null);
    if (running) return pass(`Backup plan ${running.name} runs`);
    return plans.some(() => true) ? fail('No backup plan has ever run') : fail('There is no backup plan');
  },

  examples: {
    pass: [
      { $plans: [never, ran], ...volumes },
      { $plans: [ran], ...nothing, $tables: [{}] },
    ],
    fail: [
      { $plans: [], ...volumes },
      { $plans: [never], ...nothing, $databases: [{ engine: 'mysql' }] },
    ],
    notApplicable: [{ $plans: [], ...nothing }],
  },
});
