import { test } from 'node:test';
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import * as net from '../../src/domain/net.ts';
import type { IpPermission, NaclEntry } from '../../src/domain/net.ts';

const lessPrivate = [
  '0.0.0.0/5',
  '8.0.0.0/7',
  '11.0.0.0/8',
  '12.0.0.0/6',
  '16.0.0.0/4',
  '32.0.0.0/3',
  '64.0.0.0/2',
  '128.0.0.0/3',
  '160.0.0.0/5',
  '168.0.0.0/6',
  '172.0.0.0/12',
  '172.32.0.0/11',
  '172.64.0.0/10',
  '172.128.0.0/9',
  '173.0.0.0/8',
  '174.0.0.0/7',
  '176.0.0.0/4',
  '192.0.0.0/9',
  '192.128.0.0/11',
  '192.160.0.0/13',
  '192.169.0.0/16',
  '192.170.0.0/15',
  '192.172.0.0/14',
  '192.176.0.0/12',
  '192.192.0.0/10',
  '193.0.0.0/8',
  '194.0.0.0/7',
  '196.0.0.0/6',
  '200.0.0.0/5',
  '208.0.0.0/4',
];

test('which networks are the whole internet', () => {
  const cases: [readonly string[], boolean, string][] = [
    [['0.0.0.0/0'], true, 'all of IPv4'],
    [['::/0'], true, 'all of IPv6 is enough'],
    [['0:0:0:0:0:0:0:0/0'], true, 'the long spelling'],
    [['1.2.3.4/0'], true, 'host bits do not matter'],
    [['0.0.0.0/1', '128.0.0.0/1'], true, 'two halves'],
    [['128.0.0.0/1', '10.0.0.0/8', '0.0.0.0/1'], true, 'in any order, with more beside'],
    [['::/1', '8000::/1'], true, 'two halves of IPv6'],
    [['2000::/3'], true, 'all that is routed of IPv6'],
    [lessPrivate, true, 'everything less the private networks'],
    [lessPrivate.slice(0, 6), false, 'a part of it'],
    [['0.0.0.0/1'], false, 'one half'],
    [['0.0.0.0/1', '8000::/1'], false, 'halves of different families'],
    [['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], false, 'private networks'],
    [['203.0.113.7/32'], false, 'one address'],
    [['0.0.0.0'], false, 'one address without prefix'],
    [[], false, 'nothing'],
    [['0.0.0.0/33', '::/129', '0.0.0.0/0/0', '0.0.0.0/-1', '0/0', 'x', ''], false, 'what is no network'],
  ];
  for (const [cidrs, wanted, why] of cases) equal(net.isWorld(cidrs), wanted, why);
});

test('which networks are broader than one organization', () => {
  equal(net.isBroad(['0.0.0.0/1']), true);
  equal(net.isBroad(['2.0.0.0/7']), true);
  equal(net.isBroad(['3.0.0.0/8']), false);
  equal(net.isBroad(['2000::/16']), true);
  equal(net.isBroad(['2400:cb00::/32', '2a06:98c0::/29']), false);
  equal(net.isBroad(['10.0.0.0/8', '100.64.0.0/10', 'fc00::/7']), false);
});

test('which networks never are the source of a packet from the internet', () => {
  const cases: [string, boolean][] = [
    ['10.0.0.0/8', true],
    ['10.1.2.3', true],
    ['172.16.0.0/12', true],
    ['172.16.0.0/11', false],
    ['192.168.1.0/24', true],
    ['100.64.0.0/10', true],
    ['169.254.169.254/32', true],
    ['127.0.0.1/32', true],
    ['fd00::/8', true],
    ['fe80::1/128', true],
    ['::1/128', true],
    ['2001:db8::/32', false],
    ['203.0.113.0/24', false],
    ['0.0.0.0/0', false],
    ['nonsense', false],
  ];
  for (const [cidr, wanted] of cases) equal(net.isPrivate(cidr), wanted, cidr);
});

test('networks inside each other', () => {
  equal(net.isWithin('10.1.0.0/16', '10.0.0.0/8'), true);
  equal(net.isWithin('10.0.0.0/8', '10.1.0.0/16'), false);
  equal(net.isWithin('10.0.0.0/8', '::/0'), false);
  equal(net.overlap('10.0.0.0/8', '10.1.0.0/16'), true);
  equal(net.overlap('10.0.0.0/9', '10.128.0.0/9'), false);
  equal(net.familyOf('::/0'), 6);
  equal(net.familyOf('sg-1'), undefined);
  equal(net.familyOf('0.0.0.0/33'), undefined);
});

const someCidr = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => `${address}/${prefix}`);

test('law: splitting a network in halves changes no verdict', () => {
  fc.assert(
    fc.property(fc.array(someCidr, { maxLength: 6 }), fc.nat({ max: 5 }), (cidrs, at) => {
      const halves = cidrs.flatMap((cidr, index) => (index === at ? split(cidr) : [cidr]));
      equal(net.isWorld(halves), net.isWorld(cidrs));
      equal(net.isBroad(halves), net.isBroad(cidrs));
    }),
  );
});

test('law: more networks are never less of the world, and order does not matter', () => {
  fc.assert(
    fc.property(fc.array(someCidr, { maxLength: 6 }), someCidr, (cidrs, more) => {
      ok(!net.isWorld(cidrs) || net.isWorld([more, ...cidrs]));
      equal(net.isWorld(cidrs), net.isWorld(cidrs.toReversed()));
    }),
  );
});

test('law: no text breaks the reading of networks', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      equal(typeof net.isWorld([text]), 'boolean');
      equal(typeof net.isPrivate(text), 'boolean');
    }),
  );
});

