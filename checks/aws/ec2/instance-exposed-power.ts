import { sh } from 'cloudstance/check';
import { roleInProfile } from 'cloudstance/domain/aws/access/answers';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { may, nothing, profileArn, profiled, reachedWithoutPower, roleArn, world } from '../_power.ts';
import { anyone, openNetwork, publicInterface, rule } from './_examples.ts';

const instance = {
  uid: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
  name: 'i-1',
  state: 'running',
  networkInterfaces: [publicInterface],
};
const $exposure = {
  groups: [{ name: 'sg-1', uid: 'sg-1', ingress: [rule(22, anyone)] }],
  routeTables: [...openNetwork.$routeTables],
  networkAcls: [...openNetwork.$networkAcls],
};
const Reader = {
  uid: roleArn('Reader'),
  name: 'Reader',
  policies: may('secretsmanager:GetSecretValue'),
  instanceProfiles: [profileArn('Reader')],
};
const secret = { uid: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-1', name: 'db' };

export default reachedWithoutPower({
  id: 'aws-ec2-instance-exposed-power',
  title: 'EC2 instances that strangers reach neither read data of the account nor lead to full power',
  severity: 'high',
  why: 'One flaw in what listens there, and whoever finds it has the role of the instance with all that comes with it.',
  on: Instance.pick('instanceProfile', 'state', 'networkInterfaces'),
  roleOf: ({ instanceProfile }, access) => roleInProfile(access, instanceProfile),
  fix: ({ name, scope }) => ({
    text: 'Put the instance behind a load balancer without a public address, and give its role only what it is for.',
    command: sh`aws ec2 describe-iam-instance-profile-associations --region ${scope.region} --filters Name=instance-id,Values=${name}`,
  }),
  examples: {
    pass: [
      { ...instance, instanceProfile: profileArn('Task'), $access: profiled, $exposure },
      { ...instance, instanceProfile: null, $access: profiled, $exposure },
      // Nobody reaches it.
      {
        ...instance,
        instanceProfile: profileArn('Admin'),
        $access: profiled,
        $exposure: { ...$exposure, groups: [{ name: 'sg-1', uid: 'sg-1', ingress: [] }] },
      },
      // There is nothing to read.
      { ...instance, instanceProfile: profileArn('Reader'), $access: { ...world, roles: [Reader] }, $exposure },
    ],
    fail: [
      { ...instance, instanceProfile: profileArn('Admin'), $access: profiled, $exposure },
      {
        ...instance,
        instanceProfile: profileArn('Reader'),
        $access: {
          ...world,
          roles: [Reader],
          secrets: [secret],
          users: [{ uid: 'arn:aws:iam::111122223333:user/dev', name: 'dev', policies: nothing }],
        },
        $exposure,
      },
    ],
  },
});
