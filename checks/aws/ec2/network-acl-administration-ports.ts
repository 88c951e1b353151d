import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { naclAllows } from 'cloudstance/domain/net';
import { NetworkAcl } from 'cloudstance/resources/aws/ec2-network';
import { administrationPort, administrationPorts } from './_admin.ts';
import { anyone6, nacl, office } from './_examples.ts';
import { elsewhere, labelsOf } from './_network.ts';

const only = (ruleNumber: number, action: 'allow' | 'deny', port: number) => ({
  ...nacl(ruleNumber, action),
  protocol: '6',
  portRange: { from: port, to: port },
});

export default defineCheck({
  id: 'aws-ec2-network-acl-administration-ports',
  title: 'Network ACLs do not let everyone reach server administration',
  severity: 'medium',
  why: 'The network ACL is the last line behind a security group that somebody opened by mistake.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'],
  on: NetworkAcl.pick('entries'),
  params: administrationPorts,
  fix: ({ name, scope }) => ({
    text: 'Refuse the port to everyone before the rule that admits it; admit the networks of administrators before that',
    command: sh`aws ec2 create-network-acl-entry --region ${scope.region} --network-acl-id ${name} --ingress --rule-number 50 --protocol tcp --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny`,
  }),

  evaluate(acl, { params }) {
    const away = elsewhere(acl);
    if (away) return away;
    const open = params.ports
      .map(administrationPort)
      .filter(({ port }) => ['0.0.0.0/0', '::/0'].some((cidr) => naclAllows(acl.entries, { port, cidr })));
    if (open.length > 0) return fail(`Lets everyone in to ${labelsOf(open)}`);
    return pass('Lets nobody on the internet in to administration ports');
  },

  examples: {
    pass: [
      { entries: [] },
      { entries: [only(10, 'deny', 22), only(20, 'deny', 3389), nacl(100, 'allow')] },
      { entries: [nacl(100, 'allow', false, office), nacl(100, 'allow', true), nacl(32767, 'deny')] },
      { entries: [only(100, 'allow', 443)] },
    ],
    fail: [
      { entries: [nacl(100, 'allow'), nacl(32767, 'deny')] },
      { entries: [only(10, 'deny', 22), nacl(100, 'allow')] },
      { entries: [nacl(100, 'allow'), only(110, 'deny', 22), only(120, 'deny', 3389)] },
      { entries: [{ ruleNumber: 101, ruleAction: 'allow', egress: false, protocol: '-1', ipv6CidrBlock: anyone6 }] },
    ],
    notApplicable: [{ uid: 'arn:aws:ec2:eu-west-1:444455556666:network-acl/acl-1', entries: [nacl(100, 'allow')] }],
  },
});
