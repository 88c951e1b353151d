import {
  type ContainerDefinition,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  type NetworkConfiguration,
  paginateListClusters,
  paginateListServices,
  paginateListTaskDefinitionFamilies,
  type Service as SdkService,
  type TaskDefinition as SdkTaskDefinition,
} from '@aws-sdk/client-ecs';
import { Cluster, Service, TaskDefinition } from '../../../resources/aws/ecs.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

async function* clusterArnPages(aws: Aws): AsyncGenerator<string[]> {
  for await (const { clusterArns = [] } of paginateListClusters({ client: aws.client(ECSClient) }, { maxResults: 100 }))
    if (clusterArns.length > 0) yield clusterArns;
}

export const clusters = defineAwsCollector(Cluster, {
  async *list(aws) {
    for await (const arns of clusterArnPages(aws)) {
      const question = new DescribeClustersCommand({ clusters: arns, include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] });
      const { clusters: found = [], failures = [] } = await aws.client(ECSClient).send(question);
      for (const { clusterArn, clusterName, status, settings = [], configuration, tags } of found)
        if (status !== 'INACTIVE')
          yield {
            uid: clusterArn!,
            name: clusterName!,
            containerInsights: camel(settings.find(({ name }) => name === 'containerInsights')),
            // Documented: DEFAULT where nothing is configured.
            execLogging: { logging: configuration?.executeCommandConfiguration?.logging ?? 'DEFAULT' },
            tags: tagsOf(tags),
          };
      refuse(failures);
    }
  },
  facets: {},
});

export const services = defineAwsCollector(Service, {
  async *list(aws) {
    for await (const clusterArns of clusterArnPages(aws))
      for (const cluster of clusterArns)
        // As many as DescribeServices takes.
        for await (const { serviceArns = [] } of paginateListServices(
          { client: aws.client(ECSClient) },
          { cluster, maxResults: 10 },
        ))
          if (serviceArns.length > 0) yield* describeServices(aws, cluster, serviceArns);
  },
  facets: {
    roles: (aws, { config }) =>
      Promise.all(
        config.taskDefinitions.map(async (taskDefinition) => ({
          taskDefinition,
          ...rolesOf(await describeTask(aws, taskDefinition)),
        })),
      ),
  },
});

async function* describeServices(aws: Aws, cluster: string, serviceArns: string[]) {
  const question = new DescribeServicesCommand({ cluster, services: serviceArns, include: ['TAGS'] });
  const { services: found = [], failures = [] } = await aws.client(ECSClient).send(question);
  for (const service of found)
    if (service.status !== 'INACTIVE')
      yield {
        uid: service.serviceArn!,
        name: `${cluster.slice(cluster.lastIndexOf('/') + 1)}/${service.serviceName!}`,
        config: configOf(service),
        network: {
          assignPublicIp: publicIpOf(service.networkConfiguration),
          taskSets: (service.taskSets ?? []).map(({ id, networkConfiguration }) => ({
            id: id!,
            assignPublicIp: publicIpOf(networkConfiguration),
          })),
        },
        platform: platformOf(service),
        tags: tagsOf(service.tags),
      };
  refuse(failures);
}

/** A service that something else deploys says it all in its task sets. */
function configOf(service: SdkService) {
  const parts = [service, ...(service.taskSets ?? [])];
  const networks = parts.flatMap(({ networkConfiguration }) => networkConfiguration?.awsvpcConfiguration ?? []);
  const balancers = parts.flatMap(({ loadBalancers = [] }) => loadBalancers);
  return {
    clusterArn: service.clusterArn!,
    enableExecuteCommand: service.enableExecuteCommand ?? false,
    taskDefinitions: distinct(parts.flatMap(({ taskDefinition }) => taskDefinition ?? [])),
    targetGroups: distinct(balancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? [])),
    subnetIds: distinct(networks.flatMap(({ subnets = [] }) => subnets)),
    securityGroupIds: distinct(networks.flatMap(({ securityGroups = [] }) => securityGroups)),
  };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** Documented: DISABLED where it is left out. */
const publicIpOf = ({ awsvpcConfiguration }: NetworkConfiguration = {}): string | null =>
  awsvpcConfiguration ? (awsvpcConfiguration.assignPublicIp ?? 'DISABLED') : null;

const platformOf = ({ platformVersion, platformFamily }: SdkService): { version: string; family: string } | null =>
  platformVersion && platformFamily ? { version: platformVersion, family: platformFamily } : null;

/** Describing many answers what could not be described beside what could: MISSING is gone since it was listed. */
function refuse(failures: readonly { arn?: string | undefined; reason?: string | undefined }[]): void {
  const failure = failures.find(({ reason }) => reason !== 'MISSING');
  if (failure) throw new Error(`${failure.arn} could not be described: ${failure.reason}`);
}

export const taskDefinitions = defineAwsCollector(TaskDefinition, {
  async *list(aws) {
    const { partition, region, account } = aws;
    const pages = paginateListTaskDefinitionFamilies(
      { client: aws.client(ECSClient) },
      { status: 'ACTIVE', maxResults: 100 },
    );
    for await (const { families = [] } of pages)
      for (const name of families)
        yield { uid: `arn:${partition}:ecs:${region}:${account}:task-definition/${name}`, name };
  },
  facets: {
    task: async (aws, { name }) => {
      const { revision, networkMode, pidMode, ipcMode, runtimePlatform } = await describeTask(aws, name);
      return {
        revision: revision!,
        networkMode: networkMode ?? null,
        pidMode: pidMode ?? null,
        ipcMode: ipcMode ?? null,
        operatingSystem: runtimePlatform?.operatingSystemFamily ?? null,
      };
    },
    roles: async (aws, { name }) => rolesOf(await describeTask(aws, name)),
    containers: async (aws, { name }) => (await describeTask(aws, name)).containerDefinitions!.map(containerOf),
    efsVolumes: async (aws, { name }) => {
      const { volumes = [] } = await describeTask(aws, name);
      return volumes.flatMap(({ name: volume, efsVolumeConfiguration: efs }) =>
        // Documented: DISABLED where it is left out.
        efs
          ? [{ name: volume!, fileSystemId: efs.fileSystemId!, transitEncryption: efs.transitEncryption ?? 'DISABLED' }]
          : [],
      );
    },
  },
});

/** By its ARN; asked by its family, ECS answers with the latest active revision. */
const describeTask = (aws: Aws, asked: string): Promise<SdkTaskDefinition> =>
  aws.once(`ecs-task-definition/${asked}`, async () => {
    const { taskDefinition } = await aws
      .client(ECSClient)
      .send(new DescribeTaskDefinitionCommand({ taskDefinition: asked }));
    return taskDefinition!;
  });

const rolesOf = ({ taskRoleArn, executionRoleArn }: SdkTaskDefinition) => ({
  taskRole: taskRoleArn || null,
  executionRole: executionRoleArn || null,
});

/** Documented: a container is neither privileged nor read-only unless it says so. */
const containerOf = (container: ContainerDefinition) => ({
  name: container.name!,
  privileged: container.privileged ?? false,
  readonlyRootFilesystem: container.readonlyRootFilesystem ?? false,
  user: container.user || null,
  environment: (container.environment ?? []).map(({ name }) => name!).sort(),
  logDriver: container.logConfiguration?.logDriver ?? null,
});