function split(cidr: string): string[] {
  const [address = '', prefix = '32'] = cidr.split('/');
  const length = Number(prefix);
  if (length === 32) return [cidr];
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - length);
  const first = Math.floor(value / size) * size;
  return [first, first + size / 2].map((start) => `${dotted(start)}/${length + 1}`);
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

const world = [{ cidrIp: '0.0.0.0/0' }];
const rule = (
  ipProtocol: string,
  fromPort?: number,
  toPort = fromPort,
  more: Partial<IpPermission> = {},
): IpPermission => ({
  ipProtocol,
  fromPort,
  toPort,
  ipRanges: world,
  ...more,
});

test('which ports security-group rules open to everybody', () => {
  const cases: [readonly IpPermission[], readonly string[], string][] = [
    [[rule('tcp', 22)], ['tcp 22-22'], 'one port'],
    [[rule('6', 22)], ['tcp 22-22'], 'TCP by number'],
    [[rule('TCP', 22)], ['tcp 22-22'], 'TCP in capitals'],
    [[rule('17', 53)], ['udp 53-53'], 'UDP by number'],
    [[rule('-1')], ['tcp 0-65535', 'udp 0-65535'], 'all traffic'],
    [[rule('tcp')], ['tcp 0-65535'], 'TCP without ports is all of TCP'],
    [[rule('tcp', -1)], ['tcp 0-65535'], 'so is -1'],
    [[rule('icmp', -1)], [], 'ICMP has no ports'],
    [[rule('icmp', 8, -1)], [], 'its type is not a port'],
    [[rule('1', 22)], [], 'ICMP by number'],
    [[rule('icmpv6', -1)], [], 'ICMPv6'],
    [[rule('50')], [], 'ESP'],
    [[rule('tcp', 22, 22, { ipRanges: [], ipv6Ranges: [{ cidrIpv6: '::/0' }] })], ['tcp 22-22'], 'IPv6 counts too'],
    [[rule('tcp', 22, 22, { ipRanges: [{ cidrIp: '10.0.0.0/8' }] })], [], 'a private network'],
    [[rule('tcp', 22, 22, { ipRanges: [], userIdGroupPairs: [{ groupId: 'sg-1' }] })], [], 'another group'],
    [
      [rule('tcp', 22, 22, { ipRanges: [], prefixListIds: [{ prefixListId: 'pl-1' }] })],
      ['tcp 22-22'],
      'a list of the world',
    ],
    [[rule('tcp', 22, 22, { ipRanges: [], prefixListIds: [{ prefixListId: 'pl-2' }] })], [], 'an unknown list'],
    [[rule('tcp', 20, 25), rule('tcp', 26, 30)], ['tcp 20-30'], 'neighbours are joined'],
    [[rule('tcp', 20, 25), rule('tcp', 22)], ['tcp 20-25'], 'overlaps are joined'],
    [[rule('tcp', 80), rule('tcp', 443)], ['tcp 80-80', 'tcp 443-443'], 'gaps stay'],
    [
      [
        rule('tcp', 0, 100, { ipRanges: [{ cidrIp: '0.0.0.0/1' }] }),
        rule('-1', undefined, undefined, { ipRanges: [{ cidrIp: '128.0.0.0/1' }] }),
      ],
      ['tcp 0-100'],
      'halves in two rules meet where both rules apply',
    ],
    [[], [], 'no rules'],
  ];
  const lists = new Map([['pl-1', ['0.0.0.0/0']]]);
  for (const [permissions, wanted, why] of cases) {
    const got = net.exposedPorts(permissions, lists).map(({ protocol, from, to }) => `${protocol} ${from}-${to}`);
    deepEqual(got, wanted, why);
  }
});

