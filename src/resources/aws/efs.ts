import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

export const FileSystem = defineResource('aws.efs.file-system', {
  label: 'EFS file systems',
  per: 'region',
  list: ['elasticfilesystem:DescribeFileSystems'],
  facets: {
    encrypted: listed(z.boolean()),
    /** The policy document as text; `null`: none, so that whoever reaches a mount target is let in. */
    policy: facet(z.string().nullable(), 'elasticfilesystem:DescribeFileSystemPolicy'),
    /** `ENABLED`, `ENABLING`, `DISABLED` or `DISABLING`; `null`: never set, which means disabled. */
    backupPolicy: facet(z.string().nullable(), 'elasticfilesystem:DescribeBackupPolicy'),
    tags: listed(tags),
  },
});

export const AccessPoint = defineResource('aws.efs.access-point', {
  label: 'EFS access points',
  per: 'region',
  list: ['elasticfilesystem:DescribeAccessPoints'],
  facets: {
    rootDirectory: listed(z.string()),
    /** The user that all files are accessed as; `null`: the one that the client names. */
    posixUser: listed(z.object({ uid: z.number(), gid: z.number() }).nullable()),
    tags: listed(tags),
  },
});
