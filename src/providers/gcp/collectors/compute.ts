import {
  BackendService,
  Certificate,
  ComputeProject,
  Disk,
  EffectiveFirewall,
  Firewall,
  ForwardingRule,
  Image,
  Instance,
  Network,
  Snapshot,
  SslPolicy,
  Subnet,
  TargetHttpProxy,
  TargetProxy,
  UrlMap,
} from '../../../resources/gcp/compute.ts';
import {
  aggregated,
  bindingsOf,
  defineGcpCollector,
  fullName,
  lastOf,
  regionOf,
  sharedListing,
  wholePages,
} from '../define.ts';
import type { Asset, Gcp } from '../gcp.ts';

const api = 'https://compute.googleapis.com/compute/v1/projects';

/** Everything of a kind in all zones, regions and globally. `more`: further asset types that the inventory has it under. */
async function* everywhere(gcp: Gcp, kind: string, asset: string, ...more: string[]): AsyncGenerator<Asset> {
  const live = () => aggregated(gcp, `${api}/${gcp.project}/aggregated/${kind}`, kind);
  yield* gcp.resources(`compute.googleapis.com/${asset}`, live);
  for (const type of more) yield* gcp.resources(`compute.googleapis.com/${type}`, nothing);
}
async function* nothing(): AsyncGenerator<never> {}

/** Everything of a kind that is global by nature. */
const globally = (gcp: Gcp, kind: string, asset: string): AsyncIterable<Asset> =>
  gcp.resources(`compute.googleapis.com/${asset}`, () =>
    wholePages(gcp, `${api}/${gcp.project}/global/${kind}`, 'items'),
  );

const identityOf = ({ data, asOf }: Asset) => ({
  uid: fullName(data.selfLink),
  name: data.name,
  region: regionOf(data.zone ?? data.region),
  asOf,
});

const linked = (link: string | undefined): string | undefined => (link === undefined ? undefined : fullName(link));

interface Item {
  readonly key: string;
  readonly value?: string;
}

/** What metadata says about some keys; no other value leaves this function. */
const flagsIn = <K extends string>(
  metadata: { items?: readonly Item[] } | undefined,
  keys: Readonly<Record<K, string>>,
) => {
  const items = metadata?.items ?? [];
  const told = Object.entries<string>(keys).map(([name, key]) => [name, items.find((item) => item.key === key)?.value]);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined)) as Partial<Record<K, string>>;
};

export const computeProjects = defineGcpCollector(ComputeProject, {
  async *list(gcp) {
    const live = async function* () {
      yield await gcp.get(`${api}/${gcp.project}`);
    };
    for await (const { data, asOf } of gcp.resources('compute.googleapis.com/Project', live))
      yield {
        uid: `//compute.googleapis.com/projects/${gcp.project}`,
        name: gcp.project,
        asOf,
        metadata: flagsIn(data.commonInstanceMetadata, {
          enableOslogin: 'enable-oslogin',
          enableOslogin2fa: 'enable-oslogin-2fa',
          enableOsconfig: 'enable-osconfig',
          serialPortEnable: 'serial-port-enable',
        }),
      };
  },
  facets: {},
});

/** For instances themselves and for the firewall in front of them. */
const instancesOf = (gcp: Gcp): AsyncIterable<Asset> =>
  sharedListing(gcp, 'compute/instances', () => everywhere(gcp, 'instances', 'Instance'));

export const instances = defineGcpCollector(Instance, {
  async *list(gcp) {
    for await (const asset of instancesOf(gcp)) {
      const { data } = asset;
      yield {
        ...identityOf(asset),
        tags: data.labels ?? {},
        status: data.status,
        machineType: data.machineType ? lastOf(data.machineType) : null,
        // Every instance has one.
        networkInterfaces: data.networkInterfaces?.map(cardOf),
        networkTags: data.tags?.items ?? [],
        serviceAccounts: (data.serviceAccounts ?? []).map((account: any) => ({ scopes: [], ...account })),
        metadata: flagsIn(data.metadata, {
          blockProjectSshKeys: 'block-project-ssh-keys',
          enableOslogin: 'enable-oslogin',
          enableOsconfig: 'enable-osconfig',
          serialPortEnable: 'serial-port-enable',
        }),
        canIpForward: data.canIpForward ?? null,
        shieldedInstanceConfig: data.shieldedInstanceConfig ?? null,
        confidentialInstanceConfig: data.confidentialInstanceConfig ?? null,
      };
    }
  },
  facets: {},
});