test('the port in question, not any port', () => {
  const permissions = [rule('tcp', 443), rule('udp', 22), rule('tcp', 3000, 3400)];
  equal(net.exposes(permissions, 443), true);
  equal(net.exposes(permissions, 22), false);
  equal(net.exposes(permissions, 22, 'udp'), true);
  deepEqual(
    net.exposedServices(permissions, net.sensitivePorts).map(({ name }) => name),
    ['RDP', 'MySQL'],
  );
  equal(net.exposesAllTraffic(permissions), false);
  equal(net.exposesAllTraffic([rule('-1')]), true);
  equal(net.exposesAllTraffic([rule('tcp', 0, 65535)]), false);
});

test('prefix lists that a verdict on a port depends on', () => {
  const listed = rule('tcp', 22, 22, { ipRanges: [], prefixListIds: [{ prefixListId: 'pl-1' }] });
  deepEqual(net.prefixListsOf([listed]), ['pl-1']);
  deepEqual(net.prefixListsOf([listed, listed], 22), ['pl-1']);
  deepEqual(net.prefixListsOf([listed], 23), []);
  deepEqual(net.cidrsOf(listed, new Map([['pl-1', ['192.0.2.0/24']]])), ['192.0.2.0/24']);
});

test('law: a port is exposed exactly when the rules that name it add up to the world', () => {
  const someRule = fc
    .record({
      ipProtocol: fc.constantFrom('tcp', '6', '-1', 'icmp', 'udp'),
      ports: fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })),
      cidr: fc.constantFrom('0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '10.0.0.0/8'),
    })
    .map(({ ipProtocol, ports: [a, b], cidr }) =>
      rule(ipProtocol, Math.min(a, b), Math.max(a, b), { ipRanges: [{ cidrIp: cidr }] }),
    );
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 8 }), fc.nat({ max: 31 }), (rules, port) => {
      const naming = rules.filter(
        ({ ipProtocol, fromPort, toPort }) =>
          ipProtocol === '-1' || (/^(?:tcp|6)$/.test(ipProtocol) && (fromPort ?? 0) <= port && port <= (toPort ?? 0)),
      );
      equal(net.exposes(rules, port), net.isWorld(naming.flatMap((one) => net.cidrsOf(one))));
    }),
  );
});

test('the catalogue of ports', () => {
  equal(net.portLabel(22), '22 (SSH)');
  equal(net.portLabel(8000), '8000');
  equal(net.rangeLabel({ from: 22, to: 22 }), '22');
  equal(net.rangeLabel({ from: 20, to: 22 }), '20-22');
  equal(net.rangeLabel(net.allPorts), 'all ports');
  deepEqual(
    [22, 23, 3389, 5900, 5985, 5986].filter(
      (port) => !net.sensitivePortsOf('administration').some((p) => p.port === port),
    ),
    [],
  );
  deepEqual(
    [1433, 1521, 3306, 5432, 5984, 6379, 7000, 9042, 9200, 11211, 27017].filter(
      (port) => !net.sensitivePortsOf('database').some((p) => p.port === port),
    ),
    [],
  );
  equal(net.sensitivePortsOf().length, net.sensitivePorts.length);
  const keys = net.sensitivePorts.map(({ port, protocol }) => `${port}/${protocol}`);
  equal(new Set(keys).size, keys.length, 'no port twice');
});

const entry = (ruleNumber: number, ruleAction: 'allow' | 'deny', more: Partial<NaclEntry> = {}): NaclEntry => ({
  ruleNumber,
  ruleAction,
  protocol: '-1',
  egress: false,
  cidrBlock: '0.0.0.0/0',
  ...more,
});
const last = entry(32767, 'deny');

