import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { container, namesOf, reregister } from './_container.ts';

export default defineCheck({
  id: 'aws-ecs-task-definition-logging',
  title: 'Containers of ECS tasks write logs that outlive them',
  severity: 'medium',
  why: 'What a container printed is gone with it, and with it the traces of faults and intruders.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html'],
  on: TaskDefinition.pick('containers'),
  fix: (subject) => ({
    text: 'Register a revision with a logConfiguration in every container definition.',
    command: reregister(subject),
    terraform:
      'resource "aws_ecs_task_definition": container_definitions with "logConfiguration": { "logDriver": "awslogs", … }',
  }),

  evaluate({ containers }) {
    const silent = containers.filter(({ logDriver }) => logDriver === null || logDriver === 'none');
    return silent.length > 0 ? fail(`No logs of ${listOf(namesOf(silent))}`) : pass('Every container has a log driver');
  },

  examples: {
    pass: [{ containers: [container, { ...container, logDriver: 'awsfirelens' }] }],
    fail: [{ containers: [container, { ...container, name: 'agent', logDriver: null }] }],
  },
});
