import { defineCheck, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/rds';
import { backedUp, backupAge, protectedByArn, protectedVerdict } from '../_backup-plan.ts';

const uid = 'arn:aws:rds:eu-west-1:111122223333:cluster:orders';

export default defineCheck({
  id: 'aws-rds-cluster-backup-plan',
  title: 'RDS clusters are in a backup plan',
  severity: 'low',
  why: 'Backups of the service itself are deleted with the resource, and whoever takes the account over can delete them.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html'],
  on: Cluster.pick(),
  with: { backups: protectedByArn },
  params: backupAge,
  fix: ({ uid, scope }) => ({
    command: sh`aws backup create-backup-selection --region ${scope.region} --backup-plan-id PLAN_ID --backup-selection SelectionName=SELECTION,IamRoleArn=ROLE_ARN,Resources=${uid}`,
    terraform: 'resource "aws_backup_selection": resources = [ … ]',
  }),

  evaluate({ uid }, { backups, params: { days }, now }) {
    return protectedVerdict(backups.get(uid), { days, now });
  },

  examples: {
    pass: [{ uid, $backups: backedUp(uid, '2026-11-21T01:00:00.000Z') }],
    fail: [
      { uid, $backups: [] },
      { uid, $backups: backedUp(`${uid}-other`, '2026-11-21T01:00:00.000Z') },
      { uid, $backups: backedUp(uid, '2026-01-02T01:00:00.000Z') },
    ],
  },
});
