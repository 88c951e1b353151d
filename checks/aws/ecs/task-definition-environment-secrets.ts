import { defineCheck, fail, pass } from 'cloudstance/check';
import { looksSecret } from 'cloudstance/domain/secret-names';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { container, reregister } from './_container.ts';

const environment = (...names: string[]) => ({
  containers: [container, { ...container, name: 'agent', environment: names }],
});

export default defineCheck({
  id: 'aws-ecs-task-definition-environment-secrets',
  title: 'Environment variables of ECS tasks are not named like secrets',
  severity: 'medium',
  why: 'Whoever may describe task definitions, even revisions of long ago, reads their variables.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html'],
  on: TaskDefinition.pick('containers'),
  fix: (subject) => ({
    text: 'Look at the values. Change what is secret, pass it by secrets with valueFrom, and delete the old revisions.',
    command: reregister(subject),
    terraform: 'resource "aws_ecs_task_definition": container_definitions with "secrets": [{ name, valueFrom }]',
  }),

  evaluate({ containers }) {
    const suspects = containers.flatMap(({ name, environment: names }) =>
      names.filter(looksSecret).map((variable) => `${variable} of ${name}`),
    );
    if (suspects.length > 0) return fail(`By their names, these variables may hold secrets: ${listOf(suspects)}`);
    return pass('No variable is named like a secret');
  },

  examples: {
    pass: [environment(), environment('DB_PASSWORD_ARN', 'REGION')],
    fail: [environment('DB_PASSWORD'), environment('AWS_ACCESS_KEY_ID')],
  },
});