const cardOf = (card: any) => ({
  name: card.name ?? '',
  network: fullName(card.network ?? ''),
  networkIp: card.networkIP,
  accessConfigs: (card.accessConfigs ?? []).map(({ natIP }: any) => ({ natIp: natIP })),
  ipv6AccessConfigs: (card.ipv6AccessConfigs ?? []).map(({ externalIpv6 }: any) => ({ externalIpv6 })),
});

export const effectiveFirewalls = defineGcpCollector(EffectiveFirewall, {
  async *list(gcp) {
    const seen = new Set<string>();
    for await (const asset of instancesOf(gcp)) {
      const { region } = identityOf(asset);
      for (const card of (asset.data.networkInterfaces ?? []).map(cardOf)) {
        const uid = `${card.network}/regions/${region}`;
        if (seen.has(uid) || card.accessConfigs.length + card.ipv6AccessConfigs.length === 0) continue;
        seen.add(uid);
        yield { uid, name: lastOf(card.network), region };
      }
    }
  },
  facets: {
    // Asked of the project that has the network: where it is shared, that is another one.
    rules: async (gcp, { uid }) => {
      const [, project, network, region] =
        /projects\/([^/]+)\/global\/networks\/([^/]+)\/regions\/(.+)$/.exec(uid) ?? [];
      const path = `projects/${project}/global/networks/${network}`;
      const url = `${api}/${project}/regions/${region}/firewallPolicies/getEffectiveFirewalls?network=${encodeURIComponent(path)}`;
      const [{ firewalls = [], firewallPolicys = [] }, { networkFirewallPolicyEnforcementOrder }] = await Promise.all([
        gcp.get(url),
        gcp.once(`compute/${path}`, () => gcp.get(`${api}/${project}/global/networks/${network}`)),
      ]);
      return {
        enforcementOrder: networkFirewallPolicyEnforcementOrder,
        firewalls: firewalls.map(ruleOf).filter(isIncoming),
        firewallPolicys: firewallPolicys.map((policy: any) => ({
          ...policy,
          rules: (policy.rules ?? []).filter(isIncoming),
        })),
      };
    },
  },
});

/** Rules without a direction are for incoming traffic, which the API documents. */
const isIncoming = ({ direction = 'INGRESS' }: { direction?: string }): boolean => direction === 'INGRESS';

const ruleOf = (rule: any) => ({
  ...rule,
  allowed: rule.allowed?.map(protocolOf),
  denied: rule.denied?.map(protocolOf),
});
const protocolOf = ({ IPProtocol, ports }: any) => ({ ipProtocol: IPProtocol, ports });

export const firewalls = defineGcpCollector(Firewall, {
  async *list(gcp) {
    for await (const asset of globally(gcp, 'firewalls', 'Firewall'))
      yield { ...identityOf(asset), rule: ruleOf(asset.data), logConfig: asset.data.logConfig ?? null };
  },
  facets: {},
});

export const networks = defineGcpCollector(Network, {
  async *list(gcp) {
    for await (const asset of globally(gcp, 'networks', 'Network')) {
      const { IPv4Range, autoCreateSubnetworks } = asset.data;
      yield { ...identityOf(asset), config: { ipv4Range: IPv4Range, autoCreateSubnetworks } };
    }
  },
  facets: {},
});

export const subnets = defineGcpCollector(Subnet, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'subnetworks', 'Subnetwork')) {
      const { purpose = null, privateIpGoogleAccess = null, logConfig = null } = asset.data;
      yield { ...identityOf(asset), purpose, privateIpGoogleAccess, logConfig };
    }
  },
  facets: {},
});

export const disks = defineGcpCollector(Disk, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'disks', 'Disk', 'RegionDisk')) {
      const { labels = {}, diskEncryptionKey: key } = asset.data;
      // Of a key that the customer supplies the API shows a hash, which nobody needs.
      const isCustomerSupplied = key?.sha256 !== undefined && key.kmsKeyName === undefined;
      yield {
        ...identityOf(asset),
        tags: labels,
        diskEncryptionKey: key ? { kmsKeyName: key.kmsKeyName, isCustomerSupplied } : null,
      };
    }
  },
  facets: {},
});

