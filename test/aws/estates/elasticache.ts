import * as ElastiCache from '@aws-sdk/client-elasticache';
import { estate } from '../fake.ts';

const arn = (resource: string): string => `arn:aws:elasticache:eu-west-1:111122223333:${resource}`;

const good = {
  ReplicationGroupId: 'sessions',
  ARN: arn('replicationgroup:sessions'),
  Status: 'available',
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'required' as const,
  AtRestEncryptionEnabled: true,
  AuthTokenEnabled: true,
  SnapshotRetentionLimit: 7,
  AutoMinorVersionUpgrade: true,
  AutomaticFailover: 'enabled' as const,
  MultiAZ: 'enabled' as const,
};
const { TransitEncryptionMode: _, ...noMode } = good;
const bad = {
  ...noMode,
  ReplicationGroupId: 'legacy',
  ARN: arn('replicationgroup:legacy'),
  TransitEncryptionEnabled: false,
  AtRestEncryptionEnabled: false,
  AuthTokenEnabled: false,
  SnapshotRetentionLimit: 0,
  AutoMinorVersionUpgrade: false,
  AutomaticFailover: 'disabled' as const,
  MultiAZ: 'disabled' as const,
};
const withUsers = {
  ...good,
  ReplicationGroupId: 'carts',
  ARN: arn('replicationgroup:carts'),
  TransitEncryptionMode: 'preferred' as const,
  AuthTokenEnabled: false,
  UserGroupIds: ['shop'],
};

const alone = {
  CacheClusterId: 'pages',
  ARN: arn('cluster:pages'),
  Engine: 'redis',
  EngineVersion: '7.1.0',
  CacheSubnetGroupName: 'default',
  TransitEncryptionEnabled: false,
  AtRestEncryptionEnabled: false,
  SnapshotRetentionLimit: 0,
  AutoMinorVersionUpgrade: false,
};
const member = {
  ...alone,
  CacheClusterId: 'sessions-001',
  ARN: arn('cluster:sessions-001'),
  ReplicationGroupId: 'sessions',
  CacheSubnetGroupName: 'app',
};
const { SnapshotRetentionLimit: __, CacheSubnetGroupName: ___, ...noBackups } = alone;
const memcached = {
  ...noBackups,
  CacheClusterId: 'fragments',
  ARN: arn('cluster:fragments'),
  Engine: 'memcached',
  EngineVersion: '1.6.22',
  TransitEncryptionEnabled: true,
  AutoMinorVersionUpgrade: true,
};

const serverless = (ServerlessCacheName: string, extra: object) => ({
  ServerlessCacheName,
  ARN: arn(`serverlesscache:${ServerlessCacheName}`),
  Engine: 'valkey',
  ...extra,
});

export default [
  estate(ElastiCache, {
    DescribeReplicationGroups: ({ Marker }) =>
      Marker ? { ReplicationGroups: [bad, withUsers] } : { ReplicationGroups: [good], Marker: 'page-2' },
    DescribeCacheClusters: ({ Marker }) =>
      Marker ? { CacheClusters: [memcached, alone] } : { CacheClusters: [member], Marker: 'page-2' },
    DescribeServerlessCaches: ({ NextToken }) =>
      NextToken
        ? {
            ServerlessCaches: [
              serverless('open', { SnapshotRetentionLimit: 0 }),
              serverless('fast', { Engine: 'memcached' }),
            ],
          }
        : {
            ServerlessCaches: [serverless('shut', { UserGroupId: 'shop', SnapshotRetentionLimit: 7 })],
            NextToken: 'page-2',
          },
  }),
];
