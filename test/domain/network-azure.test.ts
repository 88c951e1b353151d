/** What strangers reach in networks of Azure, by the rules that the vendor documents. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hopsOf } from '../../src/domain/access/path.ts';
import { type AppFacts, azureExposures } from '../../src/domain/azure/exposure.ts';
import type { SecurityRule } from '../../src/domain/azure/nsg.ts';
import type { Balancer, IpConfiguration } from '../../src/domain/azure/vm-reach.ts';
import { all, answers, azureEstate, partOf } from './network-estates.ts';

const learn = 'https://learn.microsoft.com/azure/';
const groupsPage = `${learn}virtual-network/network-security-groups-overview`;
const order = `${learn}virtual-network/network-security-group-how-it-works`;
const tags = `${learn}virtual-network/service-tags-overview`;
const addresses = `${learn}virtual-network/ip-services/public-ip-addresses#sku`;
const balancers = `${learn}load-balancer/load-balancer-overview`;

const rule = (priority: number, access: 'Allow' | 'Deny', more: Partial<SecurityRule> = {}): SecurityRule => ({
  name: `${access}-${priority}`,
  access,
  direction: 'Inbound',
  priority,
  protocol: 'Tcp',
  sourceAddressPrefix: 'Internet',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: '22',
  ...more,
});
const open = rule(200, 'Allow');

interface Scene {
  readonly configuration?: Partial<IpConfiguration>;
  readonly sku?: string;
  /** Rules of the group of the subnet, and of the interface; undefined: no group. */
  readonly subnet?: readonly SecurityRule[];
  readonly own?: readonly SecurityRule[];
  readonly balancers?: readonly Balancer[];
}

function estate({ configuration = {}, sku = 'Standard', subnet, own, balancers: given = [] }: Scene) {
  const ip: IpConfiguration = {
    id: 'ip',
    privateIPAddress: '10.0.0.4',
    subnet: 'subnet',
    publicIPAddress: 'address',
    ...configuration,
  };
  const group = (id: string, securityRules: readonly SecurityRule[] | undefined) =>
    securityRules ? [{ uid: id, name: id, securityRules }] : [];
  return azureEstate({
    machines: all({ uid: 'vm', name: 'vm', networkInterfaces: ['nic'] }),
    interfaces: all({ uid: 'nic', name: 'nic', networkSecurityGroup: own ? 'own' : null, ipConfigurations: [ip] }),
    addresses: all({ uid: 'address', name: 'address', sku: { name: sku }, config: { ipAddress: '203.0.113.10' } }),
    subnets: all({ uid: 'subnet', name: 'subnet', networkSecurityGroup: subnet ? 'of-subnet' : null }),
    groups: all(...group('of-subnet', subnet), ...group('own', own)),
    balancers: all(...given),
  });
}

const ssh = 'connect to 22 (SSH) through 203.0.113.10';
const behind = { configuration: { publicIPAddress: undefined } };
const balancer = (backendPort: number, frontendIPConfiguration = 'front'): Balancer => ({
  uid: 'lb',
  name: 'lb',
  sku: { name: 'Standard' },
  frontendIPConfigurations: [{ id: 'front', publicIPAddress: 'other' }, { id: 'inner' }],
  backendAddressPools: [{ id: 'pool', backendIPConfigurations: ['ip'] }],
  inboundNatRules: [{ frontendIPConfiguration, backendIPConfiguration: 'ip', protocol: 'Tcp', backendPort }],
  loadBalancingRules: [],
});

