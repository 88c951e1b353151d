import * as RDS from '@aws-sdk/client-rds';
import { estate } from '../fake.ts';

const arn = (kind: string, name: string): string => `arn:aws:rds:eu-west-1:111122223333:${kind}:${name}`;

const subnet = (SubnetIdentifier: string, Name: string) => ({ SubnetIdentifier, SubnetAvailabilityZone: { Name } });
const DBSubnetGroup = {
  DBSubnetGroupName: 'app',
  VpcId: 'vpc-public',
  Subnets: [subnet('subnet-public', 'eu-west-1a'), subnet('subnet-2', 'eu-west-1b'), subnet('subnet-3', 'eu-west-1c')],
};

const good = {
  DBSubnetGroup,
  AvailabilityZone: 'eu-west-1a',
  SecondaryAvailabilityZone: 'eu-west-1b',
  DBInstanceIdentifier: 'shop',
  DBInstanceArn: arn('db', 'shop'),
  DBInstanceStatus: 'available',
  Engine: 'postgres',
  EngineVersion: '17.2',
  MasterUsername: 'shopkeeper',
  Endpoint: { Address: 'shop.abc.eu-west-1.rds.amazonaws.com', Port: 6432 },
  StorageEncrypted: true,
  PubliclyAccessible: false,
  AutoMinorVersionUpgrade: true,
  MultiAZ: true,
  BackupRetentionPeriod: 35,
  DeletionProtection: true,
  IAMDatabaseAuthenticationEnabled: true,
  EnabledCloudwatchLogsExports: ['postgresql', 'upgrade'],
  CopyTagsToSnapshot: true,
  MonitoringInterval: 60,
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
  CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: new Date('2027-05-01T00:00:00Z') },
  DBParameterGroups: [{ DBParameterGroupName: 'tls-only', ParameterApplyStatus: 'in-sync' }],
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-closed', Status: 'active' }],
  TagList: [{ Key: 'owner', Value: 'shop team' }],
};
const bad = {
  ...good,
  DBInstanceIdentifier: 'legacy',
  DBInstanceArn: arn('db', 'legacy'),
  Engine: 'mysql',
  EngineVersion: '5.7.44',
  MasterUsername: 'admin',
  Endpoint: { Address: 'legacy.abc.eu-west-1.rds.amazonaws.com', Port: 3306 },
  StorageEncrypted: false,
  PubliclyAccessible: true,
  AutoMinorVersionUpgrade: false,
  MultiAZ: false,
  BackupRetentionPeriod: 1,
  DeletionProtection: false,
  IAMDatabaseAuthenticationEnabled: false,
  EnabledCloudwatchLogsExports: [],
  CopyTagsToSnapshot: false,
  MonitoringInterval: 0,
  CertificateDetails: { CAIdentifier: 'rds-ca-2019', ValidTill: new Date('2024-08-22T00:00:00Z') },
  DBParameterGroups: [{ DBParameterGroupName: 'default.mysql5.7' }],
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-database', Status: 'active' }],
  TagList: [],
};
/** Shares the parameter group of `legacy`, which is asked for once. */
const replica = {
  ...bad,
  DBInstanceIdentifier: 'legacy-replica',
  DBInstanceArn: arn('db', 'legacy-replica'),
  ReadReplicaSourceDBInstanceIdentifier: 'legacy',
  BackupRetentionPeriod: 0,
};
const member = {
  ...bad,
  DBInstanceIdentifier: 'orders-1',
  DBInstanceArn: arn('db', 'orders-1'),
  AvailabilityZone: undefined,
  SecondaryAvailabilityZone: undefined,
  DBClusterIdentifier: 'orders',
  Engine: 'aurora-postgresql',
  EngineVersion: '13.20',
};
/** Still being created: no endpoint, no certificate. */
const { Endpoint: _, CertificateDetails: __, ...unfinished } = good;
const oracle = {
  ...unfinished,
  DBInstanceIdentifier: 'ledger',
  DBInstanceArn: arn('db', 'ledger'),
  DBInstanceStatus: 'creating',
  Engine: 'oracle-ee',
  EngineVersion: '19.0.0.0.ru-2024-04.rur-2024-04.r1',
};
const documents = { ...bad, DBInstanceIdentifier: 'documents', DBInstanceArn: arn('db', 'documents'), Engine: 'docdb' };

