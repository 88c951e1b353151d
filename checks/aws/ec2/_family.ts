import { type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { type SensitivePort, sensitivePorts } from 'cloudstance/domain/net';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { allTraffic, anyone, anyone6, icmp, listed, office, ports, rule } from './_examples.ts';
import { elsewhere, labelsOf, openedTo, prefixListsById } from './_network.ts';

interface Family {
  readonly id: string;
  /** What the ports are called, for the title. */
  readonly what: string;
  readonly severity?: 'high' | 'medium';
  readonly why: string;
  readonly ports: readonly SensitivePort[];
}

/** Well-known ports by number, TCP and UDP. */
export const known = (...numbers: readonly number[]): readonly SensitivePort[] =>
  sensitivePorts.filter(({ port }) => numbers.includes(port));

/** TCP ports that no catalogue knows, under a name. */
export const tcp = (name: string, ...numbers: readonly number[]): readonly SensitivePort[] =>
  numbers.map((port) => ({ port, name, kind: 'administration', protocol: 'tcp' }));

/** A check that security groups open none of some ports to everybody. */
export function groupsKeepShut({ id, what, severity = 'high', why, ports: judged }: Family): Check {
  const first = judged.find(({ protocol }) => protocol === 'tcp')!.port;
  const last = judged.findLast(({ protocol }) => protocol === 'tcp')!.port;
  const list = (...cidrs: string[]) => [{ name: 'pl-1', cidrs }];
  return defineCheck({
    id,
    title: `Security groups do not open ${what} to the internet`,
    severity,
    why,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
    on: SecurityGroup.pick('ingress'),
    with: { prefixLists: prefixListsById },
    fix: ({ name, scope }) => ({
      text: `Find the rules that admit 0.0.0.0/0 or ::/0 to ${what}, revoke them (revoke-security-group-ingress --security-group-rule-ids), and add rules for the networks or groups that need it`,
      command: sh`aws ec2 describe-security-group-rules --region ${scope.region} --filters Name=group-id,Values=${name}`,
      terraform: 'resource "aws_vpc_security_group_ingress_rule": referenced_security_group_id or a narrow cidr_ipv4',
    }),

    evaluate(group, { prefixLists }) {
      const away = elsewhere(group);
      if (away) return away;
      const open = openedTo(group.ingress, judged, prefixLists);
      if (open.length > 0) return fail(`Open to everyone: ${labelsOf(open)}`);
      return pass(`No rule opens ${what} to everyone`);
    },

    examples: {
      pass: [
        { ingress: [], $prefixLists: [] },
        { ingress: [rule(first, office, '10.0.0.0/8', '2600:1f18::/32')], $prefixLists: [] },
        { ingress: [rule(443, anyone, anyone6), icmp], $prefixLists: [] },
        {
          ingress: [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-2' }] }],
          $prefixLists: [],
        },
        { ingress: [listed(first, 'pl-1')], $prefixLists: list(office) },
        { ingress: [listed(first, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: null }] },
        { ingress: [listed(443, 'pl-1')], $prefixLists: list(anyone) },
      ],
      fail: [
        { ingress: [rule(first, anyone)], $prefixLists: [] },
        { ingress: [rule(last, office, anyone6)], $prefixLists: [] },
        { ingress: [ports(Math.max(0, first - 1), first + 1, anyone)], $prefixLists: [] },
        { ingress: [rule(first, '0.0.0.0/1'), rule(first, '128.0.0.0/1')], $prefixLists: [] },
        { ingress: [{ ...rule(first, anyone), ipProtocol: '6' }], $prefixLists: [] },
        { ingress: [allTraffic(anyone)], $prefixLists: [] },
        { ingress: [listed(first, 'pl-1')], $prefixLists: list('0.0.0.0/1', '128.0.0.0/1') },
      ],
      notApplicable: [
        {
          uid: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-1',
          ingress: [rule(first, anyone)],
          $prefixLists: [],
        },
      ],
    },
  });
}
