import { type Answer, type GcpEstate, paged, project, projectNumber } from '../fake.ts';

const api = 'https://compute.googleapis.com/compute/v1/projects';
const links = 'https://www.googleapis.com/compute/v1/projects';
const own = `${links}/${project}`;
/** A project that shares its network with this one. */
const host = 'host-project';

interface Thing {
  readonly name: string;
  readonly selfLink: string;
}

/** Something of a kind at a place: `zones/europe-west1-b`, `regions/europe-west1` or `global`. */
const thing = <T extends object>(kind: string, place: string, name: string, more: T) => ({
  name,
  selfLink: `${own}/${place}/${kind}/${name}`,
  ...(place.startsWith('zones/') && { zone: `${own}/${place}` }),
  ...(place.startsWith('regions/') && { region: `${own}/${place}` }),
  ...more,
});
const placeOf = ({ selfLink }: Thing): string =>
  selfLink
    .slice(own.length + 1)
    .split('/')
    .slice(0, -2)
    .join('/');
const fullName = ({ selfLink }: Thing): string => selfLink.replace(links, '//compute.googleapis.com/projects');

/** A list over all places, two things a page, with an empty place that says so. */
const aggregated =
  (kind: string, things: readonly Thing[]): ((url: URL) => Answer) =>
  (url) => {
    const from = Number(url.searchParams.get('pageToken') ?? 0);
    const more = from + 2 < things.length;
    const places = Map.groupBy(things.slice(from, from + 2), placeOf);
    return {
      items: {
        'zones/africa-south1-a': { warning: { code: 'NO_RESULTS_ON_PAGE', message: 'Nothing here' } },
        ...Object.fromEntries([...places].map(([place, here]) => [place, { [kind]: here }])),
      },
      ...(more && { nextPageToken: String(from + 2) }),
    };
  };

const defaultAccount = `${projectNumber}-compute@developer.gserviceaccount.com`;
const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform';
const metadata = (items: Readonly<Record<string, string>>) => ({
  items: Object.entries(items).map(([key, value]) => ({ key, value })),
});
const card = (network: string, more: object = {}) => ({ name: 'nic0', network, networkIP: '10.0.0.2', ...more });
const main = `${own}/global/networks/main`;
const external = (natIP?: string) => ({ accessConfigs: [{ type: 'ONE_TO_ONE_NAT', ...(natIP && { natIP }) }] });

const instance = (place: string, name: string, more: object) =>
  thing('instances', `zones/${place}`, name, {
    status: 'RUNNING',
    machineType: `${own}/zones/${place}/machineTypes/e2-small`,
    networkInterfaces: [card(main)],
    ...more,
  });

const web = instance('europe-west1-c', 'web', {
  canIpForward: false,
  machineType: `${own}/zones/europe-west1-c/machineTypes/n2d-standard-2`,
  networkInterfaces: [card(main), card(`${links}/${host}/global/networks/shared`)],
  serviceAccounts: [{ email: `web@${project}.iam.gserviceaccount.com`, scopes: [cloudPlatform] }],
  metadata: metadata({ 'block-project-ssh-keys': 'true', 'enable-osconfig': 'TRUE', 'serial-port-enable': 'FALSE' }),
  shieldedInstanceConfig: { enableVtpm: true, enableIntegrityMonitoring: true, enableSecureBoot: true },
  confidentialInstanceConfig: { enableConfidentialCompute: true, confidentialInstanceType: 'SEV' },
});
const instances = [
  instance('europe-west1-b', 'bastion', {
    canIpForward: true,
    labels: { team: 'platform' },
    tags: { items: ['ssh'] },
    networkInterfaces: [card(main, external('203.0.113.10'))],
    serviceAccounts: [{ email: defaultAccount, scopes: [cloudPlatform] }],
    metadata: metadata({
      'startup-script': 'export PASSWORD=hunter2',
      'serial-port-enable': 'TRUE',
      'enable-oslogin': 'FALSE',
    }),
    shieldedInstanceConfig: { enableVtpm: false, enableIntegrityMonitoring: false, enableSecureBoot: false },
  }),
  web,
  instance('europe-west1-b', 'edge', { networkInterfaces: [card(main, external('203.0.113.11'))] }),
  instance('us-east1-b', 'database', {
    tags: { items: ['db'] },
    networkInterfaces: [
      card(main, {
        ...external('203.0.113.12'),
        ipv6AccessConfigs: [{ type: 'DIRECT_IPV6', externalIpv6: '2600:1900::1', externalIpv6PrefixLength: 96 }],
      }),
    ],
    serviceAccounts: [{ email: defaultAccount }],
  }),
  instance('us-east1-b', 'guest', {
    networkInterfaces: [card(`${links}/${host}/global/networks/shared`, external('203.0.113.13'))],
  }),
  instance('us-east1-b', 'gke-main-pool-1', {
    canIpForward: true,
    labels: { 'goog-gke-node': '' },
    serviceAccounts: [{ email: defaultAccount, scopes: [cloudPlatform] }],
  }),
  instance('us-east1-b', 'gk3-auto-pool-1', {
    canIpForward: true,
    labels: { 'goog-gke-node': '' },
    serviceAccounts: [{ email: defaultAccount, scopes: [cloudPlatform] }],
  }),
  instance('us-east1-c', 'stopped', { status: 'TERMINATED', networkInterfaces: [card(main, external())] }),
  thing('instances', 'zones/us-east1-c', 'bare', { status: 'RUNNING', networkInterfaces: [{}] }),
];

