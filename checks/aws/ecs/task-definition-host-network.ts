import { defineCheck, fail, pass } from 'cloudstance/check';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { reregister, task } from './_container.ts';

export default defineCheck({
  id: 'aws-ecs-task-definition-host-network',
  title: 'ECS tasks have a network of their own',
  severity: 'medium',
  why: "In the host's network a container reaches the instance's own services, its metadata and its role.",
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-networkmode-host.html'],
  on: TaskDefinition.pick('task'),
  fix: (subject) => ({
    text: 'Register a revision with network mode awsvpc and update the services that use it.',
    command: reregister(subject),
    terraform: 'resource "aws_ecs_task_definition": network_mode = "awsvpc"',
  }),

  evaluate({ task: { networkMode } }) {
    return networkMode === 'host'
      ? fail("The task uses the host's network")
      : pass(`The network mode is ${networkMode ?? 'bridge'}`);
  },

  examples: {
    pass: [{ task }, { task: { ...task, networkMode: null } }],
    fail: [{ task: { ...task, networkMode: 'host' } }],
  },
});
