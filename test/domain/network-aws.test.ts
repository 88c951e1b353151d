/** What strangers reach in AWS, by the rules that the vendor documents. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hopsOf } from '../../src/domain/access/path.ts';
import { type AwsRegionEstate, awsExposures } from '../../src/domain/aws/exposure.ts';
import type { IpPermission } from '../../src/domain/aws/vpc.ts';
import {
  account,
  all,
  answers,
  anyone,
  anyone6,
  awsEstate,
  entry,
  hidden,
  office,
  openAcl,
  openAcl6,
  outbound,
  partOf,
  permit,
  region,
  type Scene,
  viaGateway,
  viaGateway6,
} from './network-estates.ts';

const vpc = 'https://docs.aws.amazon.com/vpc/latest/userguide/';
const gateways = `${vpc}VPC_Internet_Gateway.html`;
const acls = `${vpc}nacl-rules.html`;
const ephemeral = `${vpc}custom-network-acl.html#nacl-ephemeral-ports`;
const groupRules = `${vpc}security-group-rules.html`;
const lists = `${vpc}managed-prefix-lists.html`;
const priority = `${vpc}route-tables-priority.html`;
const egressOnly = `${vpc}egress-only-internet-gateway.html`;

const exposed = (scene: Scene) => awsExposures(awsEstate({ regions: [region(scene)] }));
const ssh = 'connect to 22 (SSH) at 203.0.113.10';
const ssh6 = 'connect to 22 (SSH) at 2600:1f18::10';

interface Case {
  readonly name: string;
  readonly source: string;
  readonly scene: Scene;
  readonly wanted: readonly string[];
}

const tables: Readonly<Record<string, readonly Case[]>> = {
  'semantics 10: an address, a route, a network ACL and a group': [
    { name: 'all of them', source: gateways, scene: {}, wanted: [ssh] },
    { name: 'no public address', source: gateways, scene: { card: { publicIpv4Addresses: [] } }, wanted: [] },
    { name: 'stopped', source: gateways, scene: { state: 'stopped' }, wanted: [] },
    { name: 'no route', source: gateways, scene: { routes: [] }, wanted: [] },
    {
      name: 'a route to the local network alone',
      source: gateways,
      scene: { routes: [{ destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local', state: 'active' }] },
      wanted: [],
    },
    {
      name: 'a NAT gateway is no way in',
      source: `${vpc}vpc-nat-gateway.html`,
      scene: { routes: [{ destinationCidrBlock: anyone, state: 'active' }] },
      wanted: [],
    },
    { name: 'a black hole', source: priority, scene: { routes: [{ ...viaGateway, state: 'blackhole' }] }, wanted: [] },
    {
      name: 'half of the way by each of two routes',
      source: priority,
      scene: {
        routes: [
          { ...viaGateway, destinationCidrBlock: '0.0.0.0/1' },
          { ...viaGateway, destinationCidrBlock: '128.0.0.0/1' },
        ],
      },
      wanted: [ssh],
    },
    {
      name: 'more specific routes lead elsewhere',
      source: priority,
      scene: { routes: [viaGateway, { destinationCidrBlock: '0.0.0.0/1' }, { destinationCidrBlock: '128.0.0.0/1' }] },
      wanted: [],
    },
    {
      name: 'a more specific black hole for an office',
      source: priority,
      scene: { routes: [viaGateway, { destinationCidrBlock: office, state: 'blackhole' }] },
      wanted: [ssh],
    },
    {
      name: 'a route by prefix list',
      source: lists,
      scene: { routes: [{ destinationPrefixListId: 'pl-1', gatewayId: 'igw-1' }], lists: { 'pl-1': [anyone] } },
      wanted: [ssh],
    },
    {
      name: 'a route by a prefix list of an office',
      source: lists,
      scene: { routes: [{ destinationPrefixListId: 'pl-1', gatewayId: 'igw-1' }], lists: { 'pl-1': [office] } },
      wanted: [],
    },
    {
      name: 'an egress-only gateway lets nobody in',
      source: egressOnly,
      scene: {
        card: { publicIpv4Addresses: [], ipv6Addresses: ['2600:1f18::10'] },
        groups: { 'sg-1': [permit(22, anyone6)] },
        routes: [{ destinationIpv6CidrBlock: anyone6, state: 'active' }],
        acl: openAcl6,
      },
      wanted: [],
    },
    {
      name: 'IPv6 by an internet gateway',
      source: gateways,
      scene: {
        card: { publicIpv4Addresses: [], ipv6Addresses: ['2600:1f18::10'] },
        groups: { 'sg-1': [permit(22, anyone6)] },
        routes: [viaGateway6],
        acl: openAcl6,
      },
      wanted: [ssh6],
    },
    {
      name: 'both families, each by its own rules',
      source: gateways,
      scene: {
        card: { ipv6Addresses: ['2600:1f18::10'] },
        groups: { 'sg-1': [permit(22, anyone), permit(443, anyone6)] },
        routes: [viaGateway, viaGateway6],
        acl: [...openAcl, ...openAcl6],
      },
      wanted: [ssh, 'connect to 443 at 2600:1f18::10'],
    },
    {
      name: 'a unique local address is private',
      source: `${vpc}vpc-ip-addressing.html`,
      scene: {
        card: { publicIpv4Addresses: [], ipv6Addresses: ['fd00::10'] },
        groups: { 'sg-1': [permit(22, anyone6)] },
        routes: [viaGateway6],
        acl: openAcl6,
      },
      wanted: [],
    },
    {
      name: 'Block Public Access',
      source: `${vpc}security-vpc-bpa.html`,
      scene: { blocked: true },
      wanted: [],
    },
    {
      name: 'what group and network ACL admit has to be the same',
      source: `${vpc}infrastructure-security.html`,
      scene: {
        groups: { 'sg-1': [permit(22, '0.0.0.0/1')] },
        acl: [entry(100, 'allow', { cidrBlock: '128.0.0.0/1' }), entry(100, 'allow', outbound)],
      },
      wanted: [],
    },
    {
      name: 'those who get in have to be those whom answers reach',
      source: ephemeral,
      scene: {
        groups: { 'sg-1': [permit(22, '0.0.0.0/1')] },
        acl: [entry(100, 'allow'), entry(100, 'allow', { ...outbound, cidrBlock: '128.0.0.0/1' })],
      },
      wanted: [],
    },
    {
      name: 'answers that only half of the internet gets',
      source: ephemeral,
      scene: { routes: [{ ...viaGateway, destinationCidrBlock: '0.0.0.0/1' }] },
      wanted: [ssh],
    },
  ],
  'semantics 9: network ACLs': [
    { name: 'refused first', source: acls, scene: { acl: [entry(90, 'deny'), ...openAcl] }, wanted: [] },
    { name: 'refused later', source: acls, scene: { acl: [...openAcl, entry(110, 'deny')] }, wanted: [ssh] },
    {
      name: 'numbers count, not the order in which they came',
      source: acls,
      scene: { acl: [...openAcl, entry(90, 'deny')] },
      wanted: [],
    },
    { name: 'nothing but the last rule', source: acls, scene: { acl: [entry(32767, 'deny')] }, wanted: [] },
    { name: 'no answers', source: acls, scene: { acl: [entry(100, 'allow')] }, wanted: [] },
    {
      name: 'answers to ephemeral ports',
      source: ephemeral,
      scene: {
        acl: [
          entry(100, 'allow'),
          entry(100, 'allow', { ...outbound, protocol: '6', portRange: { from: 32768, to: 60999 } }),
        ],
      },
      wanted: [ssh],
    },
    {
      name: 'answers to the port of the server alone',
      source: ephemeral,
      scene: {
        acl: [
          entry(100, 'allow'),
          entry(100, 'allow', { ...outbound, protocol: '6', portRange: { from: 22, to: 22 } }),
        ],
      },
      wanted: [],
    },
    {
      name: 'answers of UDP alone',
      source: acls,
      scene: { acl: [entry(100, 'allow'), entry(100, 'allow', { ...outbound, protocol: '17' })] },
      wanted: [],
    },
    {
      name: 'refused for an office',
      source: acls,
      scene: { acl: [entry(90, 'deny', { cidrBlock: office }), ...openAcl] },
      wanted: [ssh],
    },
    {
      name: 'refused for both halves',
      source: acls,
      scene: {
        acl: [
          entry(80, 'deny', { cidrBlock: '0.0.0.0/1' }),
          entry(90, 'deny', { cidrBlock: '128.0.0.0/1' }),
          ...openAcl,
        ],
      },
      wanted: [],
    },
    {
      name: 'a part of the range that the group opens',
      source: acls,
      scene: {
        groups: { 'sg-1': [permit([8000, 8100], anyone)] },
        acl: [entry(90, 'deny', { protocol: '6', portRange: { from: 8050, to: 8100 } }), ...openAcl],
      },
      wanted: ['connect to 8000-8049 at 203.0.113.10'],
    },
    {
      name: 'the middle of the range that the group opens',
      source: acls,
      scene: {
        groups: { 'sg-1': [permit([8000, 8100], anyone)] },
        acl: [entry(90, 'deny', { protocol: '6', portRange: { from: 8040, to: 8060 } }), ...openAcl],
      },
      wanted: ['connect to 8000-8039 and 8061-8100 at 203.0.113.10'],
    },
    {
      name: 'IPv6 that it does not know',
      source: acls,
      scene: {
        card: { publicIpv4Addresses: [], ipv6Addresses: ['2600:1f18::10'] },
        groups: { 'sg-1': [permit(22, anyone6)] },
        routes: [viaGateway6],
      },
      wanted: [],
    },
  ],
  'semantics 9: security groups': [
    {
      name: 'another port',
      source: groupRules,
      scene: { groups: { 'sg-1': [permit(80, anyone)] } },
      wanted: ['connect to 80 at 203.0.113.10'],
    },
    { name: 'no rule', source: groupRules, scene: { groups: { 'sg-1': [] } }, wanted: [] },
    { name: 'no group', source: groupRules, scene: { card: { groupIds: [] } }, wanted: [] },
    { name: 'an office', source: groupRules, scene: { groups: { 'sg-1': [permit(22, office)] } }, wanted: [] },
    {
      name: 'private networks',
      source: groupRules,
      scene: { groups: { 'sg-1': [permit(22, '10.0.0.0/8', '172.16.0.0/12')] } },
      wanted: [],
    },
    {
      name: 'two halves in one rule',
      source: groupRules,
      scene: { groups: { 'sg-1': [permit(22, '0.0.0.0/1', '128.0.0.0/1')] } },
      wanted: [ssh],
    },
    {
      name: 'two halves in two groups',
      source: groupRules,
      scene: {
        card: { groupIds: ['sg-1', 'sg-2'] },
        groups: { 'sg-1': [permit(22, '0.0.0.0/1')], 'sg-2': [permit(22, '128.0.0.0/1')] },
      },
      wanted: [ssh],
    },
    {
      name: 'a reference to another group',
      source: groupRules,
      scene: { groups: { 'sg-1': [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-2' }] }] } },
      wanted: [],
    },
    {
      name: 'a reference beside everybody',
      source: groupRules,
      scene: { groups: { 'sg-1': [{ ...permit(22, anyone), userIdGroupPairs: [{ groupId: 'sg-2' }] }] } },
      wanted: [ssh],
    },
    {
      name: 'a prefix list of everybody',
      source: lists,
      scene: {
        groups: {
          'sg-1': [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, prefixListIds: [{ prefixListId: 'pl-1' }] }],
        },
        lists: { 'pl-1': ['0.0.0.0/1', '128.0.0.0/1'] },
      },
      wanted: [ssh],
    },
    {
      name: "a prefix list of AWS's own networks",
      source: lists,
      scene: {
        groups: {
          'sg-1': [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, prefixListIds: [{ prefixListId: 'pl-1' }] }],
        },
        lists: { 'pl-1': null },
      },
      wanted: [],
    },
    {
      name: 'all traffic',
      source: groupRules,
      scene: { groups: { 'sg-1': [{ ipProtocol: '-1', ipRanges: [{ cidrIp: anyone }] }] } },
      wanted: ['connect to every port at 203.0.113.10'],
    },
    {
      name: 'every TCP port',
      source: groupRules,
      scene: { groups: { 'sg-1': [permit([0, 65535], anyone)] } },
      wanted: ['connect to all ports at 203.0.113.10'],
    },
    {
      name: 'a protocol by number, and UDP',
      source: groupRules,
      scene: { groups: { 'sg-1': [{ ...permit(53, anyone), ipProtocol: '17' }] } },
      wanted: ['connect to 53/udp at 203.0.113.10'],
    },
    {
      name: 'ICMP alone',
      source: groupRules,
      scene: { groups: { 'sg-1': [{ ipProtocol: 'icmp', fromPort: -1, toPort: -1, ipRanges: [{ cidrIp: anyone }] }] } },
      wanted: [],
    },
    {
      name: 'for everybody of the other family',
      source: groupRules,
      scene: {
        groups: { 'sg-1': [permit(22, anyone6)] },
        routes: [viaGateway, viaGateway6],
        acl: [...openAcl, ...openAcl6],
      },
      wanted: [],
    },
    {
      name: 'ranges that overlap',
      source: groupRules,
      scene: { groups: { 'sg-1': [permit([8000, 8010], '0.0.0.0/1'), permit([8005, 8020], '128.0.0.0/1')] } },
      wanted: ['connect to 8000-8010 at 203.0.113.10', 'connect to 8011-8020 at 203.0.113.10'],
    },
  ],
};

for (const [title, cases] of Object.entries(tables))
  describe(title, () => {
    for (const { name, source, scene, wanted } of cases)
      test(`${name} (${source})`, () => assert.deepEqual(answers(exposed(scene)), wanted));
  });

test('every hop says which rule lets it', () => {
  const [found] = exposed({}).found;
  assert.equal(hopsOf(found!.path), 'internet → igw-1 → rtb-1 → acl-1 → sg-1 (tcp 22 from 0.0.0.0/0) → eni-1 → i-1');
  assert.deepEqual(
    found!.path.steps.map(({ because = [] }) => because),
    [
      [],
      [],
      ['route 0.0.0.0/0 to igw-1'],
      ['inbound rule 100 allows all traffic from 0.0.0.0/0', 'outbound rule 100 allows all traffic to 0.0.0.0/0'],
      ['sg-1 allows tcp 22 from 0.0.0.0/0'],
      ['public address 203.0.113.10'],
      [],
    ],
  );
});

const elb = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/';
const lb = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1';
const group = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/1';
const lambda = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
type FrontFacts = AwsRegionEstate['front'];
type Item<L> = L extends { readonly items: readonly (infer T)[] } ? T : never;

/** An instance without a public address behind a load balancer in a group of its own. */
function behind({
  balancer = {},
  listener = {},
  rule = {},
  targets = [{ id: 'i-1', port: 8080 }],
  targetType = 'instance',
  ingress = [{ ipProtocol: 'tcp', fromPort: 8080, toPort: 8080, userIdGroupPairs: [{ groupId: 'sg-lb' }] }],
  atDoor = [permit(443, anyone)],
  more = {},
}: {
  readonly balancer?: Partial<Item<FrontFacts['balancers']>>;
  readonly listener?: Partial<Item<FrontFacts['listeners']>>;
  readonly rule?: Partial<Item<FrontFacts['listeners']>['rules'][number]>;
  readonly targets?: readonly { readonly id: string; readonly port: number | null }[];
  readonly targetType?: string;
  readonly ingress?: readonly IpPermission[];
  readonly atDoor?: readonly IpPermission[];
  readonly more?: Scene;
}): Scene {
  const network = { dnsName: 'shop.example', vpcId: 'vpc-1', subnetIds: ['subnet-1'], securityGroupIds: ['sg-lb'] };
  const forward = { priority: 'default', conditions: [], actions: ['forward'], targetGroups: [group], ...rule };
  return {
    card: { publicIpv4Addresses: [] },
    groups: { 'sg-1': ingress, 'sg-lb': atDoor },
    front: {
      balancers: all({ uid: lb, name: 'shop', scheme: 'internet-facing', network, ...balancer }),
      listeners: all({
        uid: `${lb}/listener`,
        name: 'shop:443',
        loadBalancer: { arn: lb, scheme: 'internet-facing' },
        protocol: 'HTTPS',
        port: 443,
        rules: [forward],
        ...listener,
      }),
      targetGroups: all({ uid: group, name: 'shop', config: { targetType }, targets }),
    },
    ...more,
  };
}

