import { sh } from 'cloudstance/check';
import { StateMachine } from 'cloudstance/resources/aws/stepfunctions';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-stepfunctions-state-machine-administrator',
  title: 'Step Functions state machines do not run with full power',
  severity: 'high',
  why: 'A state machine calls any API as its role: whoever changes its definition is administrator.',
  on: StateMachine.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ scope, uid }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws stepfunctions update-state-machine --region ${scope.region} --state-machine-arn ${uid} --role-arn arn:aws:iam::${scope.account}:role/ROLE`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
  },
});