const firewall = (name: string, more: object) =>
  thing('firewalls', 'global', name, { network: main, direction: 'INGRESS' as const, priority: 1000, ...more });
const tcp = (...ports: string[]) => ({ allowed: [{ IPProtocol: 'tcp', ports }] });
const fromProxy = firewall('from-proxy', {
  ...tcp('22'),
  sourceRanges: ['35.235.240.0/20'],
  logConfig: { enable: true },
});
const firewalls = [
  fromProxy,
  firewall('ssh', { ...tcp('22'), sourceRanges: ['0.0.0.0/0'], targetTags: ['ssh'], logConfig: { enable: true } }),
  firewall('databases', { ...tcp('5432'), sourceRanges: ['0.0.0.0/0', '::/0'], targetTags: ['db'] }),
  firewall('rdp', { ...tcp('3389'), sourceRanges: ['0.0.0.0/0'], priority: 2000, targetTags: ['windows'] }),
  firewall('everything', { allowed: [{ IPProtocol: 'all' }], sourceRanges: ['0.0.0.0/0'], targetTags: ['lab'] }),
  firewall('docker', { ...tcp('2375-2376'), sourceRanges: ['0.0.0.0/1', '128.0.0.0/1'], targetTags: ['build'] }),
  firewall('inside', { ...tcp('22'), sourceRanges: ['10.0.0.0/8'], logConfig: { enable: false } }),
  firewall('shut', { denied: [{ IPProtocol: 'tcp', ports: ['3389'] }], sourceRanges: ['0.0.0.0/0'], disabled: false }),
  firewall('out', { ...tcp('443'), direction: 'EGRESS', destinationRanges: ['0.0.0.0/0'] }),
  firewall('all-fields', {
    ...tcp('22'),
    disabled: true,
    sourceTags: ['bastion'],
    destinationRanges: ['10.0.0.0/8'],
  }),
  firewall('between-accounts', {
    ...tcp('22'),
    sourceServiceAccounts: [`web@${project}.iam.gserviceaccount.com`],
    targetServiceAccounts: [`db@${project}.iam.gserviceaccount.com`],
  }),
  thing('firewalls', 'global', 'bare', { ...tcp('8080') }),
];

const inForce = {
  firewalls,
  firewallPolicys: [
    {
      name: '1234567890',
      displayName: 'organization',
      type: 'HIERARCHY',
      rules: [
        {
          ruleName: 'all fields',
          priority: 1,
          action: 'deny',
          direction: 'INGRESS',
          disabled: true,
          targetType: 'INSTANCES',
          targetServiceAccounts: [defaultAccount],
          targetSecureTags: [{ name: 'tagValues/1', state: 'EFFECTIVE' }],
          match: {
            srcIpRanges: ['0.0.0.0/0'],
            srcAddressGroups: ['projects/p/locations/global/addressGroups/g'],
            srcFqdns: ['example.com'],
            srcRegionCodes: ['DE'],
            srcThreatIntelligences: ['iplist-tor-exit-nodes'],
            srcNetworks: [main],
            srcSecureTags: [{ name: 'tagValues/2', state: 'EFFECTIVE' }],
            srcNetworkContext: 'INTERNET',
            srcNetworkType: 'INTERNET',
            destIpRanges: ['10.0.0.0/8'],
            layer4Configs: [{ ipProtocol: 'tcp', ports: ['22'] }],
          },
        },
        {
          priority: 2147483646,
          action: 'goto_next',
          direction: 'INGRESS',
          match: { srcIpRanges: ['0.0.0.0/0'], layer4Configs: [{ ipProtocol: 'all' }] },
        },
        {
          priority: 2147483647,
          action: 'goto_next',
          direction: 'EGRESS',
          match: { layer4Configs: [{ ipProtocol: 'all' }] },
        },
      ],
    },
    { name: 'network', type: 'NETWORK', priority: 1, rules: [] },
  ],
};