const policyOf = async (gcp: Gcp, asset: string, uid: string) => {
  const url = uid.replace('//compute.googleapis.com/projects', api);
  return bindingsOf(
    await gcp.iamPolicy(`compute.googleapis.com/${asset}`, uid, () =>
      gcp.get(`${url}/getIamPolicy?optionsRequestedPolicyVersion=3`),
    ),
  );
};

export const images = defineGcpCollector(Image, {
  async *list(gcp) {
    for await (const asset of globally(gcp, 'images', 'Image'))
      yield { ...identityOf(asset), tags: asset.data.labels ?? {} };
  },
  facets: { bindings: (gcp, { uid }) => policyOf(gcp, 'Image', uid) },
});

export const snapshots = defineGcpCollector(Snapshot, {
  async *list(gcp) {
    for await (const asset of globally(gcp, 'snapshots', 'Snapshot'))
      yield { ...identityOf(asset), tags: asset.data.labels ?? {} };
  },
  facets: { bindings: (gcp, { uid }) => policyOf(gcp, 'Snapshot', uid) },
});

export const forwardingRules = defineGcpCollector(ForwardingRule, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'forwardingRules', 'ForwardingRule', 'GlobalForwardingRule')) {
      const { target, network, loadBalancingScheme } = asset.data;
      yield { ...identityOf(asset), config: { target: linked(target), network: linked(network), loadBalancingScheme } };
    }
  },
  facets: {},
});

export const targetProxies = defineGcpCollector(TargetProxy, {
  async *list(gcp) {
    const found = (asset: Asset) => ({ ...identityOf(asset), sslPolicy: linked(asset.data.sslPolicy) ?? null });
    for await (const asset of everywhere(gcp, 'targetHttpsProxies', 'TargetHttpsProxy')) yield found(asset);
    for await (const asset of globally(gcp, 'targetSslProxies', 'TargetSslProxy')) yield found(asset);
  },
  facets: {},
});

export const sslPolicies = defineGcpCollector(SslPolicy, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'sslPolicies', 'SslPolicy')) {
      const { profile, minTlsVersion, enabledFeatures = [] } = asset.data;
      yield { ...identityOf(asset), config: { profile, minTlsVersion, enabledFeatures } };
    }
  },
  facets: {},
});

export const targetHttpProxies = defineGcpCollector(TargetHttpProxy, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'targetHttpProxies', 'TargetHttpProxy'))
      yield { ...identityOf(asset), urlMap: fullName(asset.data.urlMap ?? '') };
  },
  facets: {},
});

export const urlMaps = defineGcpCollector(UrlMap, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'urlMaps', 'UrlMap')) {
      const { data } = asset;
      const matchers = data.pathMatchers ?? [];
      const routes = matchers.flatMap(({ pathRules = [], routeRules = [] }: any) => [...pathRules, ...routeRules]);
      yield {
        ...identityOf(asset),
        config: {
          httpsRedirect: data.defaultUrlRedirect?.httpsRedirect ?? false,
          services: [...new Set([data, ...matchers, ...routes].flatMap(servicesOf))].sort(),
        },
      };
    }
  },
  facets: {},
});

/** The backends that a URL map, a path matcher or one of its rules sends requests to. */
const servicesOf = ({ service, defaultService, routeAction, defaultRouteAction }: any): string[] => {
  const weighted = (routeAction ?? defaultRouteAction)?.weightedBackendServices ?? [];
  const links = [service, defaultService, ...weighted.map(({ backendService }: any) => backendService)];
  return links.flatMap((link?: string) => linked(link) ?? []);
};

export const backendServices = defineGcpCollector(BackendService, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'backendServices', 'BackendService', 'RegionBackendService')) {
      const { protocol, loadBalancingScheme, securityPolicy, iap, logConfig = null } = asset.data;
      yield {
        ...identityOf(asset),
        // A backend without Identity-Aware Proxy has no settings of it.
        config: {
          protocol,
          loadBalancingScheme,
          securityPolicy: linked(securityPolicy),
          iapEnabled: iap?.enabled ?? false,
        },
        logConfig,
      };
    }
  },
  facets: {},
});

export const certificates = defineGcpCollector(Certificate, {
  async *list(gcp) {
    for await (const asset of everywhere(gcp, 'sslCertificates', 'SslCertificate')) {
      const { type, expireTime } = asset.data;
      yield {
        ...identityOf(asset),
        type: type ?? null,
        expireTime: type === 'MANAGED' ? (expireTime ?? null) : expireTime,
      };
    }
  },
  facets: {},
});
