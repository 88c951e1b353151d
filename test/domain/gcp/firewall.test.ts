/** Whom Google Cloud's firewall lets in: https://cloud.google.com/firewall/docs/firewall-policies-rule-eval-order. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  exposedPorts,
  exposesEverything,
  type FirewallPolicy,
  type FirewallRule,
  type PolicyRule,
  type RulesInForce,
  type Target,
  waysIn,
} from '../../../src/domain/gcp/firewall.ts';
import { rangeLabel, sensitivePorts } from '../../../src/domain/ports.ts';
import { Unobserved } from '../../../src/model.ts';

const world = '0.0.0.0/0';
const office = '198.51.100.0/24';
const ssh = sensitivePorts.filter(({ port }) => port === 22);
const tcp = (...ports: string[]) => [{ ipProtocol: 'tcp', ports }];

const allow = (more: Partial<FirewallRule> = {}): FirewallRule => ({
  name: 'allow',
  sourceRanges: [world],
  allowed: tcp('22'),
  ...more,
});
const deny = (priority: number | undefined, more: Partial<FirewallRule> = {}): FirewallRule => ({
  name: 'deny',
  priority,
  sourceRanges: [world],
  denied: [{ ipProtocol: 'all' }],
  ...more,
});
const rule = (
  action: string,
  priority: number,
  match: PolicyRule['match'] = {},
  more: Partial<PolicyRule> = {},
): PolicyRule => ({
  ruleName: `${action}-${priority}`,
  action,
  priority,
  direction: 'INGRESS',
  match: { layer4Configs: tcp('22'), ...match },
  ...more,
});
const from = (...srcIpRanges: string[]): PolicyRule['match'] => ({ srcIpRanges });
const policy = (type: string, ...rules: PolicyRule[]): FirewallPolicy => ({
  displayName: type.toLowerCase(),
  type,
  rules,
});
const machine: Target = { networkTags: ['web'], serviceAccounts: ['web@p.iam'], addresses: ['10.0.0.2'] };

type Case = readonly [
  what: string,
  firewalls: readonly FirewallRule[],
  policies?: readonly FirewallPolicy[],
  order?: string,
];

const answer = (
  firewalls: readonly FirewallRule[],
  firewallPolicys: readonly FirewallPolicy[] = [],
  enforcementOrder?: string,
  { target = machine, family = 4 }: { target?: Target; family?: 4 | 6 } = {},
): string => {
  const inForce: RulesInForce = { firewalls, firewallPolicys, enforcementOrder };
  try {
    return waysIn(target, family, inForce, ssh).length > 0 ? 'open' : 'shut';
  } catch (error) {
    assert.ok(error instanceof Unobserved);
    return 'unknown';
  }
};

const tables: Readonly<Record<string, readonly Case[]>> = {
  open: [
    ['a rule for everybody', [allow()]],
    ['two halves in two rules', [allow({ sourceRanges: ['0.0.0.0/1'] }), allow({ sourceRanges: ['128.0.0.0/1'] })]],
    ['half of the internet', [allow({ sourceRanges: ['0.0.0.0/1'] })]],
    ['no source at all', [allow({ sourceRanges: undefined })]],
    ['ranges or tags', [allow({ sourceTags: ['bastion'] })]],
    ['a range of ports', [allow({ allowed: tcp('443', '20-25') })]],
    ['every protocol', [allow({ allowed: [{ ipProtocol: 'all' }] })]],
    ['the protocol by number', [allow({ allowed: [{ ipProtocol: '6' }] })]],
    ['a tag of the machine', [allow({ targetTags: ['web'] })]],
    ['an account of the machine', [allow({ targetServiceAccounts: ['web@p.iam'] })]],
    ['the network of the machine', [allow({ destinationRanges: ['10.0.0.0/24'] })]],
    ['a weaker denial', [allow({ priority: 10 }), deny(11)]],
    ['a denial for few', [deny(1, { sourceRanges: [office] }), allow()]],
    ['a denial for others', [deny(1, { targetTags: ['database'] }), allow()]],
    ['a denial of another port', [deny(1, { denied: tcp('3389') }), allow()]],
    ['a denial that is disabled', [deny(1, { disabled: true }), allow()]],
    ['a denial of what leaves', [deny(1, { direction: 'EGRESS' }), allow()]],
    ['a denial below: default priority 1000', [allow(), deny(1001)]],
    ['a network policy after VPC rules', [allow()], [policy('NETWORK', rule('deny', 1))]],
    ['a network policy', [], [policy('NETWORK', rule('allow', 1, from(world)))]],
    ['a regional one', [], [policy('NETWORK_REGIONAL', rule('allow', 1, from(world)))]],
    ['one from above', [deny(1)], [policy('HIERARCHY', rule('allow', 1))]],
    [
      'the organization before the folder',
      [],
      [policy('HIERARCHY', rule('allow', 1)), policy('HIERARCHY', rule('deny', 1))],
    ],
    ['goto_next past a denial', [allow()], [policy('HIERARCHY', rule('goto_next', 1), rule('deny', 2))]],
    ['goto_next for half', [allow()], [policy('HIERARCHY', rule('goto_next', 1, from('0.0.0.0/1')), rule('deny', 2))]],
    ['what no policy matches', [allow()], [policy('HIERARCHY', rule('deny', 1, from(office)))]],
    ['inspection', [], [policy('HIERARCHY', rule('apply_security_profile_group', 1))]],
    ['a country', [], [policy('NETWORK', rule('allow', 1, { srcRegionCodes: ['US'] }))]],
    ['all but a country', [allow()], [policy('HIERARCHY', rule('deny', 1, { srcRegionCodes: ['DE'] }))]],
    [
      'all but the known bad',
      [allow()],
      [policy('HIERARCHY', rule('deny', 1, { srcThreatIntelligences: ['iplist-tor-exit-nodes'] }))],
    ],
    ['the internet by its type', [], [policy('NETWORK', rule('allow', 1, { srcNetworkType: 'INTERNET' }))]],
    [
      'a group beside everybody',
      [],
      [policy('NETWORK', rule('allow', 1, { srcIpRanges: [world], srcAddressGroups: ['g'] }))],
    ],
    [
      'a denial without effect',
      [allow()],
      [policy('HIERARCHY', rule('deny', 1, {}, { targetSecureTags: [{ state: 'INEFFECTIVE' }] }))],
    ],
    [
      'a denial for load balancers',
      [allow()],
      [policy('HIERARCHY', rule('deny', 1, {}, { targetType: 'INTERNAL_MANAGED_LB' }))],
    ],
    [
      'a denial between machines',
      [allow()],
      [policy('HIERARCHY', rule('deny', 1, { srcNetworkContext: 'VPC_NETWORKS' }))],
    ],
    [
      'a tagged denial after what allows',
      [],
      [policy('NETWORK', rule('allow', 1), rule('deny', 2, {}, { targetSecureTags: [{}] }))],
    ],
  ],
  shut: [
    ['nothing', []],
    ['a narrow source', [allow({ sourceRanges: [office] })]],
    ['private networks', [allow({ sourceRanges: ['10.0.0.0/8'] })]],
    ['only tags', [allow({ sourceRanges: [], sourceTags: ['bastion'] })]],
    ['only accounts', [allow({ sourceRanges: undefined, sourceServiceAccounts: ['a'] })]],
    ['another port', [allow({ allowed: tcp('443') })]],
    ['another protocol', [allow({ allowed: [{ ipProtocol: 'udp' }, { ipProtocol: 'icmp' }] })]],
    ['a port that is none', [allow({ allowed: tcp('ssh') })]],
    ['another tag', [allow({ targetTags: ['database'] })]],
    ['another account', [allow({ targetServiceAccounts: ['db@p.iam'] })]],
    ['another destination', [allow({ destinationRanges: ['10.1.0.0/16'] })]],
    ['disabled', [allow({ disabled: true })]],
    ['what leaves', [allow({ direction: 'EGRESS' })]],
    ['a stronger denial', [allow(), deny(999)]],
    ['an equal denial', [allow(), deny(undefined)]],
    [
      'two halves denied',
      [deny(1, { sourceRanges: ['0.0.0.0/1'] }), deny(1, { sourceRanges: ['128.0.0.0/1'] }), allow()],
    ],
    ['IPv6 alone', [allow({ sourceRanges: ['::/0'] })]],
    ['denied from above', [allow()], [policy('HIERARCHY', rule('deny', 1))]],
    ['denied by the system', [allow()], [policy('SYSTEM_REGIONAL', rule('deny', 1))]],
    [
      'denied by the folder',
      [allow()],
      [policy('HIERARCHY', rule('goto_next', 1)), policy('HIERARCHY', rule('deny', 1))],
    ],
    ['a network policy before VPC rules', [allow()], [policy('NETWORK', rule('deny', 1))], 'BEFORE_CLASSIC_FIREWALL'],
    ['goto_next to nothing', [], [policy('HIERARCHY', rule('goto_next', 1))]],
    ['a rule of a policy that is disabled', [], [policy('NETWORK', rule('allow', 1, {}, { disabled: true }))]],
    ['a rule of a policy for what leaves', [], [policy('NETWORK', rule('allow', 1, {}, { direction: 'EGRESS' }))]],
    [
      'machines with a secure tag',
      [],
      [policy('NETWORK', rule('allow', 1, { srcSecureTags: [{ state: 'EFFECTIVE' }] }))],
    ],
    ['machines inside', [], [policy('NETWORK', rule('allow', 1, { srcNetworkType: 'NON_INTERNET' }))]],
    ['domain names', [], [policy('NETWORK', rule('allow', 1, { srcFqdns: ['example.com'] }))]],
    [
      'a tagged permit after a denial',
      [],
      [policy('NETWORK', rule('deny', 1), rule('allow', 2, {}, { targetSecureTags: [{}] }))],
    ],
  ],
  unknown: [
    ['a group', [], [policy('NETWORK', rule('allow', 1, { srcAddressGroups: ['g'] }))]],
    ['denied to a group', [allow()], [policy('HIERARCHY', rule('deny', 1, { srcAddressGroups: ['g'] }))]],
    ['a tagged permit', [], [policy('NETWORK', rule('allow', 1, {}, { targetSecureTags: [{ state: 'EFFECTIVE' }] }))]],
    [
      'a tagged denial',
      [allow()],
      [policy('HIERARCHY', rule('deny', 1, {}, { targetSecureTags: [{ state: 'EFFECTIVE' }] }))],
    ],
    [
      'a tagged detour',
      [allow()],
      [policy('HIERARCHY', rule('goto_next', 1, {}, { targetSecureTags: [{}] }), rule('deny', 2))],
    ],
    [
      'a list of addresses',
      [],
      [policy('NETWORK', rule('allow', 1, { srcThreatIntelligences: ['iplist-public-clouds'] }))],
    ],
  ],
};

for (const [expected, cases] of Object.entries(tables))
  describe(`port 22 is ${expected}`, () => {
    for (const [what, firewalls, policies, order] of cases)
      test(what, () => assert.equal(answer(firewalls, policies, order), expected));
  });

test('IPv6 has rules of its own', () => {
  const target = { ...machine, addresses: ['2600:1900::1'] };
  assert.equal(answer([allow({ sourceRanges: ['::/0'] })], [], undefined, { target, family: 6 }), 'open');
  assert.equal(answer([allow()], [], undefined, { target, family: 6 }), 'shut');
  assert.equal(answer([allow(), deny(1, { sourceRanges: ['::/0'] })], [], undefined, { target, family: 6 }), 'shut');
});

test('the rules that let somebody in are named', () => {
  const firewalls = [
    allow({ name: 'office', sourceRanges: [office] }),
    allow({ name: 'world' }),
    allow({ name: 'idle', priority: 2000 }),
  ];
  const [way] = waysIn(machine, 4, { firewalls, firewallPolicys: [] }, ssh);
  assert.deepEqual(way?.rules, ['office', 'world']);
});

test('nothing collected is not nothing open', () => {
  assert.throws(() => waysIn(machine, 4, undefined, ssh), Unobserved);
});

test('rules that say nothing about a port never matter', () => {
  const other = fc.constantFrom<FirewallRule>(
    deny(1, { denied: tcp('443') }),
    deny(1, { denied: [{ ipProtocol: 'udp' }] }),
    allow({ allowed: tcp('443') }),
    allow({ disabled: true }),
    allow({ targetTags: ['database'] }),
  );
  fc.assert(
    fc.property(fc.array(other), fc.array(other), fc.boolean(), (before, after, isOpen) => {
      const decisive = isOpen ? [allow()] : [allow(), deny(1)];
      assert.equal(answer([...before, ...decisive, ...after]), isOpen ? 'open' : 'shut');
    }),
  );
});

describe('what one rule opens to everybody', () => {
  const cases: readonly [what: string, rule: FirewallRule, open: readonly string[], isAll: boolean][] = [
    ['one port', allow(), ['tcp 22'], false],
    ['ranges that touch', allow({ allowed: tcp('22', '23-25', '80') }), ['tcp 22-25', 'tcp 80'], false],
    ['all of TCP', allow({ allowed: [{ ipProtocol: 'tcp' }] }), ['tcp all ports'], true],
    ['all', allow({ allowed: [{ ipProtocol: 'all' }] }), ['tcp all ports', 'udp all ports'], true],
    ['from port 1', allow({ allowed: tcp('1-65535') }), ['tcp 1-65535'], true],
    ['ICMP', allow({ allowed: [{ ipProtocol: 'icmp' }] }), [], false],
    ['an office', allow({ sourceRanges: [office] }), [], false],
    ['both halves', allow({ sourceRanges: ['0.0.0.0/1', '128.0.0.0/1'] }), ['tcp 22'], false],
    ['IPv6', allow({ sourceRanges: ['::/0'] }), ['tcp 22'], false],
    ['disabled', allow({ disabled: true }), [], false],
    ['what leaves', allow({ direction: 'EGRESS' }), [], false],
    ['a denial', deny(1), [], false],
  ];
  for (const [what, one, open, isAll] of cases)
    test(what, () => {
      assert.deepEqual(
        exposedPorts(one).map(({ protocol, ...range }) => `${protocol} ${rangeLabel(range)}`),
        open,
      );
      assert.equal(exposesEverything(one), isAll);
    });
});