const cases: readonly { name: string; source: string; scene: Scene; wanted: readonly string[] }[] = [
  { name: 'a group of the interface', source: order, scene: { own: [open] }, wanted: [ssh] },
  { name: 'a group of the subnet', source: order, scene: { subnet: [open] }, wanted: [ssh] },
  { name: 'both groups', source: order, scene: { subnet: [open], own: [open] }, wanted: [ssh] },
  { name: 'the subnet refuses', source: order, scene: { subnet: [], own: [open] }, wanted: [] },
  { name: 'the interface refuses', source: order, scene: { subnet: [open], own: [] }, wanted: [] },
  {
    name: 'each group admits another half',
    source: order,
    scene: {
      subnet: [rule(200, 'Allow', { sourceAddressPrefix: '0.0.0.0/1' })],
      own: [rule(200, 'Allow', { sourceAddressPrefix: '128.0.0.0/1' })],
    },
    wanted: [],
  },
  { name: 'refused first', source: groupsPage, scene: { own: [rule(100, 'Deny'), open] }, wanted: [] },
  { name: 'refused later', source: groupsPage, scene: { own: [open, rule(300, 'Deny')] }, wanted: [ssh] },
  {
    name: 'priority counts, not the order in which they came',
    source: groupsPage,
    scene: { own: [open, rule(100, 'Deny')] },
    wanted: [],
  },
  {
    name: 'refused for an office',
    source: groupsPage,
    scene: { own: [rule(100, 'Deny', { sourceAddressPrefix: '198.51.100.0/24' }), open] },
    wanted: [ssh],
  },
  {
    name: 'refused for both halves',
    source: groupsPage,
    scene: {
      own: [
        rule(100, 'Deny', { sourceAddressPrefix: undefined, sourceAddressPrefixes: ['0.0.0.0/1', '128.0.0.0/1'] }),
        open,
      ],
    },
    wanted: [],
  },
  {
    name: 'refused of the other protocol',
    source: groupsPage,
    scene: { own: [rule(100, 'Deny', { protocol: 'Udp' }), open] },
    wanted: [ssh],
  },
  {
    name: 'refused of what leaves',
    source: groupsPage,
    scene: { own: [rule(100, 'Deny', { direction: 'Outbound' }), open] },
    wanted: [ssh],
  },
  {
    name: 'refused from some source ports, which callers choose',
    source: groupsPage,
    scene: { own: [rule(100, 'Deny', { sourcePortRange: '1024' }), open] },
    wanted: [ssh],
  },
  {
    name: 'any source',
    source: groupsPage,
    scene: { own: [rule(200, 'Allow', { sourceAddressPrefix: '*' })] },
    wanted: [ssh],
  },
  {
    name: 'the tag VirtualNetwork',
    source: tags,
    scene: { own: [rule(200, 'Allow', { sourceAddressPrefix: 'VirtualNetwork' })] },
    wanted: [],
  },
  {
    name: 'the tag AzureLoadBalancer',
    source: tags,
    scene: { own: [rule(200, 'Allow', { sourceAddressPrefix: 'AzureLoadBalancer' })] },
    wanted: [],
  },
  {
    name: 'the tag Internet refused before everything',
    source: tags,
    scene: { own: [rule(100, 'Deny'), rule(200, 'Allow', { sourceAddressPrefix: '*' })] },
    wanted: [],
  },
  {
    name: 'an application security group as the source',
    source: `${learn}virtual-network/application-security-groups`,
    scene: {
      own: [rule(200, 'Allow', { sourceAddressPrefix: undefined, sourceApplicationSecurityGroups: [{ id: 'asg' }] })],
    },
    wanted: [],
  },
  {
    name: 'an application security group that the interface is in',
    source: `${learn}virtual-network/application-security-groups`,
    scene: {
      configuration: { applicationSecurityGroups: ['asg'] },
      own: [
        rule(200, 'Allow', {
          destinationAddressPrefix: undefined,
          destinationApplicationSecurityGroups: [{ id: 'asg' }],
        }),
      ],
    },
    wanted: [ssh],
  },
  {
    name: 'another destination',
    source: groupsPage,
    scene: { own: [rule(200, 'Allow', { destinationAddressPrefix: '10.0.0.5' })] },
    wanted: [],
  },
  {
    name: 'a part of a range is refused',
    source: groupsPage,
    scene: {
      own: [
        rule(100, 'Deny', { destinationPortRange: '8050-8100' }),
        rule(200, 'Allow', { destinationPortRange: '8000-8100' }),
      ],
    },
    wanted: ['connect to 8000-8049 through 203.0.113.10'],
  },
  {
    name: 'everything',
    source: groupsPage,
    scene: { own: [rule(200, 'Allow', { protocol: '*', destinationPortRange: '*' })] },
    wanted: ['connect to every port through 203.0.113.10'],
  },
  { name: 'no public address', source: addresses, scene: { ...behind, own: [open] }, wanted: [] },
  { name: 'a Standard address without group', source: addresses, scene: {}, wanted: [] },
  {
    name: 'a Basic address without group',
    source: addresses,
    scene: { sku: 'Basic' },
    wanted: ['connect to every port through 203.0.113.10'],
  },
  {
    name: 'a NAT rule of a load balancer',
    source: balancers,
    scene: { ...behind, own: [open], balancers: [balancer(22)] },
    wanted: ['connect to 22 (SSH) through the load balancer lb'],
  },
  {
    name: 'a NAT rule for another port',
    source: balancers,
    scene: { ...behind, own: [open], balancers: [balancer(443)] },
    wanted: [],
  },
  {
    name: 'an internal frontend',
    source: balancers,
    scene: { ...behind, own: [open], balancers: [balancer(22, 'inner')] },
    wanted: [],
  },
  {
    name: 'a NAT rule past a group that refuses',
    source: balancers,
    scene: { ...behind, own: [], balancers: [balancer(22)] },
    wanted: [],
  },
  {
    name: 'IPv6 rules are for IPv6 addresses',
    source: groupsPage,
    scene: { own: [rule(200, 'Allow', { sourceAddressPrefix: '::/0' })] },
    wanted: [],
  },
];

