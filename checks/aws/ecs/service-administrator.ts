import { sh } from 'cloudstance/check';
import { roleNamed } from 'cloudstance/domain/aws/access/answers';
import { Service } from 'cloudstance/resources/aws/ecs';
import { roleArn, runsWithoutPower, tasks, world } from '../_power.ts';

export default runsWithoutPower({
  id: 'aws-ecs-service-administrator',
  title: 'ECS services do not run with full power',
  severity: 'high',
  why: 'A flaw in a container, or in an image that it is built from, then is a way to the whole account.',
  on: Service.pick('roles'),
  roleOf: ({ roles }, access) => roleNamed(access, roles.find(({ taskRole }) => taskRole !== null)?.taskRole ?? null),
  fix: ({ uid, scope }) => ({
    text: 'Register the task definition with a task role that may do what the service is for.',
    command: sh`aws ecs describe-services --region ${scope.region} --cluster ${uid.split('/').at(-2)} --services ${uid}`,
  }),
  examples: {
    pass: [{ roles: tasks(roleArn('Task')), $access: world }],
    fail: [{ roles: tasks(roleArn('Admin')), $access: world }],
    notApplicable: [{ roles: tasks(null), $access: world }],
  },
});
