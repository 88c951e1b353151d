import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { container, isWindows, namesOf, reregister, task } from './_container.ts';

const user = (name: string | null) => ({ task, containers: [container, { ...container, name: 'agent', user: name }] });

export default defineCheck({
  id: 'aws-ecs-task-definition-user',
  title: 'Containers of ECS tasks name a user that is not root',
  severity: 'low',
  why: 'A flaw in the program, or in the container runtime, is worth far more to an attacker who starts as root.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  on: TaskDefinition.pick('containers', 'task'),
  fix: (subject) => ({
    text: 'Register a revision with a user such as 1000:1000 in every container definition.',
    command: reregister(subject),
    terraform: 'resource "aws_ecs_task_definition": container_definitions with "user": "1000:1000"',
  }),

  evaluate({ containers, task: inTask }) {
    if (isWindows(inTask)) return notApplicable('Windows containers have other users');
    const root = containers.filter((one) => one.user !== null && /^(?:root|0+)(?::|$)/.test(one.user));
    if (root.length > 0) return fail(`Run as root: ${listOf(namesOf(root))}`);
    const silent = containers.filter((one) => one.user === null);
    if (silent.length > 0)
      return fail(`The image decides the user, which is root unless it says otherwise: ${listOf(namesOf(silent))}`);
    return pass('Every container names a user that is not root');
  },

  examples: {
    pass: [user('1000'), user('app:app'), user('rootless'), user('1000:0')],
    fail: [user('root'), user('0'), user('0:0'), user('root:app'), user(null)],
    notApplicable: [
      { task: { ...task, operatingSystem: 'WINDOWS_SERVER_2022_CORE' }, containers: [{ ...container, user: null }] },
    ],
  },
});
