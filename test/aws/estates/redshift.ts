import * as Redshift from '@aws-sdk/client-redshift';
import { estate } from '../fake.ts';

const good = {
  ClusterIdentifier: 'warehouse',
  ClusterStatus: 'available',
  PubliclyAccessible: false,
  Encrypted: true,
  AutomatedSnapshotRetentionPeriod: 35,
  AllowVersionUpgrade: true,
  EnhancedVpcRouting: true,
  MasterUsername: 'keeper',
  DBName: 'sales',
  MultiAZ: 'Enabled',
  ClusterParameterGroups: [{ ParameterGroupName: 'tls-only', ParameterApplyStatus: 'in-sync' }],
  Tags: [{ Key: 'owner', Value: 'data team' }],
};
const { MultiAZ: _, ...quiet } = good;
const bad = {
  ...quiet,
  ClusterIdentifier: 'legacy',
  PubliclyAccessible: true,
  Encrypted: false,
  AutomatedSnapshotRetentionPeriod: 0,
  AllowVersionUpgrade: false,
  EnhancedVpcRouting: false,
  MasterUsername: 'awsuser',
  DBName: 'dev',
  ClusterParameterGroups: [{ ParameterGroupName: 'default.redshift-1.0' }],
  Tags: [],
};
/** Shares a parameter group, which is asked for once. */
const twin = { ...good, ClusterIdentifier: 'twin', MultiAZ: 'Disabled' };

export default [
  estate(Redshift, {
    DescribeClusters: ({ Marker }) => (Marker ? { Clusters: [bad, twin] } : { Clusters: [good], Marker: 'page-2' }),
    DescribeClusterParameters: ({ ParameterGroupName, Marker }) => {
      const on = String(ParameterGroupName === 'tls-only');
      return Marker
        ? { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: on, Source: 'user' }] }
        : { Parameters: [{ ParameterName: 'enable_user_activity_logging', ParameterValue: on }], Marker: 'page-2' };
    },
    DescribeLoggingStatus: ({ ClusterIdentifier }) => {
      if (ClusterIdentifier === 'legacy') return { LoggingEnabled: false };
      if (ClusterIdentifier === 'twin')
        return { LoggingEnabled: true, LogDestinationType: 'cloudwatch', LogExports: ['connectionlog'] };
      return { LoggingEnabled: true, LogDestinationType: 's3', BucketName: 'audit' };
    },
  }),
];
