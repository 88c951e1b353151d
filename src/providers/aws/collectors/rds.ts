import {
  type DBInstance,
  type DBMajorEngineVersion,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBSnapshotAttributesCommand,
  paginateDescribeDBClusterParameters,
  paginateDescribeDBClusters,
  paginateDescribeDBClusterSnapshots,
  paginateDescribeDBInstances,
  paginateDescribeDBMajorEngineVersions,
  paginateDescribeDBParameters,
  paginateDescribeDBProxies,
  paginateDescribeDBSnapshots,
  paginateDescribeEventSubscriptions,
  type Parameter,
  RDSClient,
} from '@aws-sdk/client-rds';
import { lifecycleOf, tlsParameterOf } from '../../../domain/aws/rds.ts';
import { Cluster, ClusterSnapshot, EventSubscription, Instance, Proxy, Snapshot } from '../../../resources/aws/rds.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

const rds = (aws: Aws): { readonly client: RDSClient } => ({ client: aws.client(RDSClient) });

/** DocumentDB and Neptune answer through the API of RDS too. */
const isRds = ({ Engine = '' }: { readonly Engine?: string | undefined }): boolean => !/^(docdb|neptune)/.test(Engine);

/** Of the subnets that the instance may use, those in the zones where it is; all of them while that is not said. */
function networkOf({ DBSubnetGroup, VpcSecurityGroups = [], AvailabilityZone, SecondaryAvailabilityZone }: DBInstance) {
  if (!DBSubnetGroup?.VpcId) return null;
  const zones = [AvailabilityZone, SecondaryAvailabilityZone].filter(Boolean);
  const all = DBSubnetGroup.Subnets ?? [];
  const placed = all.filter(({ SubnetAvailabilityZone }) => zones.includes(SubnetAvailabilityZone?.Name));
  const subnets = placed.length > 0 ? placed : all;
  return {
    vpcId: DBSubnetGroup.VpcId,
    subnetIds: subnets.map(({ SubnetIdentifier }) => SubnetIdentifier!).sort(),
    groupIds: VpcSecurityGroups.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId!).sort(),
  };
}

export const instances = defineAwsCollector(Instance, {
  async *list(aws) {
    for await (const { DBInstances = [] } of paginateDescribeDBInstances(rds(aws), {}))
      for (const instance of DBInstances.filter(isRds))
        yield {
          ...camel(instance),
          uid: instance.DBInstanceArn!,
          name: instance.DBInstanceIdentifier!,
          dbClusterIdentifier: instance.DBClusterIdentifier ?? null,
          readReplicaSource:
            instance.ReadReplicaSourceDBInstanceIdentifier ?? instance.ReadReplicaSourceDBClusterIdentifier ?? null,
          enabledCloudwatchLogsExports: instance.EnabledCloudwatchLogsExports ?? [],
          network: networkOf(instance),
          port: instance.Endpoint?.Port ?? null,
          certificateDetails: camel(instance.CertificateDetails) ?? null,
          dbParameterGroups: (instance.DBParameterGroups ?? []).map(
            ({ DBParameterGroupName }) => DBParameterGroupName!,
          ),
          tags: tagsOf(instance.TagList),
        };
  },
  facets: {
    tlsParameter: async (aws, { engine, dbClusterIdentifier, dbParameterGroups: [group] }) => {
      const name = tlsParameterOf(engine);
      if (name === null || group === undefined || dbClusterIdentifier !== null) return null;
      const found = await aws.once(`rds:parameter:${group}:${name}`, () =>
        firstNamed(name, paginateDescribeDBParameters(rds(aws), { DBParameterGroupName: group, ...only(name) })),
      );
      return { name, value: found?.ParameterValue ?? null };
    },
    lifecycle: async (aws, { engine, engineVersion }) => lifecycleOf(engine, engineVersion, await majorVersions(aws)),
  },
});

export const clusters = defineAwsCollector(Cluster, {
  async *list(aws) {
    for await (const { DBClusters = [] } of paginateDescribeDBClusters(rds(aws), {}))
      for (const cluster of DBClusters.filter(isRds))
        yield {
          ...camel(cluster),
          uid: cluster.DBClusterArn!,
          name: cluster.DBClusterIdentifier!,
          backtrackWindow: cluster.BacktrackWindow ?? null,
          enabledCloudwatchLogsExports: cluster.EnabledCloudwatchLogsExports ?? [],
          // In Aurora every instance has a setting of its own.
          autoMinorVersionUpgrade: isAurora(cluster) ? null : cluster.AutoMinorVersionUpgrade!,
          port: cluster.Port ?? null,
          tags: tagsOf(cluster.TagList),
        };
  },
  facets: {
    tlsParameter: async (aws, { engine, dbClusterParameterGroup: group }) => {
      const name = tlsParameterOf(engine);
      if (name === null) return null;
      const found = await aws.once(`rds:cluster-parameter:${group}:${name}`, () =>
        firstNamed(
          name,
          paginateDescribeDBClusterParameters(rds(aws), { DBClusterParameterGroupName: group, ...only(name) }),
        ),
      );
      return { name, value: found?.ParameterValue ?? null };
    },
    lifecycle: async (aws, { engine, engineVersion }) => lifecycleOf(engine, engineVersion, await majorVersions(aws)),
  },
});

