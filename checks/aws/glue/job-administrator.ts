import { sh } from 'cloudstance/check';
import { roleNamed } from 'cloudstance/domain/aws/access/answers';
import { Job } from 'cloudstance/resources/aws/glue';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-glue-job-administrator',
  title: 'Glue jobs do not run with full power',
  severity: 'high',
  why: 'Whoever can change the script of such a job runs it as administrator.',
  on: Job.pick('role'),
  roleOf: ({ role }, access) => roleNamed(access, role),
  fix: ({ name, scope }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws glue get-job --region ${scope.region} --job-name ${name}`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
  },
});
