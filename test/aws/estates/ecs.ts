import * as ECS from '@aws-sdk/client-ecs';
import { estate } from '../fake.ts';

const arn = (resource: string): string => `arn:aws:ecs:eu-west-1:111122223333:${resource}`;
const clusters: Readonly<Record<string, object>> = {
  [arn('cluster/web')]: {
    clusterName: 'web',
    status: 'ACTIVE',
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    configuration: { executeCommandConfiguration: { logging: 'NONE' } },
    tags: [{ key: 'owner', value: 'shop' }],
  },
  [arn('cluster/batch')]: {
    clusterName: 'batch',
    status: 'ACTIVE',
    settings: [{ name: 'containerInsights', value: 'enhanced' }],
  },
  [arn('cluster/gone')]: { clusterName: 'gone', status: 'INACTIVE' },
};
const service = (name: string, more: object) => ({
  serviceName: name,
  serviceArn: arn(`service/web/${name}`),
  clusterArn: arn('cluster/web'),
  status: 'ACTIVE',
  ...more,
});
const awsvpc = (assignPublicIp?: string) => ({
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ['subnet-a'],
      securityGroups: ['sg-web'],
      ...(assignPublicIp && { assignPublicIp }),
    },
  },
});
const services: Readonly<Record<string, object>> = {
  open: service('open', {
    ...awsvpc('ENABLED'),
    taskDefinition: arn('task-definition/shop:6'),
    enableExecuteCommand: true,
    loadBalancers: [{ targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/1' }],
    platformVersion: '1.3.0',
    platformFamily: 'Linux',
  }),
  shut: service('shut', {
    ...awsvpc(),
    platformVersion: 'LATEST',
    platformFamily: 'Linux',
    tags: [{ key: 'owner', value: 'shop' }],
  }),
  sets: service('sets', {
    taskSets: [
      { id: 'ecs-svc/1', ...awsvpc('ENABLED'), taskDefinition: arn('task-definition/windows:7') },
      { id: 'ecs-svc/2', ...awsvpc('DISABLED') },
    ],
  }),
  bridge: service('bridge', {}),
  drained: service('drained', { status: 'INACTIVE' }),
};
const log = { logConfiguration: { logDriver: 'awslogs' } };
const families: Readonly<Record<string, object>> = {
  agent: {
    networkMode: 'host',
    pidMode: 'host',
    ipcMode: 'host',
    containerDefinitions: [{ name: 'agent', privileged: true, environment: [{ name: 'API_TOKEN', value: 'x' }] }],
    volumes: [
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
      { name: 'scratch', host: {} },
    ],
  },
  shop: {
    taskRoleArn: 'arn:aws:iam::111122223333:role/shop',
    executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    networkMode: 'awsvpc',
    runtimePlatform: { operatingSystemFamily: 'LINUX' },
    containerDefinitions: [
      {
        name: 'web',
        readonlyRootFilesystem: true,
        user: '1000',
        environment: [{ name: 'LOG_LEVEL', value: 'info' }],
        ...log,
      },
    ],
    volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'ENABLED' } }],
  },
  windows: {
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    containerDefinitions: [{ name: 'iis', ...log }],
  },
};

export default [
  estate(ECS, {
    ListClusters: ({ nextToken }) =>
      nextToken
        ? { clusterArns: [arn('cluster/batch'), arn('cluster/gone')] }
        : { clusterArns: [arn('cluster/web')], nextToken: 'page-2' },
    DescribeClusters: ({ clusters: asked }) => ({
      clusters: asked.map((clusterArn: string) => ({ clusterArn, ...clusters[clusterArn] })),
    }),
    ListServices: ({ cluster, nextToken }) => {
      if (cluster !== arn('cluster/web')) return { serviceArns: [] };
      return nextToken
        ? { serviceArns: ['sets', 'bridge', 'drained', 'just-deleted'] }
        : { serviceArns: ['open', 'shut'], nextToken: 'page-2' };
    },
    DescribeServices: ({ services: asked }) => ({
      services: asked.flatMap((name: string) => services[name] ?? []),
      failures: asked.flatMap((name: string) => (services[name] ? [] : [{ arn: name, reason: 'MISSING' }])),
    }),
    ListTaskDefinitionFamilies: ({ nextToken }) =>
      nextToken ? { families: ['shop', 'windows'] } : { families: ['agent'], nextToken: 'page-2' },
    /** By family, or by the ARN of a revision. */
    DescribeTaskDefinition: ({ taskDefinition: asked }) => {
      const [family = '', revision = '7'] = asked.replace(arn('task-definition/'), '').split(':');
      return {
        taskDefinition: {
          taskDefinitionArn: arn(`task-definition/${family}:${revision}`),
          family,
          revision: Number(revision),
          status: 'ACTIVE',
          ...families[family],
        },
      };
    },
  }),
];