test('network ACLs: the first match by rule number decides', () => {
  const ssh = { protocol: '6', portRange: { from: 22, to: 22 } };
  const cases: [readonly NaclEntry[], boolean, string][] = [
    [[entry(100, 'allow'), last], true, 'the default ACL'],
    [[last], false, 'only the final rule'],
    [[], false, 'no rule at all'],
    [[entry(100, 'deny', ssh), entry(200, 'allow')], false, 'deny first'],
    [[entry(200, 'allow'), entry(100, 'deny', ssh)], false, 'the number counts, not the position'],
    [[entry(100, 'allow'), entry(200, 'deny', ssh)], true, 'deny last'],
    [
      [entry(100, 'deny', { ...ssh, cidrBlock: '198.51.100.0/24' }), entry(200, 'allow')],
      true,
      'denying a few closes nothing',
    ],
    [[entry(100, 'allow', { cidrBlock: '198.51.100.0/24' }), last], false, 'admitting a few opens nothing'],
    [[entry(100, 'deny', { cidrBlock: '0.0.0.0/1' }), entry(200, 'allow')], true, 'half the world is broad'],
    [
      [
        entry(100, 'deny', { cidrBlock: '0.0.0.0/1' }),
        entry(110, 'deny', { cidrBlock: '128.0.0.0/1' }),
        entry(200, 'allow'),
      ],
      false,
      'denying both halves closes',
    ],
    [[entry(100, 'allow', { protocol: '17' }), last], false, 'another protocol'],
    [[entry(100, 'allow', { protocol: '1' }), last], false, 'ICMP'],
    [[entry(100, 'allow', { protocol: '6', portRange: { from: 443, to: 443 } }), last], false, 'another port'],
    [[entry(100, 'allow', { protocol: '6' }), last], true, 'TCP without ports is all ports'],
    [[entry(100, 'allow', { egress: true }), last], false, 'another direction'],
    [[entry(100, 'allow', { cidrBlock: '10.0.0.0/8' }), last], false, 'private networks'],
    [[entry(100, 'allow', { cidrBlock: null, ipv6CidrBlock: '::/0' }), last], false, 'another family'],
  ];
  for (const [entries, wanted, why] of cases) equal(net.naclAllows(entries, { port: 22 }), wanted, why);
});

test('network ACLs: IPv6, narrower sources, and the way out', () => {
  const v6 = [entry(101, 'allow', { cidrBlock: null, ipv6CidrBlock: '::/0' })];
  equal(net.naclAllows(v6, { port: 22, cidr: '::/0' }), true);
  equal(net.naclAllows([entry(100, 'allow')], { port: 22, cidr: '::/0' }), false);
  const office = [entry(100, 'allow', { cidrBlock: '198.51.100.0/24' })];
  equal(net.naclAllows(office, { port: 22, cidr: '198.51.100.0/28' }), true);
  equal(net.naclAllows(office, { port: 22, cidr: '203.0.113.0/28' }), false);
  equal(net.naclAllows([entry(100, 'allow', { egress: true })], { port: 22, egress: true }), true);
});

test('network ACLs keep no state: the answer has to get out', () => {
  const inbound = entry(100, 'allow');
  const out = (from: number, to: number, number = 100, action: 'allow' | 'deny' = 'allow') =>
    entry(number, action, { egress: true, protocol: '6', portRange: { from, to } });
  const cases: [readonly NaclEntry[], boolean, string][] = [
    [[inbound, entry(100, 'allow', { egress: true })], true, 'everything may leave'],
    [[inbound], false, 'nothing may leave'],
    [[inbound, out(22, 22)], false, 'the port of the server is not where answers go'],
    [[inbound, out(1024, 65535)], true, 'ephemeral ports'],
    [[inbound, out(49152, 49152)], true, 'one of them is enough'],
    [[inbound, out(1024, 65535, 50, 'deny'), out(0, 65535)], false, 'ephemeral ports denied first'],
    [[inbound, out(1024, 60000, 50, 'deny'), out(0, 65535)], true, 'some of them'],
    [[out(1024, 65535)], false, 'nothing gets in'],
  ];
  for (const [entries, wanted, why] of cases) equal(net.naclAdmitsConnection(entries, { port: 22 }), wanted, why);
});
