import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { container, namesOf, reregister } from './_container.ts';

export default defineCheck({
  id: 'aws-ecs-task-definition-privileged',
  title: 'Containers of ECS tasks are not privileged',
  severity: 'high',
  why: 'A privileged container is root on the instance it runs on, and so reaches every other task there.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  on: TaskDefinition.pick('containers'),
  fix: (subject) => ({
    text: 'Register a revision without privileged, give single capabilities instead, and update the services that use it.',
    command: reregister(subject),
    terraform: 'resource "aws_ecs_task_definition": container_definitions without "privileged": true',
  }),

  evaluate({ containers }) {
    const privileged = containers.filter((one) => one.privileged);
    return privileged.length > 0
      ? fail(`Privileged: ${listOf(namesOf(privileged))}`)
      : pass('No container is privileged');
  },

  examples: {
    pass: [{ containers: [container] }],
    fail: [{ containers: [container, { ...container, name: 'agent', privileged: true }] }],
  },
});
