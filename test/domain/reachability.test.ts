import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blocksIngress, internetGatewayOf, internetPaths } from '../../src/domain/aws/reachability.ts';
import { hopsOf } from '../../src/domain/access/path.ts';
import type { Interface, Route, Surroundings } from '../../src/domain/aws/reachability.ts';
import type { IpPermission, NaclEntry } from '../../src/domain/aws/vpc.ts';
import { sensitivePorts } from '../../src/domain/ports.ts';

const ports = sensitivePorts.filter(({ port, protocol }) => [22, 3306, 3389].includes(port) && protocol === 'tcp');

const card: Interface = {
  networkInterfaceId: 'eni-1',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  groupIds: ['sg-1'],
  publicIpv4Addresses: ['203.0.113.10'],
  ipv6Addresses: [],
};
const dual = { ...card, ipv6Addresses: ['fd00::10', '2600:1f18::10'] };
const tcp = (port: number, ...cidrs: string[]): IpPermission => ({
  ipProtocol: 'tcp',
  fromPort: port,
  toPort: port,
  ipRanges: cidrs.filter((cidr) => !cidr.includes(':')).map((cidrIp) => ({ cidrIp })),
  ipv6Ranges: cidrs.filter((cidr) => cidr.includes(':')).map((cidrIpv6) => ({ cidrIpv6 })),
});
const entry = (
  ruleNumber: number,
  action: string,
  port?: readonly [number, number],
  rest: Partial<NaclEntry> = {},
): NaclEntry => ({
  ruleNumber,
  protocol: port ? '6' : '-1',
  ruleAction: action,
  egress: false,
  cidrBlock: '0.0.0.0/0',
  ...(port && { portRange: { from: port[0], to: port[1] } }),
  ...rest,
});
const out = { egress: true };
const openNacl = [entry(100, 'allow'), entry(100, 'allow', undefined, out)];
const openNacl6 = openNacl.map((rule) => ({ ...rule, ruleNumber: 101, cidrBlock: undefined, ipv6CidrBlock: '::/0' }));
const publicRoutes: Route[] = [
  { destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local', state: 'active' },
  { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1', state: 'active' },
];
const publicRoutes6: Route[] = [
  ...publicRoutes,
  { destinationIpv6CidrBlock: '::/0', gatewayId: 'igw-1', state: 'active' },
];

interface Setting {
  readonly card?: Interface;
  readonly groups?: Record<string, IpPermission[]>;
  readonly routes?: Route[];
  readonly nacl?: NaclEntry[];
  readonly blocked?: boolean;
  readonly lists?: Record<string, string[]>;
  /** The account sees no route table of the subnet. */
  readonly unrouted?: boolean;
}

const around = (setting: Setting): Surroundings => ({
  ingressOf: (id) => (setting.groups ?? { 'sg-1': [tcp(22, '0.0.0.0/0')] })[id],
  prefixLists: (ids) => new Map(ids.map((id) => [id, setting.lists?.[id] ?? []])),
  routeTableOf: () => (setting.unrouted ? undefined : { id: 'rtb-1', routes: setting.routes ?? publicRoutes }),
  naclOf: () => ({ id: 'acl-1', entries: setting.nacl ?? openNacl }),
  isBlocked: () => setting.blocked ?? false,
});
const reached = (setting: Setting) =>
  internetPaths(setting.card ?? card, around(setting), ports).map(({ port, address }) => `${port.port} ${address}`);

test('the path names the rule that opens the port, not just one that speaks of it', () => {
  const groups = { 'sg-1': [tcp(22, '198.51.100.0/24'), tcp(22, '192.0.2.0/24', '0.0.0.0/0')] };
  const [found] = internetPaths(card, around({ groups }), ports);
  assert.match(hopsOf(found!), /sg-1 \(tcp 22 from 0\.0\.0\.0\/0\)/);
});

describe('what is not seen is not concluded from', () => {
  const unseen: [string, Setting][] = [
    ['a security group', { card: { ...card, groupIds: ['sg-hidden'] } }],
    ['the route table', { unrouted: true }],
  ];
  for (const [what, setting] of unseen)
    test(what, () => {
      assert.throws(() => reached(setting), { name: 'Unobserved' });
    });
});

describe('ports of an interface that the internet reaches', () => {
  const v4 = '22 203.0.113.10';
  const v6 = '22 2600:1f18::10';
  const list = { ipProtocol: 'tcp', fromPort: 0, toPort: 1023, prefixListIds: [{ prefixListId: 'pl-1' }] };
  const eigw = [...publicRoutes, { destinationIpv6CidrBlock: '::/0', state: 'active' }];
  const open6 = { 'sg-1': [tcp(22, '::/0')] };
  const cases: [string, Setting, string[]][] = [
    ['a public address, an open group, a route and an open ACL', {}, [v4]],
    ['no public address', { card: { ...card, publicIpv4Addresses: [] } }, []],
    ['no group', { card: { ...card, groupIds: [] } }, []],
    ['the second group opens it', { card: { ...card, groupIds: ['sg-0', 'sg-1'] } }, [v4]],
    [
      'a route by prefix list',
      { routes: [{ destinationPrefixListId: 'pl-2', gatewayId: 'igw-1' }], lists: { 'pl-2': ['0.0.0.0/0'] } },
      [v4],
    ],
    [
      'a route by prefix list of an office',
      { routes: [{ destinationPrefixListId: 'pl-2', gatewayId: 'igw-1' }], lists: { 'pl-2': ['198.51.100.0/24'] } },
      [],
    ],
    ['a group for one office', { groups: { 'sg-1': [tcp(22, '198.51.100.0/24')] } }, []],
    [
      'two halves in two groups',
      { card: { ...card, groupIds: ['a', 'b'] }, groups: { a: [tcp(22, '0.0.0.0/1')], b: [tcp(22, '128.0.0.0/1')] } },
      [v4],
    ],
    ['half of the internet', { groups: { 'sg-1': [tcp(22, '128.0.0.0/1')] } }, [v4]],
    ['another port', { groups: { 'sg-1': [tcp(443, '0.0.0.0/0')] } }, []],
    [
      'another group as the source',
      { groups: { 'sg-1': [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-2' }] }] } },
      [],
    ],
    [
      'all traffic',
      { groups: { 'sg-1': [{ ipProtocol: '-1', ipRanges: [{ cidrIp: '0.0.0.0/0' }] }] } },
      [v4, '3389 203.0.113.10', '3306 203.0.113.10'],
    ],
    ['a prefix list of everybody', { groups: { 'sg-1': [list] }, lists: { 'pl-1': ['0.0.0.0/0'] } }, [v4]],
    ['a prefix list of IPv6 for an IPv4 address', { groups: { 'sg-1': [list] }, lists: { 'pl-1': ['::/0'] } }, []],
    ['a prefix list of an office', { groups: { 'sg-1': [list] }, lists: { 'pl-1': ['198.51.100.0/24'] } }, []],
    ['no route to an internet gateway', { routes: publicRoutes.slice(0, 1) }, []],
    ['a NAT gateway', { routes: [{ destinationCidrBlock: '0.0.0.0/0', state: 'active' }] }, []],
    ['a black hole', { routes: [{ ...publicRoutes[1], state: 'blackhole' }] }, []],
    [
      'a virtual private gateway',
      { routes: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'vgw-1', state: 'active' }] },
      [],
    ],
    ['the ACL refuses the port first', { nacl: [entry(90, 'deny', [22, 22]), ...openNacl] }, []],
    ['the ACL refuses the port later', { nacl: [...openNacl, entry(110, 'deny', [22, 22])] }, [v4]],
    ['the ACL lets no answers out', { nacl: [entry(100, 'allow')] }, []],
    [
      'the ACL lets answers out to ephemeral ports alone',
      { nacl: [entry(100, 'allow', [22, 22]), entry(100, 'allow', [32768, 60999], out)] },
      [v4],
    ],
    [
      'the ACL lets answers out to 443 alone',
      { nacl: [entry(100, 'allow'), entry(100, 'allow', [443, 443], out)] },
      [],
    ],
    ['Block Public Access', { blocked: true }, []],
    [
      'IPv6 with its own rule, route and ACL',
      { card: dual, groups: open6, routes: publicRoutes6, nacl: [...openNacl, ...openNacl6] },
      [v6],
    ],
    [
      'a unique local IPv6 address',
      {
        card: { ...card, publicIpv4Addresses: [], ipv6Addresses: ['fd00::10'] },
        groups: open6,
        routes: publicRoutes6,
        nacl: [...openNacl, ...openNacl6],
      },
      [],
    ],
    [
      'IPv6 behind an egress-only gateway',
      { card: dual, groups: open6, routes: eigw, nacl: [...openNacl, ...openNacl6] },
      [],
    ],
    ['IPv6 that the ACL does not know', { card: dual, groups: open6, routes: publicRoutes6 }, []],
    [
      'an IPv6 rule for an interface without IPv6',
      { groups: open6, routes: publicRoutes6, nacl: [...openNacl, ...openNacl6] },
      [],
    ],
  ];
  for (const [name, setting, expected] of cases) test(name, () => assert.deepEqual(reached(setting), expected));
});

test('the path names every hop', () => {
  const [found] = internetPaths(card, around({}), ports);
  assert.equal(hopsOf(found!), 'internet → igw-1 → rtb-1 → acl-1 → sg-1 (tcp 22 from 0.0.0.0/0) → eni-1');
});

test('what does not matter is not asked', () => {
  const unasked = (): never => assert.fail('asked');
  const silent = { routeTableOf: unasked, naclOf: unasked, isBlocked: unasked, prefixLists: unasked };
  assert.deepEqual(internetPaths({ ...card, publicIpv4Addresses: [] }, { ...silent, ingressOf: unasked }, ports), []);
  assert.deepEqual(internetPaths(card, { ...silent, ingressOf: () => [] }, ports), []);
});

describe('the internet gateway that answers leave by', () => {
  const via = (cidr: string, gatewayId?: string): Route => ({
    destinationCidrBlock: cidr,
    ...(gatewayId && { gatewayId }),
  });
  const cases: [string, Route[], string | undefined][] = [
    ['nothing', [], undefined],
    ['the default route', [via('0.0.0.0/0', 'igw-1')], 'igw-1'],
    ['two halves', [via('0.0.0.0/1', 'igw-1'), via('128.0.0.0/1', 'igw-1')], 'igw-1'],
    ['one partner network', [via('198.51.100.0/24', 'igw-1')], undefined],
    [
      'more specific routes elsewhere take it all',
      [via('0.0.0.0/0', 'igw-1'), via('0.0.0.0/1'), via('128.0.0.0/1')],
      undefined,
    ],
    ['more specific routes to the gateway', [via('0.0.0.0/0'), via('0.0.0.0/1', 'igw-1')], 'igw-1'],
  ];
  for (const [name, routes, expected] of cases)
    test(name, () => assert.equal(internetGatewayOf(routes, 4)?.gateway, expected));
});

describe('VPC Block Public Access', () => {
  const arn = 'arn:aws:ec2:eu-west-1:111122223333:';
  const bidirectional = (resource: string) => ({ resourceArn: `${arn}${resource}`, mode: 'allow-bidirectional' });
  const cases: [string, Parameters<typeof blocksIngress>[0], boolean][] = [
    ['off', { mode: 'off', exclusions: [] }, false],
    ['both ways', { mode: 'block-bidirectional', exclusions: [] }, true],
    ['inwards', { mode: 'block-ingress', exclusions: [] }, true],
    ['the VPC is excluded', { mode: 'block-bidirectional', exclusions: [bidirectional('vpc/vpc-1')] }, false],
    ['the subnet is excluded', { mode: 'block-ingress', exclusions: [bidirectional('subnet/subnet-1')] }, false],
    ['another VPC is excluded', { mode: 'block-ingress', exclusions: [bidirectional('vpc/vpc-11')] }, true],
    [
      'excluded outwards only',
      { mode: 'block-bidirectional', exclusions: [{ ...bidirectional('vpc/vpc-1'), mode: 'allow-egress' }] },
      true,
    ],
  ];
  for (const [name, block, expected] of cases)
    test(name, () => assert.equal(blocksIngress(block, { vpcId: 'vpc-1', subnetId: 'subnet-1' }), expected));
});
