import { sh } from 'cloudstance/check';
import { Stack } from 'cloudstance/resources/aws/cloudformation';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-cloudformation-stack-administrator',
  title: 'CloudFormation stacks do not keep a role with full power',
  severity: 'medium',
  why: 'Whoever may update the stack makes what they like as its role, without being allowed to use that.',
  on: Stack.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ name, scope }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws cloudformation describe-stacks --region ${scope.region} --stack-name ${name}`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
    notApplicable: [{ role: null }],
  },
});
