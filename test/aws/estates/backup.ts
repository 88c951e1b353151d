import * as Backup from '@aws-sdk/client-backup';
import { awsError, estate } from '../fake.ts';

const arn = (resource: string): string => `arn:aws:backup:eu-west-1:111122223333:${resource}`;
const key = (id: string): string => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;

const vault = (
  BackupVaultName: string,
  EncryptionKeyArn: string | undefined,
  NumberOfRecoveryPoints: number,
  Locked = false,
) => ({
  BackupVaultName,
  BackupVaultArn: arn(`backup-vault:${BackupVaultName}`),
  ...(EncryptionKeyArn && { EncryptionKeyArn }),
  NumberOfRecoveryPoints,
  Locked,
});
const policy = (Principal: unknown): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action: 'backup:CopyIntoBackupVault', Resource: '*' }] });
const policies: Readonly<Record<string, string>> = {
  Default: policy('*'),
  shared: policy({ AWS: 'arn:aws:iam::999988887777:root' }),
  shut: policy({ AWS: 'arn:aws:iam::111122223333:root' }),
};
const point = (name: string, IsEncrypted: boolean) => ({
  RecoveryPointArn: arn(`recovery-point:${name}`),
  IsEncrypted,
});

export default [
  estate(Backup, {
    ListBackupVaults: ({ NextToken }) =>
      NextToken
        ? {
            BackupVaultList: [
              vault('shared', undefined, 0),
              vault('partner-key', 'arn:aws:kms:eu-west-1:999988887777:key/theirs', 0),
              vault('aws/efs/automatic-backup-vault', key('aws-elasticfilesystem'), 0),
            ],
          }
        : {
            BackupVaultList: [vault('shut', key('data'), 3, true), vault('Default', key('aws-backup'), 3)],
            NextToken: 'page-2',
          },
    GetBackupVaultAccessPolicy: ({ BackupVaultName }) =>
      policies[BackupVaultName]
        ? { BackupVaultName, Policy: policies[BackupVaultName] }
        : awsError('ResourceNotFoundException', 400),
    ListRecoveryPointsByBackupVault: ({ BackupVaultName, NextToken }) =>
      NextToken
        ? { RecoveryPoints: [point('2', true), point('3', BackupVaultName === 'shut')] }
        : { RecoveryPoints: [point('1', true)], NextToken: 'page-2' },
    ListBackupPlans: ({ NextToken }) =>
      NextToken
        ? {
            BackupPlansList: [
              {
                BackupPlanArn: arn('backup-plan:2'),
                BackupPlanName: 'nightly',
                LastExecutionDate: new Date('2026-11-21T01:00:00Z'),
              },
            ],
          }
        : {
            BackupPlansList: [{ BackupPlanArn: arn('backup-plan:1'), BackupPlanName: 'forgotten' }],
            NextToken: 'page-2',
          },
    ListProtectedResources: ({ NextToken }) =>
      NextToken
        ? {
            Results: [
              {
                ResourceArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/carts',
                LastBackupTime: new Date('2026-11-21T01:00:00Z'),
              },
              {
                ResourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:carts',
                LastBackupTime: new Date('2026-01-02T01:00:00Z'),
              },
            ],
          }
        : {
            Results: [
              {
                ResourceArn: 'arn:aws:rds:eu-west-1:111122223333:db:shop',
                ResourceName: 'shop',
                LastBackupTime: new Date('2026-11-21T01:00:00Z'),
              },
              {
                ResourceArn: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-shut',
                LastBackupTime: new Date('2026-11-20T01:00:00Z'),
              },
            ],
            NextToken: 'page-2',
          },
  }),
];
