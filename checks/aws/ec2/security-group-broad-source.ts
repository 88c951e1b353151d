import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { cidrsOf, isBroad, isWorld, prefixListsOf } from 'cloudstance/domain/net';
import { listOf } from 'cloudstance/domain/text';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { allTraffic, anyone, listed, office, rule } from './_examples.ts';
import { elsewhere, networksOf, prefixListsById } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-security-group-broad-source',
  title: 'Security groups do not admit networks larger than any organization has',
  severity: 'medium',
  why: 'A source such as 0.0.0.0/1 looks like a restriction but admits half the internet.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  on: SecurityGroup.pick('ingress'),
  with: { prefixLists: prefixListsById },
  fix: ({ name, scope }) => ({
    text: 'Replace the source by the networks that are meant',
    command: sh`aws ec2 describe-security-group-rules --region ${scope.region} --filters Name=group-id,Values=${name}`,
  }),

  evaluate(group, { prefixLists }) {
    const away = elsewhere(group);
    if (away) return away;
    for (const permission of group.ingress) {
      const cidrs = cidrsOf(permission, networksOf(prefixListsOf([permission]), prefixLists));
      const broad = cidrs.filter((cidr) => isBroad([cidr]) && !isWorld([cidr]));
      if (broad.length > 0) return fail(`Admits ${listOf(broad)}`);
    }
    return pass('No source is larger than a /8 of IPv4 or a /20 of IPv6, short of everyone');
  },

  examples: {
    pass: [
      { ingress: [], $prefixLists: [] },
      { ingress: [rule(22, office, '10.0.0.0/8', '2600::/24')], $prefixLists: [] },
      { ingress: [rule(443, anyone)], $prefixLists: [] },
    ],
    fail: [
      { ingress: [rule(22, '0.0.0.0/1')], $prefixLists: [] },
      { ingress: [allTraffic('52.0.0.0/7')], $prefixLists: [] },
      { ingress: [rule(443, '2000::/4')], $prefixLists: [] },
      { ingress: [listed(22, 'pl-1')], $prefixLists: [{ name: 'pl-1', cidrs: ['128.0.0.0/1'] }] },
    ],
    notApplicable: [
      {
        uid: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-1',
        ingress: [rule(22, '0.0.0.0/1')],
        $prefixLists: [],
      },
    ],
  },
});