const door = 'connect to 443 at shop.example';
const through = 'send requests to 8080';
const fronts: readonly Case[] = [
  {
    name: 'from load balancer to instance',
    source: `${elb}application/load-balancer-update-security-groups.html`,
    scene: behind({}),
    wanted: [door, through],
  },
  {
    name: 'an internal load balancer',
    source: `${elb}userguide/how-elastic-load-balancing-works.html#load-balancer-scheme`,
    scene: behind({ listener: { loadBalancer: { arn: lb, scheme: 'internal' } } }),
    wanted: [],
  },
  {
    name: 'a group that shuts the listener',
    source: `${elb}application/load-balancer-update-security-groups.html`,
    scene: behind({ atDoor: [permit(443, office)] }),
    wanted: [],
  },
  {
    name: 'a group for another port',
    source: `${elb}application/load-balancer-update-security-groups.html`,
    scene: behind({ atDoor: [permit(80, anyone)] }),
    wanted: [],
  },
  {
    name: 'a network load balancer without group',
    source: `${elb}network/load-balancer-security-groups.html`,
    scene: behind({
      balancer: { network: { dnsName: 'shop.example', vpcId: 'vpc-1', subnetIds: ['subnet-1'], securityGroupIds: [] } },
      listener: { protocol: 'TCP' },
      ingress: [permit(8080, anyone)],
    }),
    wanted: [door, through],
  },
  {
    name: 'no route to the internet',
    source: `${elb}application/application-load-balancers.html`,
    scene: behind({ more: { routes: [] } }),
    wanted: [],
  },
  {
    name: 'targets that admit nobody',
    source: `${elb}application/target-group-register-targets.html`,
    scene: behind({ ingress: [] }),
    wanted: [door],
  },
  {
    name: 'targets that admit another group',
    source: `${elb}application/target-group-register-targets.html`,
    scene: behind({ ingress: [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-other' }] }] }),
    wanted: [door],
  },
  {
    name: 'targets that admit another port',
    source: `${elb}application/target-group-register-targets.html`,
    scene: behind({
      ingress: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 80, userIdGroupPairs: [{ groupId: 'sg-lb' }] }],
    }),
    wanted: [door],
  },
  {
    name: 'targets that admit private networks: the load balancer may stand there',
    source: `${elb}application/target-group-register-targets.html`,
    scene: behind({ ingress: [permit(8080, '10.0.0.0/16')] }),
    wanted: [door, `? ${through}`],
  },
  {
    name: 'a rule that asks for a sign-in',
    source: `${elb}application/listener-authenticate-users.html`,
    scene: behind({ rule: { actions: ['authenticate-oidc', 'forward'] } }),
    wanted: [door],
  },
  {
    name: 'a rule for an office',
    source: `${elb}application/rule-condition-types.html`,
    scene: behind({ rule: { priority: '1', conditions: [{ field: 'source-ip', values: [office] }] } }),
    wanted: [door],
  },
  {
    name: 'a rule for a path, which callers choose',
    source: `${elb}application/rule-condition-types.html`,
    scene: behind({ rule: { priority: '1', conditions: [{ field: 'path-pattern', values: ['/api/*'] }] } }),
    wanted: [door, through],
  },
  {
    name: 'a rule for a header, which may be a secret',
    source: `${elb}application/rule-condition-types.html`,
    scene: behind({ rule: { priority: '1', conditions: [{ field: 'http-header', values: ['x'] }] } }),
    wanted: [door, `? ${through}`],
  },
  {
    name: 'a rule that redirects',
    source: `${elb}application/rule-action-types.html`,
    scene: behind({ rule: { actions: ['redirect'], targetGroups: [] } }),
    wanted: [door],
  },
  {
    name: 'a function that the load balancer may call',
    source: `${elb}application/lambda-functions.html`,
    scene: behind({
      targetType: 'lambda',
      targets: [{ id: `${lambda}:live`, port: null }],
      more: {
        more: {
          functions: all({ uid: lambda, name: 'orders', urls: [], policy: invokableBy('elasticloadbalancing') }),
        },
      },
    }),
    wanted: [door, 'run it with requests of their own'],
  },
  {
    name: 'a function that it may not call',
    source: `${elb}application/lambda-functions.html`,
    scene: behind({
      targetType: 'lambda',
      targets: [{ id: lambda, port: null }],
      more: { more: { functions: all({ uid: lambda, name: 'orders', urls: [], policy: null }) } },
    }),
    wanted: [door],
  },
];

function invokableBy(service: string): string {
  const Principal = { Service: `${service}.amazonaws.com` };
  return JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal, Action: 'lambda:InvokeFunction', Resource: lambda }],
  });
}

