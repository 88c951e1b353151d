import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { container, isWindows, namesOf, reregister, task } from './_container.ts';

export default defineCheck({
  id: 'aws-ecs-task-definition-readonly-root',
  title: 'Containers of ECS tasks have read-only root file systems',
  severity: 'low',
  why: 'Whoever breaks into a container cannot change its programs or put tools beside them.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  on: TaskDefinition.pick('containers', 'task'),
  fix: (subject) => ({
    text: 'Register a revision with readonlyRootFilesystem=true, and volumes for what has to be written.',
    command: reregister(subject),
    terraform: 'resource "aws_ecs_task_definition": container_definitions with "readonlyRootFilesystem": true',
  }),

  evaluate({ containers, task: inTask }) {
    if (isWindows(inTask)) return notApplicable('Windows containers have no such setting');
    const writable = containers.filter((one) => !one.readonlyRootFilesystem);
    return writable.length > 0
      ? fail(`Writable: ${listOf(namesOf(writable))}`)
      : pass('Every root file system is read-only');
  },

  examples: {
    pass: [{ task, containers: [container] }],
    fail: [{ task, containers: [container, { ...container, name: 'agent', readonlyRootFilesystem: false }] }],
    notApplicable: [
      {
        task: { ...task, operatingSystem: 'WINDOWS_SERVER_2022_CORE' },
        containers: [{ ...container, readonlyRootFilesystem: false }],
      },
    ],
  },
});
