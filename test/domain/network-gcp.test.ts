/** What strangers reach in Google Cloud, by the rules that the vendor documents. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hopsOf } from '../../src/domain/access/path.ts';
import { gcpExposures } from '../../src/domain/gcp/exposure.ts';
import type { FirewallPolicy, FirewallRule, PolicyRule, RulesInForce } from '../../src/domain/gcp/firewall.ts';
import { all, answers, anyone, anyone6, gcpEstate, office, partOf } from './network-estates.ts';

const cloud = 'https://cloud.google.com/';
const rulesPage = `${cloud}firewall/docs/firewalls`;
const order = `${cloud}firewall/docs/firewall-policies-rule-eval-order`;
const network = '//compute.googleapis.com/projects/example-project/global/networks/main';

const allow = (more: Partial<FirewallRule> = {}): FirewallRule => ({
  name: 'let-in',
  direction: 'INGRESS',
  priority: 1000,
  sourceRanges: [anyone],
  allowed: [{ ipProtocol: 'tcp', ports: ['22'] }],
  ...more,
});
const deny = (priority: number, more: Partial<FirewallRule> = {}): FirewallRule =>
  allow({ name: 'keep-out', priority, allowed: undefined, denied: [{ ipProtocol: 'all' }], ...more });
const step = (action: string, priority: number, more: Partial<PolicyRule> = {}): PolicyRule => ({
  ruleName: action,
  action,
  priority,
  direction: 'INGRESS',
  match: { srcIpRanges: [anyone], layer4Configs: [{ ipProtocol: 'tcp', ports: ['22'] }] },
  ...more,
});
const policy = (type: string, ...rules: readonly PolicyRule[]): FirewallPolicy => ({
  displayName: 'policy',
  type,
  rules,
});

interface Scene extends Partial<RulesInForce> {
  readonly status?: string;
  readonly external?: boolean;
  readonly v6?: boolean;
}

function estate({
  status = 'RUNNING',
  external = true,
  v6 = false,
  firewalls = [allow()],
  firewallPolicys = [],
  ...rest
}: Scene) {
  const card = {
    name: 'nic0',
    network,
    networkIp: '10.0.0.2',
    accessConfigs: external ? [{ natIp: '203.0.113.10' }] : [],
    ipv6AccessConfigs: v6 ? [{ externalIpv6: '2600:1900::1' }] : [],
  };
  return gcpEstate({
    instances: all({
      uid: 'vm',
      name: 'vm',
      scope: { region: 'europe-west1' },
      status,
      networkInterfaces: [card],
      networkTags: ['web'],
      serviceAccounts: [{ email: 'web@example-project.iam.gserviceaccount.com' }],
    }),
    firewalls: all({
      uid: `${network}/regions/europe-west1`,
      name: 'main',
      rules: { firewalls, firewallPolicys, ...rest },
    }),
  });
}

const ssh = 'connect to 22 (SSH) at 203.0.113.10';
const cases: readonly { name: string; source: string; scene: Scene; wanted: readonly string[] }[] = [
  { name: 'a rule for everybody', source: rulesPage, scene: {}, wanted: [ssh] },
  { name: 'no external address', source: `${cloud}compute/docs/ip-addresses`, scene: { external: false }, wanted: [] },
  {
    name: 'stopped',
    source: `${cloud}compute/docs/instances/instance-lifecycle`,
    scene: { status: 'TERMINATED' },
    wanted: [],
  },
  { name: 'the implied denial', source: rulesPage, scene: { firewalls: [] }, wanted: [] },
  { name: 'disabled', source: rulesPage, scene: { firewalls: [allow({ disabled: true })] }, wanted: [] },
  {
    name: 'a disabled denial',
    source: rulesPage,
    scene: { firewalls: [allow(), deny(1, { disabled: true })] },
    wanted: [ssh],
  },
  { name: 'a stronger denial', source: rulesPage, scene: { firewalls: [allow(), deny(999)] }, wanted: [] },
  { name: 'an equal denial', source: rulesPage, scene: { firewalls: [allow(), deny(1000)] }, wanted: [] },
  { name: 'a weaker denial', source: rulesPage, scene: { firewalls: [allow(), deny(1001)] }, wanted: [ssh] },
  {
    name: 'a denial of what leaves',
    source: rulesPage,
    scene: { firewalls: [allow(), deny(1, { direction: 'EGRESS' })] },
    wanted: [ssh],
  },
  {
    name: 'a denial for an office',
    source: rulesPage,
    scene: { firewalls: [allow(), deny(1, { sourceRanges: [office] })] },
    wanted: [ssh],
  },
  {
    name: 'denials for both halves',
    source: rulesPage,
    scene: {
      firewalls: [allow(), deny(1, { sourceRanges: ['0.0.0.0/1'] }), deny(2, { sourceRanges: ['128.0.0.0/1'] })],
    },
    wanted: [],
  },
  {
    name: 'two halves',
    source: rulesPage,
    scene: { firewalls: [allow({ sourceRanges: ['0.0.0.0/1', '128.0.0.0/1'] })] },
    wanted: [ssh],
  },
  {
    name: 'a tag of the machine',
    source: rulesPage,
    scene: { firewalls: [allow({ targetTags: ['web'] })] },
    wanted: [ssh],
  },
  { name: 'a tag of others', source: rulesPage, scene: { firewalls: [allow({ targetTags: ['db'] })] }, wanted: [] },
  {
    name: 'a service account of the machine',
    source: rulesPage,
    scene: { firewalls: [allow({ targetServiceAccounts: ['web@example-project.iam.gserviceaccount.com'] })] },
    wanted: [ssh],
  },
  {
    name: 'a service account of others',
    source: rulesPage,
    scene: { firewalls: [allow({ targetServiceAccounts: ['db@example-project.iam.gserviceaccount.com'] })] },
    wanted: [],
  },
  {
    name: 'machines by a tag as the source',
    source: rulesPage,
    scene: { firewalls: [allow({ sourceRanges: [], sourceTags: ['bastion'] })] },
    wanted: [],
  },
  {
    name: 'a range of ports, a part of which is denied',
    source: rulesPage,
    scene: {
      firewalls: [
        allow({ allowed: [{ ipProtocol: 'tcp', ports: ['8000-8100'] }] }),
        deny(1, { denied: [{ ipProtocol: 'tcp', ports: ['8050-8100'] }] }),
      ],
    },
    wanted: ['connect to 8000-8049 at 203.0.113.10'],
  },
  {
    name: 'everything',
    source: rulesPage,
    scene: { firewalls: [allow({ allowed: [{ ipProtocol: 'all' }] })] },
    wanted: ['connect to every port at 203.0.113.10'],
  },
  {
    name: 'IPv6 rules are for IPv6 addresses',
    source: rulesPage,
    scene: { firewalls: [allow({ sourceRanges: [anyone6] })] },
    wanted: [],
  },
  {
    name: 'an IPv6 address',
    source: rulesPage,
    scene: { v6: true, external: false, firewalls: [allow({ sourceRanges: [anyone6] })] },
    wanted: ['connect to 22 (SSH) at 2600:1900::1'],
  },
  {
    name: 'denied by the organization',
    source: order,
    scene: { firewallPolicys: [policy('HIERARCHY', step('deny', 1))] },
    wanted: [],
  },
  {
    name: 'left to others by the organization',
    source: order,
    scene: { firewallPolicys: [policy('HIERARCHY', step('goto_next', 1), step('deny', 2))] },
    wanted: [ssh],
  },
  {
    name: 'left to others, of whom none allows',
    source: order,
    scene: { firewalls: [], firewallPolicys: [policy('HIERARCHY', step('goto_next', 1))] },
    wanted: [],
  },
  {
    name: 'left to the folder, which denies',
    source: order,
    scene: { firewallPolicys: [policy('HIERARCHY', step('goto_next', 1)), policy('HIERARCHY', step('deny', 1))] },
    wanted: [],
  },
  {
    name: 'allowed by the organization, whatever the network says',
    source: order,
    scene: { firewalls: [deny(1)], firewallPolicys: [policy('HIERARCHY', step('allow', 1))] },
    wanted: [ssh],
  },
  {
    name: 'a network policy after the rules',
    source: order,
    scene: { firewallPolicys: [policy('NETWORK', step('deny', 1))] },
    wanted: [ssh],
  },
  {
    name: 'a network policy before the rules',
    source: order,
    scene: { firewallPolicys: [policy('NETWORK', step('deny', 1))], enforcementOrder: 'BEFORE_CLASSIC_FIREWALL' },
    wanted: [],
  },
  {
    name: 'a rule of a policy that is disabled',
    source: order,
    scene: { firewallPolicys: [policy('HIERARCHY', step('deny', 1, { disabled: true }))] },
    wanted: [ssh],
  },
  {
    name: 'a secure tag, which nobody reads',
    source: order,
    scene: { firewallPolicys: [policy('HIERARCHY', step('deny', 1, { targetSecureTags: [{}] }))] },
    wanted: ['? connect to it'],
  },
];

describe('instances that the internet reaches', () => {
  for (const { name, source, scene, wanted } of cases)
    test(`${name} (${source})`, () => assert.deepEqual(answers(gcpExposures(estate(scene))), wanted));
});

test('every hop says which rule lets it', () => {
  const [found] = gcpExposures(estate({})).found;
  assert.equal(hopsOf(found!.path), 'internet → 203.0.113.10 → firewall of main → nic0 → vm');
  assert.deepEqual(
    found!.path.steps.flatMap(({ because = [] }) => because),
    ['firewall rule let-in (priority 1000)'],
  );
});

test('a firewall that was not listed leaves it open whether the internet gets through', () => {
  assert.deepEqual(answers(gcpExposures({ ...estate({}), firewalls: partOf() })), ['? connect to it']);
  assert.deepEqual(answers(gcpExposures({ ...estate({ external: false }), firewalls: partOf() })), []);
});

describe('services that answer the internet', () => {
  const invoker = [{ role: 'roles/run.invoker', members: ['allUsers'] }];
  const item = { uid: 'it', name: 'it' };
  const use = 'use roles/run.invoker';
  const run = `${cloud}run/docs/securing/ingress`;
  const service = (ingress: string, bindings = invoker, invokerIamDisabled = false) =>
    gcpEstate({ services: all({ ...item, config: { ingress, invokerIamDisabled }, bindings }) });
  const sql = `${cloud}sql/docs/postgres/authorize-networks`;
  const database = (publicAddress: boolean, ...authorizedNetworks: readonly string[]) =>
    gcpEstate({ databases: all({ ...item, config: { publicAddress, authorizedNetworks } }) });
  const gke = `${cloud}kubernetes-engine/docs/concepts/control-plane-access`;
  const older = { ipEndpoints: null, privateCluster: null, masterAuthorizedNetworks: null };
  const plane = 'connect to its control plane';
  const lbPage = `${cloud}load-balancing/docs/https`;
  const web = (iapEnabled: boolean, scheme = 'EXTERNAL_MANAGED') =>
    gcpEstate({
      forwardingRules: all({ uid: 'rule', name: 'rule', config: { target: 'proxy', loadBalancingScheme: scheme } }),
      httpProxies: all({ uid: 'proxy', name: 'proxy', urlMap: 'map' }),
      urlMaps: all({ uid: 'map', name: 'map', config: { services: ['backend'] } }),
      backends: all({ uid: 'backend', name: 'backend', config: { loadBalancingScheme: scheme, iapEnabled } }),
    });
  const given: readonly [
    name: string,
    source: string,
    estate: ReturnType<typeof gcpEstate>,
    wanted: readonly string[],
  ][] = [
    ['a service for everybody', run, service('all'), [use]],
    ['a service for nobody', run, service('all', []), []],
    ['a service that asks nobody', run, service('all', [], true), ['invoke it']],
    ['a service inside', run, service('internal'), []],
    [
      'a service behind load balancers, if there are any',
      run,
      service('internal-and-cloud-load-balancing'),
      [`? ${use}`],
    ],
    ['a database for everybody', sql, database(true, '0.0.0.0/0'), ['connect to it']],
    ['a database for two halves', sql, database(true, '0.0.0.0/1', '128.0.0.0/1'), ['connect to it']],
    ['a database for an office', sql, database(true, office), []],
    ['a database without public address', sql, database(false, '0.0.0.0/0'), []],
    ['a control plane for everybody', gke, gcpEstate({ clusters: all({ ...item, ...older }) }), [plane]],
    [
      'a private control plane',
      gke,
      gcpEstate({ clusters: all({ ...item, ...older, privateCluster: { enablePrivateEndpoint: true } }) }),
      [],
    ],
    ['a load balancer', lbPage, web(false), ['send it requests', 'send it packets']],
    ['a load balancer with Identity-Aware Proxy', `${cloud}iap/docs/concepts-overview`, web(true), ['send it packets']],
    ['an internal load balancer', lbPage, web(false, 'INTERNAL_MANAGED'), []],
  ];
  for (const [name, source, estate_, wanted] of given)
    test(`${name} (${source})`, () => assert.deepEqual(answers(gcpExposures(estate_)), wanted));
});