const goodCluster = {
  DBClusterIdentifier: 'carts',
  DBClusterArn: arn('cluster', 'carts'),
  Status: 'available',
  Engine: 'aurora-mysql',
  EngineVersion: '8.0.mysql_aurora.3.05.2',
  MasterUsername: 'cartkeeper',
  Port: 6306,
  StorageEncrypted: true,
  MultiAZ: true,
  BackupRetentionPeriod: 14,
  BacktrackWindow: 86_400,
  DeletionProtection: true,
  IAMDatabaseAuthenticationEnabled: true,
  EnabledCloudwatchLogsExports: ['audit'],
  CopyTagsToSnapshot: true,
  AutoMinorVersionUpgrade: false,
  DBClusterParameterGroup: 'tls-only',
  TagList: [{ Key: 'owner', Value: 'shop team' }],
};
const { BacktrackWindow: ___, ...noBacktrack } = goodCluster;
const badCluster = {
  ...noBacktrack,
  DBClusterIdentifier: 'orders',
  DBClusterArn: arn('cluster', 'orders'),
  Engine: 'aurora-postgresql',
  EngineVersion: '13.20',
  MasterUsername: 'postgres',
  Port: 5432,
  StorageEncrypted: false,
  MultiAZ: false,
  BackupRetentionPeriod: 1,
  DeletionProtection: false,
  IAMDatabaseAuthenticationEnabled: false,
  EnabledCloudwatchLogsExports: [],
  CopyTagsToSnapshot: false,
  DBClusterParameterGroup: 'default.aurora-postgresql13',
  TagList: [],
};
const multiAz = {
  ...noBacktrack,
  DBClusterIdentifier: 'invoices',
  DBClusterArn: arn('cluster', 'invoices'),
  Engine: 'postgres',
  EngineVersion: '16.3',
  AutoMinorVersionUpgrade: true,
};
const rewindless = { ...noBacktrack, DBClusterIdentifier: 'visits', DBClusterArn: arn('cluster', 'visits') };

const snapshot = (name: string, Encrypted: boolean) => ({
  DBSnapshotIdentifier: name,
  DBSnapshotArn: arn('snapshot', name),
  SnapshotType: 'manual',
  Encrypted,
  TagList: [{ Key: 'owner', Value: 'shop team' }],
});
const clusterSnapshot = (name: string, StorageEncrypted: boolean) => ({
  DBClusterSnapshotIdentifier: name,
  DBClusterSnapshotArn: arn('cluster-snapshot', name),
  SnapshotType: 'manual',
  StorageEncrypted,
  TagList: [{ Key: 'owner', Value: 'shop team' }],
});
const sharing: Readonly<Record<string, string[]>> = { open: ['all'], lent: ['999988887777', '111122224444'], kept: [] };
const attributes = (name: string) => [
  { AttributeName: 'other', AttributeValues: ['all'] },
  { AttributeName: 'restore', AttributeValues: sharing[name] ?? [] },
];

const subscription = (CustSubscriptionId: string, extra: object) => ({
  CustSubscriptionId,
  EventSubscriptionArn: arn('es', CustSubscriptionId),
  SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:shut',
  Status: 'active',
  Enabled: true,
  ...extra,
});
const lifecycle = (end: string) => ({
  SupportedEngineLifecycles: [
    {
      LifecycleSupportName: 'open-source-rds-extended-support' as const,
      LifecycleSupportStartDate: new Date(end),
      LifecycleSupportEndDate: new Date('2040-01-01'),
    },
    {
      LifecycleSupportName: 'open-source-rds-standard-support' as const,
      LifecycleSupportStartDate: new Date('2020-01-01'),
      LifecycleSupportEndDate: new Date(end),
    },
  ],
});
/** Real groups have hundreds of parameters; the filter leaves the one that is asked for, if the group has it. */
const parameters =
  (values: Readonly<Record<string, string>>) =>
  (input: {
    DBParameterGroupName?: string;
    DBClusterParameterGroupName?: string;
    Marker?: string;
    Filters: { Values: string[] }[];
  }) => {
    if (!input.Marker) return { Parameters: [{ ParameterName: 'another', ParameterValue: '1' }], Marker: 'page-2' };
    const [ParameterName] = input.Filters[0]!.Values;
    const ParameterValue = values[(input.DBParameterGroupName ?? input.DBClusterParameterGroupName)!];
    return { Parameters: [{ ParameterName, ...(ParameterValue && { ParameterValue }) }] };
  };

