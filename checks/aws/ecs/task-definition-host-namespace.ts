import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { reregister, task } from './_container.ts';

export default defineCheck({
  id: 'aws-ecs-task-definition-host-namespace',
  title: "ECS tasks do not share the host's processes or memory",
  severity: 'high',
  why: "In the host's namespaces a container sees, and may stop or read, the processes of the instance and of other tasks.",
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#other_task_definition_params',
  ],
  on: TaskDefinition.pick('task'),
  fix: (subject) => ({
    text: 'Register a revision whose pidMode and ipcMode are task or left out, and update the services that use it.',
    command: reregister(subject),
    terraform: 'resource "aws_ecs_task_definition": no pid_mode = "host", no ipc_mode = "host"',
  }),

  evaluate({ task: { pidMode, ipcMode } }) {
    const shared = Object.entries({ processes: pidMode, memory: ipcMode }).flatMap(([what, mode]) =>
      mode === 'host' ? [what] : [],
    );
    return shared.length > 0
      ? fail(`Shared with the host: ${listOf(shared)}`)
      : pass('Nothing is shared with the host');
  },

  examples: {
    pass: [{ task }, { task: { ...task, pidMode: 'task', ipcMode: 'none' } }],
    fail: [{ task: { ...task, pidMode: 'host' } }, { task: { ...task, ipcMode: 'host' } }],
  },
});
