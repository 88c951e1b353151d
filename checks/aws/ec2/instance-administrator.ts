import { sh } from 'cloudstance/check';
import { roleInProfile } from 'cloudstance/domain/aws/access/answers';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { profileArn, profiled, runsWithoutPower, world } from '../_power.ts';

export default runsWithoutPower({
  id: 'aws-ec2-instance-administrator',
  title: 'EC2 instances do not run with full power',
  severity: 'high',
  why: 'Whoever gets a command onto the instance, or a request through it to its metadata, owns the account.',
  on: Instance.pick('instanceProfile'),
  roleOf: ({ instanceProfile }, access) => roleInProfile(access, instanceProfile),
  fix: ({ name, scope }) => ({
    text: 'Give it an instance profile whose role may do what the instance is for.',
    command: sh`aws ec2 describe-iam-instance-profile-associations --region ${scope.region} --filters Name=instance-id,Values=${name}`,
  }),
  examples: {
    pass: [{ instanceProfile: profileArn('Task'), $access: profiled }],
    fail: [{ instanceProfile: profileArn('Admin'), $access: profiled }],
    notApplicable: [{ instanceProfile: null, $access: world }],
  },
});
