import { sh } from 'cloudstance/check';
import { Service } from 'cloudstance/resources/aws/apprunner';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-apprunner-service-administrator',
  title: 'App Runner services do not run with full power',
  severity: 'high',
  why: 'A flaw in the service then is a way to the whole account.',
  on: Service.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ scope, uid }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws apprunner update-service --region ${scope.region} --service-arn ${uid} --instance-configuration InstanceRoleArn=arn:aws:iam::${scope.account}:role/ROLE`,
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