const mainNetwork = thing('networks', 'global', 'main', {
  autoCreateSubnetworks: false,
  networkFirewallPolicyEnforcementOrder: 'AFTER_CLASSIC_FIREWALL' as const,
});
const networks = [
  mainNetwork,
  thing('networks', 'global', 'default', { autoCreateSubnetworks: true }),
  thing('networks', 'global', 'legacy', { IPv4Range: '10.240.0.0/16' }),
];

const fullLogs = {
  enable: true,
  aggregationInterval: 'INTERVAL_5_SEC',
  flowSampling: 1,
  metadata: 'INCLUDE_ALL_METADATA',
};
const logged = thing('subnetworks', 'regions/europe-west1', 'logged', {
  purpose: 'PRIVATE',
  privateIpGoogleAccess: true,
  logConfig: fullLogs,
});
const subnets = [
  logged,
  thing('subnetworks', 'regions/us-east1', 'sampled', {
    purpose: 'PRIVATE',
    privateIpGoogleAccess: false,
    logConfig: { enable: true, flowSampling: 0.5, filterExpr: 'inIpRange(connection.src_ip, "10.0.0.0/8")' },
  }),
  thing('subnetworks', 'regions/us-east1', 'proxies', { purpose: 'REGIONAL_MANAGED_PROXY', role: 'ACTIVE' }),
  thing('subnetworks', 'regions/us-east1', 'bare', {}),
];

const supplied = thing('disks', 'zones/europe-west1-b', 'supplied', {
  diskEncryptionKey: { sha256: 'nGMVJx0ZWZ0rZ4jRlbOmoxVkkZyXJqDhDuRkOTMVTUE=' },
});
const managed = thing('disks', 'regions/europe-west1', 'managed', {
  diskEncryptionKey: {
    kmsKeyName: `projects/${project}/locations/europe-west1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1`,
  },
});
const disks = [thing('disks', 'zones/europe-west1-b', 'plain', { labels: { team: 'platform' } }), supplied, managed];

const labelled = (kind: string, names: readonly string[]) =>
  names.map((name) => thing(kind, 'global', name, { labels: { name } }));
const grant = (...members: string[]) => ({ version: 1, bindings: [{ role: 'roles/compute.imageUser', members }] });
const policies: Readonly<Record<string, object>> = {
  public: grant('user:ana@example.com', 'allAuthenticatedUsers'),
  private: grant('user:ana@example.com'),
  bare: { etag: 'ACAB' },
};

const proxy = 'targetHttpsProxies';
const strict = thing(proxy, 'global', 'strict', { sslPolicy: `${own}/global/sslPolicies/restricted` });
const modern = thing(proxy, 'regions/europe-west1', 'modern', {
  sslPolicy: `${own}/regions/europe-west1/sslPolicies/modern`,
});
const httpsProxies = [
  strict,
  modern,
  thing(proxy, 'global', 'weak', { sslPolicy: `${own}/global/sslPolicies/custom` }),
  thing(proxy, 'global', 'bare', {}),
];
const sslProxies = [
  thing('targetSslProxies', 'global', 'compatible', { sslPolicy: `${own}/global/sslPolicies/compatible` }),
  thing('targetSslProxies', 'global', 'bare', {}),
];
const sslPolicy = (place: string, name: string, profile: string, minTlsVersion: string, ...enabledFeatures: string[]) =>
  thing('sslPolicies', place, name, { profile, minTlsVersion, enabledFeatures });
