import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { allPorts, exposedPorts, prefixListsOf } from 'cloudstance/domain/net';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { allTraffic, anyone, anyone6, listed, office, ports, udp } from './_examples.ts';
import { elsewhere, networksOf, prefixListsById } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-security-group-open-all-ports',
  title: 'Security groups do not open every port to the internet',
  severity: 'high',
  why: 'A group that opens every port protects nothing: whatever is started on a machine is on the internet at once.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  on: SecurityGroup.pick('ingress'),
  with: { prefixLists: prefixListsById },
  fix: ({ name, scope }) => ({
    text: 'First add rules for the ports that are needed',
    command: sh`aws ec2 revoke-security-group-ingress --region ${scope.region} --group-id ${name} --protocol all --cidr 0.0.0.0/0`,
  }),

  evaluate(group, { prefixLists }) {
    const away = elsewhere(group);
    if (away) return away;
    const plain = exposedPorts(group.ingress);
    const ids = plain.some(isEverything) ? [] : prefixListsOf(group.ingress);
    const open = ids.length === 0 ? plain : exposedPorts(group.ingress, networksOf(ids, prefixLists));
    const whole = open.filter(isEverything).map(({ protocol }) => protocol.toUpperCase());
    if (whole.length > 0) return fail(`Every ${whole.join(' and ')} port is open to everyone`);
    return pass('Not every port is open to everyone');
  },

  examples: {
    pass: [
      { ingress: [], $prefixLists: [] },
      { ingress: [ports(0, 65534, anyone)], $prefixLists: [] },
      { ingress: [allTraffic(office)], $prefixLists: [] },
      { ingress: [listed(22, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: [anyone] }] },
    ],
    fail: [
      { ingress: [allTraffic(anyone)], $prefixLists: [] },
      { ingress: [allTraffic(anyone6)], $prefixLists: [] },
      { ingress: [ports(0, 65535, anyone)], $prefixLists: [] },
      { ingress: [ports(0, 1023, anyone), ports(1024, 65535, anyone)], $prefixLists: [] },
      { ingress: [{ ...udp(0, anyone), toPort: 65535 }], $prefixLists: [] },
      {
        ingress: [{ ipProtocol: '-1', prefixListIds: [{ prefixListId: 'pl-1' }] }],
        $prefixLists: [{ name: 'pl-1', cidrs: [anyone6] }],
      },
    ],
    notApplicable: [
      {
        uid: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-1',
        ingress: [allTraffic(anyone)],
        $prefixLists: [],
      },
    ],
  },
});

function isEverything({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return from <= allPorts.from && to >= allPorts.to;
}
