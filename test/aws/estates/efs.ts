import * as EFS from '@aws-sdk/client-efs';
import { awsError, estate } from '../fake.ts';

const arn = (resource: string): string => `arn:aws:elasticfilesystem:eu-west-1:111122223333:${resource}`;

const fileSystem = (FileSystemId: string, Encrypted: boolean) => ({
  OwnerId: '111122223333',
  CreationToken: FileSystemId,
  FileSystemId,
  FileSystemArn: arn(`file-system/${FileSystemId}`),
  CreationTime: new Date('2024-05-01'),
  LifeCycleState: 'available' as const,
  NumberOfMountTargets: 2,
  SizeInBytes: { Value: 6144 },
  PerformanceMode: 'generalPurpose' as const,
  Encrypted,
  Tags: [{ Key: 'owner', Value: 'web team' }],
});
const policy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Action: '*', Resource: arn('file-system/fs-1'), ...statement })),
  });
const viaMountTarget = { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } };
const policies: Readonly<Record<string, string>> = {
  'fs-shut': policy(
    { Effect: 'Allow', Principal: '*', Condition: viaMountTarget },
    { Effect: 'Deny', Principal: { AWS: '*' }, Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ),
  'fs-open': policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientMount' }),
  'fs-shared': policy({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999988887777:root' } }),
};
const backups: Readonly<Record<string, 'ENABLED' | 'DISABLED'>> = { 'fs-shut': 'ENABLED', 'fs-shared': 'DISABLED' };

const accessPoint = (AccessPointId: string, extra: object) => ({
  AccessPointId,
  AccessPointArn: arn(`access-point/${AccessPointId}`),
  FileSystemId: 'fs-shut',
  Tags: [],
  ...extra,
});

export default [
  estate(EFS, {
    DescribeFileSystems: ({ Marker }) =>
      Marker
        ? { FileSystems: [fileSystem('fs-open', false), fileSystem('fs-shared', true)] }
        : { FileSystems: [fileSystem('fs-shut', true), fileSystem('fs-plain', true)], NextMarker: 'page-2' },
    DescribeFileSystemPolicy: ({ FileSystemId }) =>
      policies[FileSystemId] ? { FileSystemId, Policy: policies[FileSystemId] } : awsError('PolicyNotFound', 404),
    DescribeBackupPolicy: ({ FileSystemId }) =>
      backups[FileSystemId] ? { BackupPolicy: { Status: backups[FileSystemId] } } : awsError('PolicyNotFound', 404),
    DescribeAccessPoints: ({ NextToken }) =>
      NextToken
        ? {
            AccessPoints: [accessPoint('fsap-root', { RootDirectory: { Path: '/' } }), accessPoint('fsap-bare', {})],
          }
        : {
            AccessPoints: [
              accessPoint('fsap-web', { RootDirectory: { Path: '/web' }, PosixUser: { Uid: 1000, Gid: 1000 } }),
            ],
            NextToken: 'page-2',
          },
  }),
];