export default [
  estate(RDS, {
    DescribeDBInstances: ({ Marker }) =>
      Marker ? { DBInstances: [bad, replica, member, documents] } : { DBInstances: [good, oracle], Marker: 'page-2' },
    DescribeDBClusters: ({ Marker }) =>
      Marker ? { DBClusters: [badCluster, rewindless] } : { DBClusters: [goodCluster, multiAz], Marker: 'page-2' },
    DescribeDBParameters: parameters({ 'tls-only': '1' }),
    DescribeDBClusterParameters: parameters({ 'tls-only': 'ON', 'default.aurora-postgresql13': '0' }),
    DescribeDBMajorEngineVersions: ({ Marker }) =>
      Marker
        ? {
            DBMajorEngineVersions: [
              { Engine: 'postgres', MajorEngineVersion: '17', ...lifecycle('2030-02-28') },
              { Engine: 'postgres', MajorEngineVersion: '16', ...lifecycle('2029-02-28') },
              { Engine: 'aurora-postgresql', MajorEngineVersion: '13', ...lifecycle('2026-12-31') },
            ],
          }
        : {
            DBMajorEngineVersions: [
              { Engine: 'mysql', MajorEngineVersion: '5.7', ...lifecycle('2024-02-29') },
              { Engine: 'aurora-mysql', MajorEngineVersion: '8.0', ...lifecycle('2028-04-30') },
              { Engine: 'oracle-ee', MajorEngineVersion: '19' },
            ],
            Marker: 'page-2',
          },
    DescribeDBSnapshots: ({ Marker }) =>
      Marker
        ? { DBSnapshots: [snapshot('lent', false), snapshot('kept', false)] }
        : { DBSnapshots: [snapshot('sealed', true), snapshot('open', false)], Marker: 'page-2' },
    DescribeDBSnapshotAttributes: ({ DBSnapshotIdentifier: name }) => ({
      DBSnapshotAttributesResult: { DBSnapshotIdentifier: name, DBSnapshotAttributes: attributes(name) },
    }),
    DescribeDBClusterSnapshots: ({ Marker }) =>
      Marker
        ? { DBClusterSnapshots: [clusterSnapshot('lent', false), clusterSnapshot('kept', false)] }
        : { DBClusterSnapshots: [clusterSnapshot('sealed', true), clusterSnapshot('open', false)], Marker: 'page-2' },
    DescribeDBClusterSnapshotAttributes: ({ DBClusterSnapshotIdentifier: name }) => ({
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotIdentifier: name,
        DBClusterSnapshotAttributes: attributes(name),
      },
    }),
    DescribeEventSubscriptions: ({ Marker }) =>
      Marker
        ? {
            EventSubscriptionsList: [
              subscription('clusters', { SourceType: 'db-cluster', EventCategoriesList: ['failure', 'maintenance'] }),
              subscription('one-instance', { SourceType: 'db-instance', SourceIdsList: ['shop'] }),
            ],
          }
        : {
            EventSubscriptionsList: [
              subscription('instances', { SourceType: 'db-instance', EventCategoriesList: ['failure'] }),
              subscription('off', { Enabled: false }),
            ],
            Marker: 'page-2',
          },
    DescribeDBProxies: ({ Marker }) =>
      Marker
        ? { DBProxies: [{ DBProxyName: 'lax', DBProxyArn: arn('db-proxy', 'prx-2'), RequireTLS: false }] }
        : {
            DBProxies: [{ DBProxyName: 'strict', DBProxyArn: arn('db-proxy', 'prx-1'), RequireTLS: true }],
            Marker: 'page-2',
          },
  }),
];