describe('virtual machines that the internet reaches', () => {
  for (const { name, source, scene, wanted } of cases)
    test(`${name} (${source})`, () => assert.deepEqual(answers(azureExposures(estate(scene))), wanted));
});

test('every hop says which rule lets it', () => {
  const [found] = azureExposures(
    estate({ subnet: [rule(150, 'Allow', { protocol: '*', destinationPortRange: '*' })], own: [open] }),
  ).found;
  assert.equal(hopsOf(found!.path), 'internet → 203.0.113.10 → of-subnet → own → nic → vm');
  assert.deepEqual(
    found!.path.steps.flatMap(({ because = [] }) => because),
    [
      'rule Allow-150 (priority 150) allows all traffic from Internet',
      'rule Allow-200 (priority 200) allows Tcp 22 from Internet',
    ],
  );
});

describe('what is not seen is neither reached nor out of reach', () => {
  const plain = estate({ own: [open] });
  const given: readonly [string, ReturnType<typeof estate>, readonly string[]][] = [
    ['the groups', { ...plain, groups: partOf() }, ['? connect to it']],
    ['the subnets', { ...plain, subnets: partOf() }, ['? connect to it']],
    ['the interfaces', { ...plain, interfaces: partOf() }, ['? connect to it']],
    ['the groups, without an address', { ...estate({ ...behind, own: [open] }), groups: partOf() }, []],
  ];
  for (const [name, all_, wanted] of given) test(name, () => assert.deepEqual(answers(azureExposures(all_)), wanted));
});

describe('endpoints with a firewall of their own', () => {
  const connect = 'connect to its public endpoint';
  const everybody = { name: 'all', startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' };
  const halves = [
    { name: 'low', startIpAddress: '1.0.0.0', endIpAddress: '126.255.255.255' },
    { name: 'high', startIpAddress: '128.0.0.0', endIpAddress: '223.255.255.255' },
  ];
  const sql = `${learn}azure-sql/database/firewall-configure`;
  const servers: readonly [string, string | undefined, readonly (typeof everybody)[], readonly string[]][] = [
    ['a rule for everybody', 'Enabled', [everybody], [connect]],
    ['two halves', undefined, halves, [connect]],
    ['an office', 'Enabled', [{ name: 'office', startIpAddress: '198.51.100.1', endIpAddress: '198.51.100.9' }], []],
    ['no public access', 'Disabled', [everybody], []],
    ['no rule', 'Enabled', [], []],
  ];
  for (const [name, access, firewallRules, wanted] of servers)
    test(`${name} (${sql})`, () => {
      const listed = all({ uid: 'server', name: 'server', access, firewallRules });
      const found = azureExposures(azureEstate({ servers: [{ type: 'azure.sql.server', listed }] }));
      assert.deepEqual(answers(found), wanted);
    });

  const restrictions = `${learn}app-service/overview-access-restrictions`;
  const app: AppFacts = {
    uid: 'app',
    name: 'app',
    kind: 'app',
    config: {},
    siteConfig: {},
    privateEndpoints: null,
    authentication: {},
  };
  const signIn = {
    platform: { enabled: true },
    globalValidation: { requireAuthentication: true, unauthenticatedClientAction: 'RedirectToLoginPage' },
  };
  const apps: readonly [string, string, Partial<AppFacts>, readonly string[]][] = [
    ['an app', restrictions, {}, ['send it requests']],
    ['no public access', restrictions, { config: { publicNetworkAccess: 'Disabled' } }, []],
    [
      'an office',
      restrictions,
      { siteConfig: { ipSecurityRestrictions: [{ ipAddress: '198.51.100.0/24', action: 'Allow', priority: 1 }] } },
      [],
    ],
    [
      'a sign-in by the platform',
      `${learn}app-service/overview-authentication-authorization`,
      { authentication: signIn },
      [],
    ],
    [
      'certificates of clients',
      `${learn}app-service/app-service-web-configure-tls-mutual-auth`,
      { config: { clientCertEnabled: true, clientCertMode: 'Required' } },
      [],
    ],
    [
      'optional certificates',
      `${learn}app-service/app-service-web-configure-tls-mutual-auth`,
      { config: { clientCertEnabled: true, clientCertMode: 'Optional' } },
      ['send it requests'],
    ],
  ];
  for (const [name, source, more, wanted] of apps)
    test(`${name} (${source})`, () =>
      assert.deepEqual(answers(azureExposures(azureEstate({ apps: all({ ...app, ...more }) }))), wanted));
});