const isAurora = ({ Engine = '' }: { readonly Engine?: string | undefined }): boolean => Engine.startsWith('aurora');

/** One parameter of hundreds. */
const only = (name: string) => ({ Filters: [{ Name: 'parameter-name', Values: [name] }] });

async function firstNamed(
  name: string,
  pages: AsyncIterable<{ readonly Parameters?: Parameter[] | undefined }>,
): Promise<Parameter | undefined> {
  for await (const { Parameters = [] } of pages) {
    const found = Parameters.find(({ ParameterName }) => ParameterName === name);
    if (found) return found;
  }
  return undefined;
}

const majorVersions = (aws: Aws): Promise<DBMajorEngineVersion[]> =>
  aws.once('rds:major-engine-versions', async () => {
    const versions: DBMajorEngineVersion[] = [];
    for await (const { DBMajorEngineVersions = [] } of paginateDescribeDBMajorEngineVersions(rds(aws), {}))
      versions.push(...DBMajorEngineVersions);
    return versions;
  });

type Attributes = readonly {
  readonly AttributeName?: string | undefined;
  readonly AttributeValues?: string[] | undefined;
}[];
const restorers = (attributes: Attributes = []): string[] =>
  attributes.find(({ AttributeName }) => AttributeName === 'restore')?.AttributeValues?.toSorted() ?? [];

export const snapshots = defineAwsCollector(Snapshot, {
  async *list(aws) {
    for await (const { DBSnapshots = [] } of paginateDescribeDBSnapshots(rds(aws), { SnapshotType: 'manual' }))
      for (const snapshot of DBSnapshots)
        yield {
          ...camel(snapshot),
          uid: snapshot.DBSnapshotArn!,
          name: snapshot.DBSnapshotIdentifier!,
          tags: tagsOf(snapshot.TagList),
        };
  },
  facets: {
    restorableBy: async (aws, { name, encrypted }) => {
      if (encrypted) return null;
      const command = new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: name });
      const { DBSnapshotAttributesResult } = await aws.client(RDSClient).send(command);
      return restorers(DBSnapshotAttributesResult!.DBSnapshotAttributes);
    },
  },
});

export const clusterSnapshots = defineAwsCollector(ClusterSnapshot, {
  async *list(aws) {
    for await (const { DBClusterSnapshots = [] } of paginateDescribeDBClusterSnapshots(rds(aws), {
      SnapshotType: 'manual',
    }))
      for (const snapshot of DBClusterSnapshots)
        yield {
          ...camel(snapshot),
          uid: snapshot.DBClusterSnapshotArn!,
          name: snapshot.DBClusterSnapshotIdentifier!,
          tags: tagsOf(snapshot.TagList),
        };
  },
  facets: {
    restorableBy: async (aws, { name, storageEncrypted }) => {
      if (storageEncrypted) return null;
      const command = new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier: name });
      const { DBClusterSnapshotAttributesResult } = await aws.client(RDSClient).send(command);
      return restorers(DBClusterSnapshotAttributesResult!.DBClusterSnapshotAttributes);
    },
  },
});

export const eventSubscriptions = defineAwsCollector(EventSubscription, {
  async *list(aws) {
    for await (const { EventSubscriptionsList = [] } of paginateDescribeEventSubscriptions(rds(aws), {}))
      for (const subscription of EventSubscriptionsList)
        yield {
          uid: subscription.EventSubscriptionArn!,
          name: subscription.CustSubscriptionId!,
          config: {
            enabled: subscription.Enabled!,
            sourceType: subscription.SourceType || null,
            sourceIds: subscription.SourceIdsList ?? [],
            eventCategories: subscription.EventCategoriesList ?? [],
          },
        };
  },
  facets: {},
});

export const proxies = defineAwsCollector(Proxy, {
  async *list(aws) {
    for await (const { DBProxies = [] } of paginateDescribeDBProxies(rds(aws), {}))
      for (const proxy of DBProxies) yield { ...camel(proxy), uid: proxy.DBProxyArn!, name: proxy.DBProxyName! };
  },
  facets: {},
});
