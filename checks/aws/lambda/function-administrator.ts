import { sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/aws/lambda';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-lambda-function-administrator',
  title: 'Lambda functions do not run with full power',
  severity: 'high',
  why: 'Whoever can change the code of such a function, or trick it, owns the account.',
  on: Function.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ name, scope }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws lambda update-function-configuration --region ${scope.region} --function-name ${name} --role arn:aws:iam::${scope.account}:role/ROLE`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
  },
});
