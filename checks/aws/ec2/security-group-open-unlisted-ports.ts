import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { exposedPorts, type ExposedPorts, prefixListsOf, rangeLabel } from 'cloudstance/domain/net';
import { listOf } from 'cloudstance/domain/text';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { z } from 'zod';
import { allTraffic, anyone, anyone6, icmp, listed, office, ports, rule, udp } from './_examples.ts';
import { elsewhere, networksOf, prefixListsById } from './_network.ts';

const portNumbers = z.array(z.int().min(0).max(65535));

export default defineCheck({
  id: 'aws-ec2-security-group-open-unlisted-ports',
  title: 'Security groups open only ports for public services to the internet',
  severity: 'medium',
  why: 'Every port that everyone can reach is a service that has to be without flaws; few are meant to be public.',
  references: ['https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18'],
  on: SecurityGroup.pick('ingress'),
  with: { prefixLists: prefixListsById },
  params: z.object({ tcp: portNumbers.default([80, 443]), udp: portNumbers.default([]) }),
  fix: ({ name, scope }) => ({
    text: 'Replace the rules for everyone by rules for the networks or groups that need them, or list the ports in the parameters of this check',
    command: sh`aws ec2 describe-security-group-rules --region ${scope.region} --filters Name=group-id,Values=${name}`,
  }),

  evaluate(group, { prefixLists, params }) {
    const away = elsewhere(group);
    if (away) return away;
    const isUnlisted = ({ protocol, from, to }: ExposedPorts): boolean => {
      const allowed = new Set(params[protocol].filter((port) => from <= port && port <= to));
      return allowed.size < to - from + 1;
    };
    const plain = exposedPorts(group.ingress);
    const ids = plain.some(isUnlisted) ? [] : prefixListsOf(group.ingress);
    const open = ids.length === 0 ? plain : exposedPorts(group.ingress, networksOf(ids, prefixLists));
    const unlisted = open.filter(isUnlisted).map((range) => `${range.protocol} ${rangeLabel(range)}`);
    if (unlisted.length > 0) return fail(`Open to everyone: ${listOf(unlisted)}`);
    return pass('Nothing but ports for public services is open to everyone');
  },

  examples: {
    pass: [
      { ingress: [], $prefixLists: [] },
      { ingress: [rule(80, anyone), rule(443, anyone, anyone6), rule(22, office), icmp], $prefixLists: [] },
      { ingress: [listed(8443, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: [office] }] },
    ],
    fail: [
      { ingress: [rule(8080, anyone)], $prefixLists: [] },
      { ingress: [ports(80, 81, anyone6)], $prefixLists: [] },
      { ingress: [udp(443, anyone)], $prefixLists: [] },
      { ingress: [allTraffic(anyone)], $prefixLists: [] },
      { ingress: [listed(8443, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: [anyone] }] },
    ],
    notApplicable: [
      {
        uid: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-1',
        ingress: [rule(8080, anyone)],
        $prefixLists: [],
      },
    ],
  },
});
