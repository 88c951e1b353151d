import { defineCheck, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { backedUp, backupAge, protectedByArn, protectedVerdict } from '../_backup-plan.ts';
import { decidedBy, replicates } from './_family.ts';

const uid = 'arn:aws:rds:eu-west-1:111122223333:db:shop';

export default defineCheck({
  id: 'aws-rds-instance-backup-plan',
  title: 'RDS instances are in a backup plan',
  severity: 'low',
  why: 'Backups of the service itself are deleted with the resource, and whoever takes the account over can delete them.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html'],
  on: Instance.pick('dbClusterIdentifier', 'readReplicaSource'),
  with: { backups: protectedByArn },
  params: backupAge,
  fix: ({ uid, scope }) => ({
    command: sh`aws backup create-backup-selection --region ${scope.region} --backup-plan-id PLAN_ID --backup-selection SelectionName=SELECTION,IamRoleArn=ROLE_ARN,Resources=${uid}`,
    terraform: 'resource "aws_backup_selection": resources = [ … ]',
  }),

  evaluate({ dbClusterIdentifier, readReplicaSource, uid }, { backups, params: { days }, now }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    if (readReplicaSource !== null) return replicates(readReplicaSource);
    return protectedVerdict(backups.get(uid), { days, now });
  },

  examples: {
    pass: [
      { uid, dbClusterIdentifier: null, readReplicaSource: null, $backups: backedUp(uid, '2026-11-21T01:00:00.000Z') },
    ],
    fail: [
      { uid, dbClusterIdentifier: null, readReplicaSource: null, $backups: [] },
      {
        uid,
        dbClusterIdentifier: null,
        readReplicaSource: null,
        $backups: backedUp(`${uid}-other`, '2026-11-21T01:00:00.000Z'),
      },
      { uid, dbClusterIdentifier: null, readReplicaSource: null, $backups: backedUp(uid, '2026-01-02T01:00:00.000Z') },
    ],
    notApplicable: [
      { uid, dbClusterIdentifier: 'orders', readReplicaSource: null, $backups: [] },
      { uid, dbClusterIdentifier: null, readReplicaSource: 'shop', $backups: [] },
    ],
  },
});