const restrictedPolicy = sslPolicy(
  'global',
  'restricted',
  'RESTRICTED',
  'TLS_1_2',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
);
const modernPolicy = sslPolicy(
  'regions/europe-west1',
  'modern',
  'MODERN',
  'TLS_1_2',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
);
const sslPolicies = [
  restrictedPolicy,
  modernPolicy,
  sslPolicy('global', 'custom', 'CUSTOM', 'TLS_1_2', 'TLS_RSA_WITH_AES_128_CBC_SHA'),
  sslPolicy('global', 'compatible', 'COMPATIBLE', 'TLS_1_0', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'),
];

const httpProxy = (name: string) =>
  thing('targetHttpProxies', 'global', name, { urlMap: `${own}/global/urlMaps/${name}` });
const service = `${own}/global/backendServices/web`;
const redirect = thing('urlMaps', 'global', 'redirect', {
  defaultUrlRedirect: { httpsRedirect: true, stripQuery: false },
});
const urlMaps = [
  redirect,
  thing('urlMaps', 'global', 'clear', {
    defaultService: service,
    pathMatchers: [
      {
        name: 'paths',
        defaultRouteAction: { weightedBackendServices: [{ backendService: service, weight: 1 }] },
        pathRules: [{ paths: ['/api'], service: `${own}/global/backendServices/api` }],
      },
    ],
  }),
  thing('urlMaps', 'global', 'inside', { defaultService: service }),
];

const forwarding = (place: string, name: string, more: object) => thing('forwardingRules', place, name, more);
const redirectFront = forwarding('global', 'redirect', {
  target: `${own}/global/targetHttpProxies/redirect`,
  loadBalancingScheme: 'EXTERNAL_MANAGED',
});
const googleApis = forwarding('global', 'apis', { target: 'all-apis', network: main });
const forwardingRules = [
  redirectFront,
  forwarding('global', 'clear', { target: `${own}/global/targetHttpProxies/clear`, loadBalancingScheme: 'EXTERNAL' }),
  forwarding('regions/europe-west1', 'inside', {
    target: `${own}/global/targetHttpProxies/inside`,
    loadBalancingScheme: 'INTERNAL_MANAGED',
    network: main,
  }),
  googleApis,
];

const backend = (place: string, name: string, more: object) => thing('backendServices', place, name, more);
const guarded = backend('global', 'web', {
  protocol: 'HTTPS',
  loadBalancingScheme: 'EXTERNAL_MANAGED',
  securityPolicy: `${own}/global/securityPolicies/edge`,
  iap: { enabled: true, oauth2ClientId: 'client', oauth2ClientSecret: 'hunter2' },
  logConfig: { enable: true, sampleRate: 1 },
});
const backends = [
  guarded,
  backend('global', 'api', { protocol: 'HTTP', loadBalancingScheme: 'EXTERNAL', logConfig: { enable: false } }),
  backend('regions/europe-west1', 'inside', { protocol: 'TCP', loadBalancingScheme: 'INTERNAL' }),
  backend('global', 'bare', {}),
];

const fresh = thing('sslCertificates', 'global', 'fresh', {
  type: 'SELF_MANAGED',
  expireTime: '2027-06-01T00:00:00.000-07:00',
});
const certificates = [
  fresh,
  thing('sslCertificates', 'regions/europe-west1', 'ending', {
    type: 'SELF_MANAGED',
    expireTime: '2026-12-01T00:00:00.000-08:00',
  }),
  thing('sslCertificates', 'global', 'managed', {
    type: 'MANAGED',
    managed: { domains: ['example.com'], status: 'ACTIVE' },
  }),
];

const computeProject = (items: Readonly<Record<string, string>>) => ({
  name: project,
  selfLink: own,
  commonInstanceMetadata: metadata({ 'ssh-keys': 'ana:ssh-ed25519 AAAA', 'serial-port-enable': 'FALSE', ...items }),
});

/** What is listed over all places, and what is global by nature. */
const placed = [
  'instances',
  'subnetworks',
  'disks',
  'targetHttpsProxies',
  'sslPolicies',
  'targetHttpProxies',
  'urlMaps',
  'forwardingRules',
  'backendServices',
  'sslCertificates',
] as const;
const globals = ['firewalls', 'networks', 'images', 'snapshots', 'targetSslProxies'] as const;
type Kind = (typeof placed)[number] | (typeof globals)[number];
type Things = Readonly<Record<Kind, readonly Thing[]>>;

const isRegional = (place: string): boolean => place.startsWith('regions/');
const isElsewhere = (place: string): boolean => !isRegional(place);
const assetTypes: readonly (readonly [asset: string, Kind, where?: (place: string) => boolean])[] = [
  ['Instance', 'instances'],
  ['Firewall', 'firewalls'],
  ['Network', 'networks'],
  ['Subnetwork', 'subnetworks'],
  ['Disk', 'disks', isElsewhere],
  ['RegionDisk', 'disks', isRegional],
  ['Image', 'images'],
  ['Snapshot', 'snapshots'],
  ['ForwardingRule', 'forwardingRules', isRegional],
  ['GlobalForwardingRule', 'forwardingRules', isElsewhere],
  ['TargetHttpsProxy', 'targetHttpsProxies'],
  ['TargetSslProxy', 'targetSslProxies'],
  ['SslPolicy', 'sslPolicies'],
  ['TargetHttpProxy', 'targetHttpProxies'],
  ['UrlMap', 'urlMaps'],
  ['BackendService', 'backendServices', isElsewhere],
  ['RegionBackendService', 'backendServices', isRegional],
  ['SslCertificate', 'sslCertificates'],
];
const policiesOf = (things: readonly Thing[]) =>
  Object.fromEntries(things.map((one) => [fullName(one), policies[one.name]!]));

const estateOf = (theProject: object, things: Things, more: NonNullable<GcpEstate['rest']> = {}): GcpEstate => ({
  rest: {
    [`GET ${api}/${project}`]: theProject,
    ...Object.fromEntries(
      placed.map((kind) => [`GET ${api}/${project}/aggregated/${kind}`, aggregated(kind, things[kind])]),
    ),
    ...Object.fromEntries(
      globals.map((kind) => [`GET ${api}/${project}/global/${kind}`, paged('items', things[kind])]),
    ),
    ...Object.fromEntries(
      [...things.images, ...things.snapshots].map((one) => [
        `GET ${one.selfLink.replace(links, api)}/getIamPolicy`,
        policies[one.name]!,
      ]),
    ),
    ...more,
  },
  assets: {
    'compute.googleapis.com/Project': { [`//compute.googleapis.com/projects/${project}`]: theProject },
    ...Object.fromEntries(
      assetTypes.map(([asset, kind, where = () => true]) => [
        `compute.googleapis.com/${asset}`,
        Object.fromEntries(things[kind].filter((one) => where(placeOf(one))).map((one) => [fullName(one), one])),
      ]),
    ),
  },
  policies: {
    'compute.googleapis.com/Image': policiesOf(things.images),
    'compute.googleapis.com/Snapshot': policiesOf(things.snapshots),
  },
});

export const clean = estateOf(computeProject({ 'enable-oslogin': 'TRUE', 'enable-oslogin-2fa': 'TRUE' }), {
  instances: [web],
  firewalls: [fromProxy],
  networks: [mainNetwork],
  subnetworks: [logged],
  disks: [supplied, managed],
  images: labelled('images', ['private']),
  snapshots: labelled('snapshots', ['private']),
  targetHttpsProxies: [strict, modern],
  targetSslProxies: [],
  sslPolicies: [restrictedPolicy, modernPolicy],
  targetHttpProxies: [httpProxy('redirect')],
  urlMaps: [redirect],
  forwardingRules: [redirectFront, googleApis],
  backendServices: [guarded],
  sslCertificates: [fresh],
});

export default estateOf(
  computeProject({ 'enable-oslogin': 'TRUE', 'enable-oslogin-2fa': 'FALSE', 'enable-osconfig': 'FALSE' }),
  {
    instances,
    firewalls,
    networks,
    subnetworks: subnets,
    disks,
    images: labelled('images', ['public', 'private', 'bare']),
    snapshots: labelled('snapshots', ['public', 'private', 'bare']),
    targetHttpsProxies: httpsProxies,
    targetSslProxies: sslProxies,
    sslPolicies,
    targetHttpProxies: ['redirect', 'clear', 'inside'].map(httpProxy),
    urlMaps,
    forwardingRules,
    backendServices: backends,
    sslCertificates: certificates,
  },
  {
    [`GET ${api}/${project}/regions/*/firewallPolicies/getEffectiveFirewalls`]: inForce,
    [`GET ${api}/${host}/regions/*/firewallPolicies/getEffectiveFirewalls`]: {},
    [`GET ${api}/${project}/global/networks/main`]: mainNetwork,
    [`GET ${api}/${host}/global/networks/shared`]: {
      name: 'shared',
      selfLink: `${links}/${host}/global/networks/shared`,
      autoCreateSubnetworks: false,
    },
  },
);