describe('semantics 10: through a load balancer', () => {
  for (const { name, source, scene, wanted } of fronts)
    test(`${name} (${source})`, () => assert.deepEqual(answers(exposed(scene)).toSorted(), [...wanted].toSorted()));

  test('hop by hop', () => {
    const found = exposed(behind({})).found.find(({ resource }) => resource.id === 'i-1');
    assert.equal(
      hopsOf(found!.path),
      'internet → igw-1 → rtb-1 → acl-1 → sg-lb (tcp 443 from 0.0.0.0/0) → shop → listener HTTPS 443 → shop → sg-1 → i-1',
    );
  });
});

const gatewayPages = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';
const integration = {
  uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${lambda}/invocations`,
  vpcLink: null,
  credentials: null,
};
const method = { path: '/pets', httpMethod: 'GET', authorizationType: 'NONE' };
const api = {
  uid: 'api',
  name: 'api',
  endpointTypes: ['REGIONAL'],
  policy: null as string | null,
  methods: [method],
  integrations: [{ ...method, ...integration }],
};
const orders = { uid: lambda, name: 'orders', urls: [], policy: invokableBy('apigateway') };
const closedPolicy = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'execute-api:Invoke', Resource: '*' }],
});
const call = 'call GET /pets';
const run = 'run it with requests of their own';
const idle: Scene = { state: 'stopped' };

describe('semantics 10: through API Gateway', () => {
  const cases: readonly (Omit<Case, 'scene'> & { readonly more: Partial<AwsRegionEstate> })[] = [
    {
      name: 'a method without authorization',
      source: `${gatewayPages}apigateway-control-access-to-api.html`,
      more: { restApis: all(api), functions: all(orders) },
      wanted: [call, run],
    },
    {
      name: 'a private API',
      source: `${gatewayPages}apigateway-private-apis.html`,
      more: { restApis: all({ ...api, endpointTypes: ['PRIVATE'] }), functions: all(orders) },
      wanted: [],
    },
    {
      name: 'a method with authorization',
      source: `${gatewayPages}permissions.html`,
      more: {
        restApis: all({ ...api, methods: [{ ...method, authorizationType: 'AWS_IAM' }] }),
        functions: all(orders),
      },
      wanted: [],
    },
    {
      name: 'a resource policy that names an account',
      source: `${gatewayPages}apigateway-resource-policies.html`,
      more: { restApis: all({ ...api, policy: closedPolicy }), functions: all(orders) },
      wanted: [],
    },
    {
      name: 'a function that the API may not call',
      source: `${gatewayPages}permissions.html`,
      more: { restApis: all(api), functions: all({ ...orders, policy: null }) },
      wanted: [call],
    },
    {
      name: "a role of the API's own calls the function",
      source: `${gatewayPages}permissions.html`,
      more: {
        restApis: all({
          ...api,
          integrations: [{ ...method, ...integration, credentials: 'arn:aws:iam::111122223333:role/api' }],
        }),
        functions: all({ ...orders, policy: null }),
      },
      wanted: [call, run],
    },
    {
      name: 'a route without authorization',
      source: `${gatewayPages}http-api-access-control.html`,
      more: {
        routes: all({
          uid: 'route',
          name: 'route',
          config: { protocolType: 'HTTP', routeKey: '$default', authorizationType: 'NONE' },
          integration: { uri: lambda, vpcLink: null, credentials: null },
        }),
        functions: all(orders),
      },
      wanted: ['call $default', run],
    },
    {
      name: 'a route with a token',
      source: `${gatewayPages}http-api-jwt-authorizer.html`,
      more: {
        routes: all({
          uid: 'route',
          name: 'route',
          config: { protocolType: 'HTTP', routeKey: '$default', authorizationType: 'JWT' },
          integration: { uri: lambda, vpcLink: null, credentials: null },
        }),
        functions: all(orders),
      },
      wanted: [],
    },
  ];
  for (const { name, source, more, wanted } of cases)
    test(`${name} (${source})`, () =>
      assert.deepEqual(answers(exposed({ ...idle, more })).toSorted(), [...wanted].toSorted()));
});

const denied = { because: 'denied', permissions: ['a:B'], detail: 'no' } as const;

describe('what is not seen is neither reached nor out of reach', () => {
  const cases: readonly [name: string, wanted: readonly string[], estate: AwsRegionEstate][] = [
    ['Block Public Access', [`? ${ssh}`], with_({}, { block: { what: 'It', gap: denied } })],
    ['the groups', ['? connect to it'], with_({}, { groups: partOf() })],
    ['the groups, without an address', [], with_({ card: { publicIpv4Addresses: [] } }, { groups: partOf() })],
    ['other groups', [ssh], with_({}, { groups: { items: region({}).network.groups.items, unseen: partOf().unseen } })],
    ['the routes', ['? connect to it'], with_({}, { routeTables: partOf() })],
    ['the routes, with a shut group', [], with_({ groups: { 'sg-1': [] } }, { routeTables: partOf() })],
    ['the network ACLs', ['? connect to it'], with_({}, { networkAcls: partOf() })],
    ['the network ACLs, without a route', [], with_({ routes: [] }, { networkAcls: partOf() })],
    [
      'the URLs of a function',
      ['? run it'],
      region({
        ...idle,
        more: {
          functions: all({
            uid: lambda,
            name: 'f',
            policy: null,
            get urls() {
              return hidden();
            },
          }),
        },
      }),
    ],
  ];
  for (const [name, wanted, estate] of cases)
    test(name, () => assert.deepEqual(answers(awsExposures(awsEstate({ regions: [estate] }))), wanted));

  test('what was not listed may hide more', () => {
    const estate = region({ ...idle, more: { functions: partOf() } });
    assert.deepEqual(awsExposures(awsEstate({ regions: [estate] })).unseen, partOf().unseen);
  });
});

function with_(scene: Scene, network: Partial<AwsRegionEstate['network']>): AwsRegionEstate {
  const estate = region(scene);
  return { ...estate, network: { ...estate.network, ...network } };
}

test('facts of regions do not mix', () => {
  const open = region({});
  const shut = region({ groups: { 'sg-1': [] } });
  const unlisted = { ...shut, network: { ...shut.network, groups: partOf() }, instances: all() };
  const { found } = awsExposures(awsEstate({ regions: [shut, unlisted, { ...open, instances: all() }] }));
  assert.deepEqual(found, []);
});
