import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { allTraffic, anyone, rule } from './_examples.ts';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-security-group-default-closed',
  title: 'The default security group of every VPC lets nothing through',
  severity: 'medium',
  why: 'Whatever is launched without a group gets the default one, and with its original rules all of that can talk to each other and to the internet.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html'],
  on: SecurityGroup.pick('groupName', 'ingress', 'egress'),
  fix: ({ name, scope }) => ({
    text: 'Move what uses the group to groups of its own, then revoke every rule',
    command: sh`aws ec2 describe-security-group-rules --region ${scope.region} --filters Name=group-id,Values=${name}`,
    terraform: 'resource "aws_default_security_group" with vpc_id and no ingress or egress block',
  }),

  evaluate(group) {
    const away = elsewhere(group);
    if (away) return away;
    if (group.groupName !== 'default') return notApplicable('Not a default security group');
    const inbound = group.ingress.length;
    const outbound = group.egress.length;
    if (inbound + outbound === 0) return pass('Has no rules');
    return fail(`Has ${plural(inbound, 'inbound rule')} and ${plural(outbound, 'outbound rule')}`);
  },

  examples: {
    pass: [{ groupName: 'default', ingress: [], egress: [] }],
    fail: [
      {
        groupName: 'default',
        ingress: [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-1' }] }],
        egress: [allTraffic(anyone)],
      },
      { groupName: 'default', ingress: [], egress: [allTraffic(anyone)] },
    ],
    notApplicable: [
      { groupName: 'web', ingress: [rule(443, anyone)], egress: [] },
      {
        uid: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-1',
        groupName: 'default',
        ingress: [],
        egress: [allTraffic(anyone)],
      },
    ],
  },
});
