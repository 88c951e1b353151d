import {
  ElastiCacheClient,
  paginateDescribeCacheClusters,
  paginateDescribeReplicationGroups,
  paginateDescribeServerlessCaches,
} from '@aws-sdk/client-elasticache';
import { CacheCluster, ReplicationGroup, ServerlessCache } from '../../../resources/aws/elasticache.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

const elasticache = (aws: Aws): { readonly client: ElastiCacheClient } => ({ client: aws.client(ElastiCacheClient) });

export const replicationGroups = defineAwsCollector(ReplicationGroup, {
  async *list(aws) {
    for await (const { ReplicationGroups = [] } of paginateDescribeReplicationGroups(elasticache(aws), {}))
      for (const group of ReplicationGroups)
        yield {
          ...camel(group),
          uid: group.ARN!,
          name: group.ReplicationGroupId!,
          transitEncryptionMode: group.TransitEncryptionMode ?? null,
          userGroupIds: group.UserGroupIds ?? [],
        };
  },
  facets: {},
});

export const cacheClusters = defineAwsCollector(CacheCluster, {
  async *list(aws) {
    for await (const { CacheClusters = [] } of paginateDescribeCacheClusters(elasticache(aws), {}))
      for (const cluster of CacheClusters)
        yield {
          ...camel(cluster),
          uid: cluster.ARN!,
          name: cluster.CacheClusterId!,
          replicationGroupId: cluster.ReplicationGroupId ?? null,
          cacheSubnetGroupName: cluster.CacheSubnetGroupName ?? null,
          snapshotRetentionLimit: cluster.SnapshotRetentionLimit ?? null,
        };
  },
  facets: {},
});

export const serverlessCaches = defineAwsCollector(ServerlessCache, {
  async *list(aws) {
    for await (const { ServerlessCaches = [] } of paginateDescribeServerlessCaches(elasticache(aws), {}))
      for (const cache of ServerlessCaches)
        yield {
          ...camel(cache),
          uid: cache.ARN!,
          name: cache.ServerlessCacheName!,
          userGroupId: cache.UserGroupId ?? null,
          snapshotRetentionLimit: cache.SnapshotRetentionLimit ?? null,
        };
  },
  facets: {},
});
