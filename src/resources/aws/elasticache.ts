import { z } from 'zod';
import { defineResource, listed } from '../../resource.ts';

/** Redis and Valkey. */
export const ReplicationGroup = defineResource('aws.elasticache.replication-group', {
  label: 'ElastiCache replication groups',
  per: 'region',
  list: ['elasticache:DescribeReplicationGroups'],
  facets: {
    transitEncryptionEnabled: listed(z.boolean()),
    /** `required` or `preferred`, which admits clients without TLS; `null`: not said. */
    transitEncryptionMode: listed(z.string().nullable()),
    atRestEncryptionEnabled: listed(z.boolean()),
    authTokenEnabled: listed(z.boolean()),
    /** Users with passwords or IAM and permissions of their own. */
    userGroupIds: listed(z.array(z.string())),
    /** In days; 0: no automatic backups. */
    snapshotRetentionLimit: listed(z.number()),
    autoMinorVersionUpgrade: listed(z.boolean()),
    /** `enabled`, `enabling`, `disabled` or `disabling`. */
    automaticFailover: listed(z.string()),
    /** `enabled` or `disabled`. */
    multiAZ: listed(z.string()),
  },
});

/** Clusters: Memcached, Redis and Valkey on their own, and the members of replication groups. */
export const CacheCluster = defineResource('aws.elasticache.cluster', {
  label: 'ElastiCache clusters',
  per: 'region',
  list: ['elasticache:DescribeCacheClusters'],
  facets: {
    engine: listed(z.string()),
    /** `null`: it stands on its own. */
    replicationGroupId: listed(z.string().nullable()),
    /** `null`: none is said, as outside a VPC. */
    cacheSubnetGroupName: listed(z.string().nullable()),
    transitEncryptionEnabled: listed(z.boolean()),
    atRestEncryptionEnabled: listed(z.boolean()),
    /** `null`: the engine has no backups. */
    snapshotRetentionLimit: listed(z.number().nullable()),
    autoMinorVersionUpgrade: listed(z.boolean()),
  },
});

/** Always encrypted, at rest and in transit. */
export const ServerlessCache = defineResource('aws.elasticache.serverless-cache', {
  label: 'ElastiCache serverless caches',
  per: 'region',
  list: ['elasticache:DescribeServerlessCaches'],
  facets: {
    engine: listed(z.string()),
    /** `null`: whoever reaches it is let in. */
    userGroupId: listed(z.string().nullable()),
    /** `null`: the engine has no backups. */
    snapshotRetentionLimit: listed(z.number().nullable()),
  },
});
