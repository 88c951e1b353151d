import { type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { exposedServices, type SensitivePort, sensitivePorts } from 'cloudstance/domain/net';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { z } from 'zod';
import { allTraffic, anyone, anyone6, icmp, listed, office, ports as range, rule } from './_examples.ts';
import { elsewhere, labelsOf, ofFamily, prefixListsById } from './_network.ts';

/** Ports that the CIS benchmark names as examples of remote server administration. */
export const administrationPorts = z.object({
  ports: z.array(z.int().min(0).max(65535)).min(1).default([22, 3389]),
});

export const administrationPort = (port: number): SensitivePort =>
  sensitivePorts.find((known) => known.port === port && known.protocol === 'tcp') ?? {
    port,
    name: 'administration',
    kind: 'administration',
    protocol: 'tcp',
  };

/** Security groups judged for one address family alone, as the CIS benchmark has a control for each. */
export function groupsKeepAdministrationShut(family: 4 | 6): Check {
  const [world, others] = family === 4 ? [anyone, anyone6] : [anyone6, anyone];
  const halves = family === 4 ? ['0.0.0.0/1', '128.0.0.0/1'] : ['::/1', '8000::/1'];
  return defineCheck({
    id: `aws-ec2-security-group-administration-ports-ipv${family}`,
    title: `Security groups do not open server administration to ${world}`,
    severity: 'high',
    why: `Administration that the IPv${family} internet can reach is attacked all day with guessed passwords and new flaws.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
    on: SecurityGroup.pick('ingress'),
    with: { prefixLists: prefixListsById },
    params: administrationPorts,
    fix: ({ name, scope }) => ({
      text: `Replace the rules for ${world} by rules for the networks of administrators, or use Session Manager and no rule`,
      command: sh`aws ec2 describe-security-group-rules --region ${scope.region} --filters Name=group-id,Values=${name}`,
      terraform: 'resource "aws_vpc_security_group_ingress_rule": a narrow cidr_ipv4 or cidr_ipv6',
    }),

    evaluate(group, { prefixLists, params }) {
      const away = elsewhere(group);
      if (away) return away;
      const open = exposedServices(ofFamily(group.ingress, family, prefixLists), params.ports.map(administrationPort));
      if (open.length > 0) return fail(`Open to ${world}: ${labelsOf(open)}`);
      return pass(`No rule opens an administration port to ${world}`);
    },

    examples: {
      pass: [
        { ingress: [], $prefixLists: [] },
        { ingress: [rule(22, others), rule(3389, office, '2600:1f18::/32')], $prefixLists: [] },
        { ingress: [rule(443, world), icmp], $prefixLists: [] },
        { ingress: [listed(22, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: [others, office] }] },
      ],
      fail: [
        { ingress: [rule(22, world)], $prefixLists: [] },
        { ingress: [range(3000, 4000, world)], $prefixLists: [] },
        { ingress: [allTraffic(world)], $prefixLists: [] },
        { ingress: [rule(22, ...halves)], $prefixLists: [] },
        { ingress: [listed(3389, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: [world] }] },
      ],
      notApplicable: [
        { uid: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-1', ingress: [rule(22, world)], $prefixLists: [] },
      ],
    },
  });
}
