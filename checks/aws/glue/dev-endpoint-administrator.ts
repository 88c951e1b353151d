import { sh } from 'cloudstance/check';
import { DevEndpoint } from 'cloudstance/resources/aws/glue';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-glue-dev-endpoint-administrator',
  title: 'Glue development endpoints do not run with full power',
  severity: 'high',
  why: 'Whoever holds a key to the endpoint works on it as administrator.',
  on: DevEndpoint.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ name, scope }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws glue delete-dev-endpoint --region ${scope.region} --endpoint-name ${name}`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
  },
});
