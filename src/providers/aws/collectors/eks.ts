import {
  type Cluster as SdkCluster,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  EKSClient,
  type Nodegroup as SdkNodegroup,
  paginateDescribeClusterVersions,
  paginateListClusters,
  paginateListNodegroups,
} from '@aws-sdk/client-eks';
import { Cluster, Nodegroup } from '../../../resources/aws/eks.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

const arn = ({ partition, region, account }: Aws, resource: string): string =>
  `arn:${partition}:eks:${region}:${account}:${resource}`;

async function* clusterNames(aws: Aws): AsyncGenerator<string> {
  for await (const { clusters: names = [] } of paginateListClusters({ client: aws.client(EKSClient) }, {}))
    yield* names;
}

const describe = (aws: Aws, name: string): Promise<SdkCluster> =>
  aws.once(`eks-cluster/${name}`, async () => {
    const { cluster } = await aws.client(EKSClient).send(new DescribeClusterCommand({ name }));
    return cluster!;
  });

const versions = (aws: Aws) =>
  aws.once('eks-versions', async () => {
    const pages = await Array.fromAsync(
      paginateDescribeClusterVersions({ client: aws.client(EKSClient) }, { includeAll: true }),
    );
    return pages.flatMap(({ clusterVersions = [] }) => clusterVersions);
  });

export const clusters = defineAwsCollector(Cluster, {
  async *list(aws) {
    for await (const name of clusterNames(aws)) yield { uid: arn(aws, `cluster/${name}`), name };
  },
  facets: {
    endpoint: async (aws, { name }) => {
      const { resourcesVpcConfig } = await describe(aws, name);
      return { publicAccessCidrs: [], ...camel(resourcesVpcConfig) };
    },
    encryption: async (aws, { name }) => {
      const { encryptionConfig = [] } = await describe(aws, name);
      return encryptionConfig.map(({ resources, provider }) => ({ resources: resources!, keyArn: provider!.keyArn! }));
    },
    identity: async (aws, { name }) => {
      const { roleArn, identity } = await describe(aws, name);
      return { roleArn: roleArn!, issuer: identity?.oidc?.issuer ?? null };
    },
    logging: async (aws, { name }) => {
      const { logging } = await describe(aws, name);
      const on = logging!.clusterLogging!.filter(({ enabled }) => enabled);
      return { types: on.flatMap(({ types = [] }) => types).sort() };
    },
    protection: async (aws, { name }) => {
      const { deletionProtection } = await describe(aws, name);
      return { deletionProtection: deletionProtection! };
    },
    release: async (aws, { name }) => {
      const [{ version }, known] = await Promise.all([describe(aws, name), versions(aws)]);
      const support = known.find(({ clusterVersion }) => clusterVersion === version);
      return { version: version!, support: camel(support) ?? null };
    },
  },
});

const describeNodegroup = (aws: Aws, name: string): Promise<SdkNodegroup> =>
  aws.once(`eks-nodegroup/${name}`, async () => {
    const [clusterName, nodegroupName] = name.split('/');
    const question = new DescribeNodegroupCommand({ clusterName, nodegroupName });
    const { nodegroup } = await aws.client(EKSClient).send(question);
    return nodegroup!;
  });

export const nodegroups = defineAwsCollector(Nodegroup, {
  async *list(aws) {
    for await (const clusterName of clusterNames(aws))
      for await (const { nodegroups: names = [] } of paginateListNodegroups(
        { client: aws.client(EKSClient) },
        { clusterName },
      ))
        for (const name of names)
          yield { uid: arn(aws, `nodegroup/${clusterName}/${name}`), name: `${clusterName}/${name}` };
  },
  facets: {
    role: async (aws, { name }) => (await describeNodegroup(aws, name)).nodeRole!,
    remoteAccess: async (aws, { name }) => {
      const { remoteAccess } = await describeNodegroup(aws, name);
      return remoteAccess ? { sourceSecurityGroups: [], ...camel(remoteAccess) } : null;
    },
  },
});
