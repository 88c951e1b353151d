import {
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  EFSClient,
  paginateDescribeAccessPoints,
  paginateDescribeFileSystems,
} from '@aws-sdk/client-efs';
import { absent } from '../../../collector.ts';
import { AccessPoint, FileSystem } from '../../../resources/aws/efs.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

export const fileSystems = defineAwsCollector(FileSystem, {
  async *list(aws) {
    const client = aws.client(EFSClient);
    for await (const { FileSystems = [] } of paginateDescribeFileSystems({ client }, { MaxItems: 100 }))
      for (const { FileSystemArn, FileSystemId = '', Encrypted, Tags } of FileSystems)
        yield {
          uid:
            FileSystemArn ??
            `arn:${aws.partition}:elasticfilesystem:${aws.region}:${aws.account}:file-system/${FileSystemId}`,
          name: FileSystemId,
          encrypted: Encrypted!,
          tags: tagsOf(Tags as never),
        };
  },
  facets: {
    policy: (aws, { name }) =>
      aws
        .client(EFSClient)
        .send(new DescribeFileSystemPolicyCommand({ FileSystemId: name }))
        .then(({ Policy }) => Policy!, absent('PolicyNotFound')),
    backupPolicy: (aws, { name }) =>
      aws
        .client(EFSClient)
        .send(new DescribeBackupPolicyCommand({ FileSystemId: name }))
        .then(({ BackupPolicy }) => BackupPolicy!.Status!, absent('PolicyNotFound')),
  },
});

export const accessPoints = defineAwsCollector(AccessPoint, {
  async *list(aws) {
    const client = aws.client(EFSClient);
    for await (const { AccessPoints = [] } of paginateDescribeAccessPoints({ client }, { MaxResults: 100 }))
      for (const { AccessPointArn = '', AccessPointId = '', RootDirectory, PosixUser, Tags } of AccessPoints)
        yield {
          uid: AccessPointArn,
          name: AccessPointId,
          // The root of the file system is what an access point shows unless it names another directory.
          rootDirectory: RootDirectory?.Path ?? '/',
          posixUser: camel(PosixUser) ?? null,
          tags: tagsOf(Tags as never),
        };
  },
  facets: {},
});
