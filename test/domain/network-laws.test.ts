/** What holds of every network: more refusal never exposes more, and what is hidden is never concluded from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Exposure, Found } from '../../src/domain/access/engine.ts';
import { type AwsRegionEstate, awsExposures } from '../../src/domain/aws/exposure.ts';
import { internetPaths, type Interface } from '../../src/domain/aws/reachability.ts';
import { surroundingsOf } from '../../src/domain/aws/exposure-network.ts';
import type { IpPermission, NaclEntry } from '../../src/domain/aws/vpc.ts';
import type { SecurityRule } from '../../src/domain/azure/nsg.ts';
import { waysIn as azureWaysIn } from '../../src/domain/azure/vm-reach.ts';
import { type FirewallRule, waysIn as gcpWaysIn } from '../../src/domain/gcp/firewall.ts';
import { awsEstate, card, entry, partOf, permit, region, viaGateway } from './network-estates.ts';

const ports = [22, 443, 8080].map((port) => ({ port, protocol: 'tcp' as const }));
const networks = [
  '0.0.0.0/0',
  '0.0.0.0/1',
  '128.0.0.0/1',
  '64.0.0.0/2',
  '198.51.100.0/24',
  '10.0.0.0/8',
  '::/0',
  '8000::/1',
];
const network = fc.constantFrom(...networks);
const range = fc
  .tuple(fc.constantFrom(0, 22, 443, 1024), fc.constantFrom(22, 443, 8080, 65535))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const permission: fc.Arbitrary<IpPermission> = fc
  .tuple(range, fc.array(network, { minLength: 1, maxLength: 3 }))
  .map(([given, cidrs]) => permit(given, ...cidrs));
const aclEntry: fc.Arbitrary<NaclEntry> = fc
  .record({
    number: fc.integer({ min: 1, max: 200 }),
    action: fc.constantFrom('allow' as const, 'deny' as const),
    egress: fc.boolean(),
    cidr: network,
    ports: fc.option(range),
  })
  .map(({ number, action, egress, cidr, ports: given }) =>
    entry(number, action, {
      egress,
      ...(cidr.includes(':') ? { cidrBlock: undefined, ipv6CidrBlock: cidr } : { cidrBlock: cidr }),
      ...(given ? { protocol: '6', portRange: { from: given[0], to: given[1] } } : {}),
    }),
  );
const dual: Interface = { ...card, ipv6Addresses: ['2600:1f18::10'] };
const routes = [viaGateway, { destinationIpv6CidrBlock: '::/0', gatewayId: 'igw-1', state: 'active' }];
const scene = fc.record({
  group: fc.array(permission, { maxLength: 4 }),
  acl: fc
    .array(aclEntry, { maxLength: 6 })
    .map((entries) => [
      ...new Map(entries.map((one) => [`${one.ruleNumber} ${one.egress}`, one])).values(),
      entry(300, 'allow'),
      entry(300, 'allow', { egress: true }),
    ]),
});
type Given = { readonly group: readonly IpPermission[]; readonly acl: readonly NaclEntry[]; readonly card?: Interface };
const placeOf = ({ group, acl, card: one = dual }: Given): AwsRegionEstate =>
  region({ card: one, groups: { 'sg-1': group }, acl, routes });
const reachedIn = (given: Given): Set<string> => {
  const found = internetPaths(given.card ?? dual, surroundingsOf(placeOf(given).network), ports);
  return new Set(found.map(({ port, address }) => `${port.port} ${address}`));
};
const isSubset = (some: ReadonlySet<string>, of: ReadonlySet<string>): boolean => [...some].every((one) => of.has(one));

test('law: a refusal at a higher priority never exposes more (AWS)', () => {
  const refusal = fc.record({ cidr: network, egress: fc.boolean() });
  fc.assert(
    fc.property(scene, refusal, (given, { cidr, egress }) => {
      const more = entry(0, 'deny', {
        egress,
        ...(cidr.includes(':') ? { cidrBlock: undefined, ipv6CidrBlock: cidr } : { cidrBlock: cidr }),
      });
      return isSubset(reachedIn({ ...given, acl: [more, ...given.acl] }), reachedIn(given));
    }),
  );
});

test('law: fewer public addresses or rules never expose more (AWS)', () => {
  fc.assert(
    fc.property(scene, fc.nat({ max: 3 }), (given, i) => {
      const whole = reachedIn(given);
      assert.ok(isSubset(reachedIn({ ...given, card: { ...dual, publicIpv4Addresses: [] } }), whole));
      assert.ok(isSubset(reachedIn({ ...given, card: { ...dual, ipv6Addresses: [] } }), whole));
      assert.deepEqual(
        reachedIn({ ...given, card: { ...dual, publicIpv4Addresses: [], ipv6Addresses: [] } }),
        new Set(),
      );
      assert.ok(isSubset(reachedIn({ ...given, group: given.group.toSpliced(i, 1) }), whole));
    }),
  );
});

const halves = (cidr: string): string[] => {
  const [address = '', prefix = '0'] = cidr.split('/');
  if (prefix !== '0') return [cidr];
  return address === '::' ? ['::/1', '8000::/1'] : ['0.0.0.0/1', '128.0.0.0/1'];
};

test('law: splitting a network in halves changes nothing (AWS)', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const group = given.group.map((one) => {
        const cidrs = [
          ...(one.ipRanges ?? []).map(({ cidrIp }) => cidrIp!),
          ...(one.ipv6Ranges ?? []).map(({ cidrIpv6 }) => cidrIpv6!),
        ];
        return permit([one.fromPort!, one.toPort!], ...cidrs.flatMap(halves));
      });
      assert.deepEqual(reachedIn({ ...given, group }), reachedIn(given));
    }),
  );
});

const plain = ({ found }: Found<Exposure>): string[] => found.map((exposure) => JSON.stringify(exposure));

test('law: the order of lists without order does not matter (AWS)', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const reversed = { group: given.group.toReversed(), acl: given.acl.toReversed() };
      assert.deepEqual(reachedIn(reversed), reachedIn(given));
      const [one, other] = [placeOf(given), region({ state: 'stopped' })];
      const ask = (...regions: AwsRegionEstate[]) => plain(awsExposures(awsEstate({ regions })));
      assert.deepEqual(ask(one, other), ask(other, one));
    }),
  );
});

test('law: hiding a list gives the same or unknown (AWS)', () => {
  const lists = ['groups', 'prefixLists', 'routeTables', 'networkAcls'] as const;
  fc.assert(
    fc.property(scene, fc.subarray([...lists], { minLength: 1 }), (given, hidden) => {
      const place = placeOf(given);
      const gone = Object.fromEntries(hidden.map((name) => [name, partOf()]));
      const less = { ...place, network: { ...place.network, ...gone } };
      const whole = plain(awsExposures(awsEstate({ regions: [place] })));
      const { found } = awsExposures(awsEstate({ regions: [less] }));
      const isUnknown = found.some(({ decision }) => decision === 'unknown-info');
      assert.ok(isUnknown || whole.join() === plain({ found, unseen: [] }).join());
      for (const one of found) assert.ok(one.decision !== 'allowed' || whole.includes(JSON.stringify(one)));
    }),
  );
});

const securityRule: fc.Arbitrary<SecurityRule> = fc
  .record({
    priority: fc.integer({ min: 101, max: 4096 }),
    access: fc.constantFrom('Allow', 'Deny'),
    source: fc.constantFrom(...networks, '*', 'Internet', 'VirtualNetwork'),
    range,
  })
  .map(({ priority, access, source, range: [from, to] }) => ({
    name: `rule-${priority}`,
    access,
    direction: 'Inbound',
    priority,
    protocol: 'Tcp',
    sourceAddressPrefix: source,
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: `${from}-${to}`,
  }));
const securityRules = fc.uniqueArray(securityRule, { maxLength: 6, selector: ({ priority }) => priority });

function azureReached(rules: readonly SecurityRule[], publicIPAddress: string | undefined = 'address'): Set<string> {
  const configuration = { id: 'ip', privateIPAddress: '10.0.0.4', publicIPAddress };
  const around = {
    cardOf: () => ({ networkSecurityGroup: 'own', ipConfigurations: [configuration] }),
    addressOf: () => ({ sku: 'Standard', ipAddress: '203.0.113.10' }),
    securityGroupOf: () => null,
    rulesOf: () => rules,
    balancersOf: () => [],
  };
  return new Set(azureWaysIn(['nic'], around, ports).map(({ port }) => String(port.port)));
}

test('law: a refusal at a higher priority, or no address, never exposes more (Azure)', () => {
  fc.assert(
    fc.property(securityRules, network, (rules, source) => {
      const refusal: SecurityRule = {
        name: 'refusal',
        access: 'Deny',
        direction: 'Inbound',
        priority: 100,
        protocol: '*',
        sourceAddressPrefix: source,
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '*',
      };
      assert.ok(isSubset(azureReached([...rules, refusal]), azureReached(rules)));
      assert.deepEqual(azureReached(rules.toReversed()), azureReached(rules));
    }),
  );
});

test('law: splitting a network in halves changes nothing (Azure)', () => {
  fc.assert(
    fc.property(securityRules, (rules) => {
      const split = rules.map(({ sourceAddressPrefix = '', ...rule }) => ({
        ...rule,
        sourceAddressPrefixes: sourceAddressPrefix.endsWith('/0') ? halves(sourceAddressPrefix) : [sourceAddressPrefix],
      }));
      assert.deepEqual(azureReached(split), azureReached(rules));
    }),
  );
});

const firewallRule: fc.Arbitrary<FirewallRule> = fc
  .record({
    priority: fc.integer({ min: 1, max: 2000 }),
    isAllow: fc.boolean(),
    sources: fc.array(network, { minLength: 1, maxLength: 3 }),
    range,
  })
  .map(({ priority, isAllow, sources, range: [from, to] }) => {
    const layer4 = [{ ipProtocol: 'tcp', ports: [`${from}-${to}`] }];
    const what = isAllow ? { allowed: layer4 } : { denied: layer4 };
    return { name: `rule-${priority}`, direction: 'INGRESS', priority, sourceRanges: sources, ...what };
  });
const machine = { networkTags: [], serviceAccounts: [], addresses: ['10.0.0.2'] };
const gcpReached = (firewalls: readonly FirewallRule[]): Set<string> =>
  new Set(gcpWaysIn(machine, 4, { firewalls, firewallPolicys: [] }, ports).map(({ port }) => String(port.port)));

test('law: a denial at a higher priority never exposes more, halves are the whole, order does not matter (Google Cloud)', () => {
  fc.assert(
    fc.property(fc.array(firewallRule, { maxLength: 6 }), network, (rules, source) => {
      const denial: FirewallRule = {
        name: 'denial',
        direction: 'INGRESS',
        priority: 0,
        sourceRanges: [source],
        denied: [{ ipProtocol: 'all' }],
      };
      const whole = gcpReached(rules);
      assert.ok(isSubset(gcpReached([denial, ...rules]), whole));
      assert.deepEqual(gcpReached(rules.toReversed()), whole);
      const split = rules.map((rule) => ({ ...rule, sourceRanges: (rule.sourceRanges ?? []).flatMap(halves) }));
      assert.deepEqual(gcpReached(split), whole);
    }),
  );
});
