import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';

/** The parameter that makes the engine refuse connections without TLS. */
const TlsParameter = z.object({
  name: z.string(),
  /** `null`: not set in the group, so that the engine's default holds. */
  value: z.string().nullable(),
});

/** How long AWS maintains the major version at no extra charge. */
const Lifecycle = z.object({ majorEngineVersion: z.string(), standardSupportEnds: instant });

/** DB instances of RDS and Aurora; those of DocumentDB and Neptune, which share the API, are not among them. */
export const Instance = defineResource('aws.rds.instance', {
  label: 'RDS instances',
  per: 'region',
  list: ['rds:DescribeDBInstances'],
  facets: {
    engine: listed(z.string()),
    engineVersion: listed(z.string()),
    /** The cluster whose member it is, which then decides about storage, backups and more; `null`: none. */
    dbClusterIdentifier: listed(z.string().nullable()),
    /** What it replicates; `null`: it is no read replica. */
    readReplicaSource: listed(z.string().nullable()),
    storageEncrypted: listed(z.boolean()),
    publiclyAccessible: listed(z.boolean()),
    /** Where it runs, its standby included; `null`: not said. */
    network: listed(
      z.object({ vpcId: z.string(), subnetIds: z.array(z.string()), groupIds: z.array(z.string()) }).nullable(),
    ),
    autoMinorVersionUpgrade: listed(z.boolean()),
    multiAZ: listed(z.boolean()),
    /** In days; 0: no automated backups. */
    backupRetentionPeriod: listed(z.number()),
    deletionProtection: listed(z.boolean()),
    iamDatabaseAuthenticationEnabled: listed(z.boolean()),
    enabledCloudwatchLogsExports: listed(z.array(z.string())),
    copyTagsToSnapshot: listed(z.boolean()),
    /** In seconds; 0: no enhanced monitoring. */
    monitoringInterval: listed(z.number()),
    masterUsername: listed(z.string()),
    /** `null`: it has no endpoint yet. */
    port: listed(z.number().nullable()),
    /** The certificate it shows to clients; `null`: none is reported. */
    certificateDetails: listed(z.object({ caIdentifier: z.string(), validTill: instant.optional() }).nullable()),
    dbParameterGroups: listed(z.array(z.string())),
    /** `null`: the engine has none, or the cluster's parameter group decides. */
    tlsParameter: facet(TlsParameter.nullable(), 'rds:DescribeDBParameters'),
    /** `null`: AWS publishes none for the engine. */
    lifecycle: facet(Lifecycle.nullable(), 'rds:DescribeDBMajorEngineVersions'),
    tags: listed(tags),
  },
});

/** Aurora clusters and Multi-AZ DB clusters; those of DocumentDB and Neptune are not among them. */
export const Cluster = defineResource('aws.rds.cluster', {
  label: 'RDS clusters',
  per: 'region',
  list: ['rds:DescribeDBClusters'],
  facets: {
    engine: listed(z.string()),
    engineVersion: listed(z.string()),
    storageEncrypted: listed(z.boolean()),
    multiAZ: listed(z.boolean()),
    backupRetentionPeriod: listed(z.number()),
    /** In seconds; `null`: the engine has no backtrack or it is off. */
    backtrackWindow: listed(z.number().nullable()),
    deletionProtection: listed(z.boolean()),
    iamDatabaseAuthenticationEnabled: listed(z.boolean()),
    enabledCloudwatchLogsExports: listed(z.array(z.string())),
    copyTagsToSnapshot: listed(z.boolean()),
    /** `null`: the instances decide, as they do in Aurora. */
    autoMinorVersionUpgrade: listed(z.boolean().nullable()),
    masterUsername: listed(z.string()),
    port: listed(z.number().nullable()),
    dbClusterParameterGroup: listed(z.string()),
    /** `null`: the engine has none. */
    tlsParameter: facet(TlsParameter.nullable(), 'rds:DescribeDBClusterParameters'),
    /** `null`: AWS publishes none for the engine. */
    lifecycle: facet(Lifecycle.nullable(), 'rds:DescribeDBMajorEngineVersions'),
    tags: listed(tags),
  },
});

/**
 * Who may restore a snapshot: account ids, or `all`. `null`: not asked, because the snapshot is encrypted: then it
 * can't be public, and other accounts can only use it if the policy of its key lets them, which is judged at the key.
 * (Asking costs a call a snapshot, at two or three a second.)
 */
const restorableBy = z.array(z.string()).nullable();

/** Manual snapshots. Automated ones can't be shared and are encrypted if the instance is. */
export const Snapshot = defineResource('aws.rds.snapshot', {
  label: 'RDS snapshots',
  per: 'region',
  list: ['rds:DescribeDBSnapshots'],
  facets: {
    encrypted: listed(z.boolean()),
    restorableBy: facet(restorableBy, 'rds:DescribeDBSnapshotAttributes'),
    tags: listed(tags),
  },
});

/** Manual snapshots of clusters, those of DocumentDB and Neptune included. */
export const ClusterSnapshot = defineResource('aws.rds.cluster-snapshot', {
  label: 'RDS cluster snapshots',
  per: 'region',
  list: ['rds:DescribeDBClusterSnapshots'],
  facets: {
    storageEncrypted: listed(z.boolean()),
    restorableBy: facet(restorableBy, 'rds:DescribeDBClusterSnapshotAttributes'),
    tags: listed(tags),
  },
});

export const EventSubscription = defineResource('aws.rds.event-subscription', {
  label: 'RDS event subscriptions',
  per: 'region',
  list: ['rds:DescribeEventSubscriptions'],
  facets: {
    config: listed(
      z.object({
        enabled: z.boolean(),
        /** `db-instance`, `db-cluster`, …; `null`: every kind of source. */
        sourceType: z.string().nullable(),
        /** Empty: every source of the type. */
        sourceIds: z.array(z.string()),
        /** Empty: every category. */
        eventCategories: z.array(z.string()),
      }),
    ),
  },
});

export const Proxy = defineResource('aws.rds.proxy', {
  label: 'RDS proxies',
  per: 'region',
  list: ['rds:DescribeDBProxies'],
  facets: { requireTLS: listed(z.boolean()) },
});
