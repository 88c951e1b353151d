import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

/** As ARNs or names. `null`: none. */
const roles = { taskRole: z.string().nullable(), executionRole: z.string().nullable() };

export const Cluster = defineResource('aws.ecs.cluster', {
  label: 'ECS clusters',
  per: 'region',
  list: ['ecs:ListClusters', 'ecs:DescribeClusters'],
  facets: {
    containerInsights: listed(z.object({ value: z.string() })),
    /** How sessions of ECS Exec are logged: `DEFAULT` with the container's own log, `OVERRIDE` elsewhere, `NONE` not at all. */
    execLogging: listed(z.object({ logging: z.string() })),
    tags: listed(tags),
  },
});

export const Service = defineResource('aws.ecs.service', {
  label: 'ECS services',
  per: 'region',
  list: ['ecs:ListClusters', 'ecs:ListServices', 'ecs:DescribeServices'],
  facets: {
    /** Of the service and of its task sets. */
    config: listed(
      z.object({
        clusterArn: z.string(),
        /** Whether people can open a shell in its containers, through ECS Exec. */
        enableExecuteCommand: z.boolean(),
        taskDefinitions: z.array(z.string()),
        targetGroups: z.array(z.string()),
        /** Empty, like the groups: not in a network of its own. */
        subnetIds: z.array(z.string()),
        securityGroupIds: z.array(z.string()),
      }),
    ),
    /** What each of its task definitions runs as. One call for each task definition in use. */
    roles: facet(z.array(z.object({ taskDefinition: z.string(), ...roles })), 'ecs:DescribeTaskDefinition'),
    /** Of the service, and of its task sets where something else deploys it. `null`: not in a network of its own (no awsvpc). */
    network: listed(
      z.object({
        assignPublicIp: z.string().nullable(),
        taskSets: z.array(z.object({ id: z.string(), assignPublicIp: z.string().nullable() })),
      }),
    ),
    /** `null`: does not run on Fargate. */
    platform: listed(z.object({ version: z.string(), family: z.string() }).nullable()),
    tags: listed(tags),
  },
});

/** A family of task definitions, seen through its latest active revision. */
export const TaskDefinition = defineResource('aws.ecs.task-definition', {
  label: 'ECS task definitions',
  per: 'region',
  list: ['ecs:ListTaskDefinitionFamilies'],
  facets: {
    task: facet(
      z.object({
        revision: z.number(),
        /** `null`: Docker's bridge. */
        networkMode: z.string().nullable(),
        pidMode: z.string().nullable(),
        ipcMode: z.string().nullable(),
        operatingSystem: z.string().nullable(),
      }),
      'ecs:DescribeTaskDefinition',
    ),
    /** What its containers run as, and what starts them. */
    roles: facet(z.object(roles), 'ecs:DescribeTaskDefinition'),
    /** Of variables and secrets only the names. */
    containers: facet(
      z.array(
        z.object({
          name: z.string(),
          privileged: z.boolean(),
          readonlyRootFilesystem: z.boolean(),
          /** `null`: whatever the image says. */
          user: z.string().nullable(),
          environment: z.array(z.string()),
          /** `null`: nothing is logged. */
          logDriver: z.string().nullable(),
        }),
      ),
      'ecs:DescribeTaskDefinition',
    ),
    /** Volumes on EFS. */
    efsVolumes: facet(
      z.array(z.object({ name: z.string(), fileSystemId: z.string(), transitEncryption: z.string() })),
      'ecs:DescribeTaskDefinition',
    ),
  },
});
