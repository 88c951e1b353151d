import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { TaskDefinition } from 'cloudstance/resources/aws/ecs';
import { reregister } from './_container.ts';

const volume = (transitEncryption: string) => ({ name: 'data', fileSystemId: 'fs-1', transitEncryption });

export default defineCheck({
  id: 'aws-ecs-task-definition-efs-encryption',
  title: 'ECS tasks reach EFS volumes over TLS',
  severity: 'medium',
  why: 'Files go through the network in clear text otherwise.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html'],
  on: TaskDefinition.pick('efsVolumes'),
  fix: (subject) => ({
    text: 'Register a revision with transitEncryption=ENABLED in each EFS volume.',
    command: reregister(subject),
    terraform:
      'resource "aws_ecs_task_definition": volume { efs_volume_configuration { transit_encryption = "ENABLED" } }',
  }),

  evaluate({ efsVolumes }) {
    if (efsVolumes.length === 0) return notApplicable('The task has no EFS volume');
    const clear = efsVolumes.filter(({ transitEncryption }) => transitEncryption !== 'ENABLED');
    if (clear.length === 0) return pass('Every EFS volume is reached over TLS');
    return fail(`Reached in clear text: ${listOf(clear.map(({ name, fileSystemId }) => `${name} (${fileSystemId})`))}`);
  },

  examples: {
    pass: [{ efsVolumes: [volume('ENABLED')] }],
    fail: [{ efsVolumes: [volume('ENABLED'), volume('DISABLED')] }],
    notApplicable: [{ efsVolumes: [] }],
  },
});
