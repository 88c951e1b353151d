/** What strangers reach in a project of Google Cloud, and by which path. */
import type { PathStep } from '../../model.ts';
import type { Listed, Unseen } from '../access/answer.ts';
import type { Exposure, Found } from '../access/engine.ts';
import { exposuresOf, finderOf, type Item, type Kind, together, unlessClosed, type Way } from '../access/exposure.ts';
import { isBroad } from '../cidr.ts';
import { portsOf, probesBetween } from '../probes.ts';
import { listOf } from '../text.ts';
import { rangesOfRules, type RulesInForce } from './firewall.ts';
import { type Binding, isEverybody } from './iam.ts';
import { internetPaths, type Machine } from './reachability.ts';

interface Bound extends Item {
  readonly bindings: readonly Binding[];
}
interface PolicedFacts extends Bound {
  /** Of the key ring that a key is in. */
  readonly ringBindings?: readonly Binding[];
}
export interface InstanceFacts extends Item, Machine {
  readonly scope: { readonly region?: string | undefined };
  readonly status: string;
}
export interface ServiceFacts extends Bound {
  readonly config: { readonly ingress: string; readonly invokerIamDisabled: boolean };
}
export interface FunctionFacts extends Bound {
  readonly config: { readonly isHttp: boolean; readonly ingressSettings: string };
}
interface BucketFacts extends Bound {
  readonly config: { readonly publicAccessPrevention: string };
}
interface DatabaseFacts extends Item {
  readonly config: { readonly publicAddress: boolean; readonly authorizedNetworks: readonly string[] };
}
interface DatasetFacts extends Item {
  readonly config: { readonly access: readonly { readonly who: string; readonly role?: string | undefined }[] };
}
interface AuthorizedNetworks {
  readonly enabled?: boolean | undefined;
  readonly cidrBlocks?: readonly { readonly cidrBlock: string }[] | undefined;
}
export interface ClusterFacts extends Item {
  readonly ipEndpoints: {
    readonly enabled?: boolean | undefined;
    readonly enablePublicEndpoint?: boolean | undefined;
    readonly authorizedNetworksConfig?: AuthorizedNetworks | undefined;
  } | null;
  readonly privateCluster: { readonly enablePrivateEndpoint?: boolean | undefined } | null;
  readonly masterAuthorizedNetworks: AuthorizedNetworks | null;
}
interface ForwardingRuleFacts extends Item {
  readonly config: { readonly target?: string | undefined; readonly loadBalancingScheme?: string | undefined };
}
interface BackendFacts extends Item {
  readonly config: { readonly loadBalancingScheme?: string | undefined; readonly iapEnabled: boolean };
}

/** Resources of one type whose own policy says who may use them. */
export interface Policed {
  readonly type: string;
  readonly listed: Listed<PolicedFacts>;
}

/** What of a project strangers may reach. */
export interface GcpEstate {
  readonly project: string;
  readonly instances: Listed<InstanceFacts>;
  /** By `<network>/regions/<region>`. */
  readonly firewalls: Listed<Item & { readonly rules: RulesInForce }>;
  readonly services: Listed<ServiceFacts>;
  readonly functions: Listed<FunctionFacts>;
  readonly buckets: Listed<BucketFacts>;
  /** Whether an organization policy keeps everybody out of all buckets. */
  readonly preventsPublicAccess: () => boolean;
  readonly databases: Listed<DatabaseFacts>;
  readonly datasets: Listed<DatasetFacts>;
  readonly clusters: Listed<ClusterFacts>;
  readonly forwardingRules: Listed<ForwardingRuleFacts>;
  readonly httpProxies: Listed<Item & { readonly urlMap: string }>;
  readonly urlMaps: Listed<Item & { readonly config: { readonly services: readonly string[] } }>;
  readonly backends: Listed<BackendFacts>;
  readonly policed: readonly Policed[];
}

/** Everything that strangers reach. Facts that were not seen leave what depends on them unknown. */
export function gcpExposures(estate: GcpEstate): Found<Exposure> {
  const { project: account } = estate;
  const data = (type: string, what: string) => ({ type, account, what, step: 'data' }) as const;
  const compute = (type: string, what: string) => ({ type, account, what, step: 'compute' }) as const;
  const firewallOf = finderOf(estate.firewalls, ({ uid }) => [uid]);
  const use = (type: string): Kind<PolicedFacts> => ({
    ...data(type, 'use it'),
    ways: [boundWays, ({ uid, ringBindings = [] }) => bindingWays(uid, ringBindings)],
  });
  return together(
    exposuresOf(estate.instances, {
      ...compute('gcp.compute.instance', 'connect to it'),
      ways: [(instance) => instanceWays(instance, (place) => firewallOf(place)?.rules)],
    }),
    exposuresOf(estate.services, { ...compute('gcp.run.service', 'invoke it'), ways: [serviceWays] }),
    exposuresOf(estate.functions, { ...compute('gcp.functions.function', 'invoke it'), ways: [functionWays] }),
    exposuresOf(estate.buckets, {
      ...data('gcp.storage.bucket', 'get at its objects'),
      ways: [(bucket) => bucketWays(bucket, estate.preventsPublicAccess)],
    }),
    exposuresOf(estate.databases, { ...data('gcp.sql.instance', 'connect to it'), ways: [databaseWays] }),
    exposuresOf(estate.datasets, { ...data('gcp.bigquery.dataset', 'query it'), ways: [datasetWays] }),
    exposuresOf(estate.clusters, {
      ...compute('gcp.gke.cluster', 'connect to its control plane'),
      ways: [clusterWays],
    }),
    exposuresOf(estate.forwardingRules, {
      ...compute('gcp.compute.forwarding-rule', 'send it packets'),
      ways: [(forwarding) => (isExternal(forwarding) ? [{ what: 'send it packets', steps: [] }] : [])],
    }),
    exposuresOf(estate.backends, {
      ...compute('gcp.compute.backend-service', 'send it requests'),
      ways: [backendWays(estate)],
    }),
    ...estate.policed.map(({ type, listed }) => exposuresOf(listed, use(type))),
  );
}

const rule = (id: string, name: string, ...because: readonly string[]): PathStep => ({
  kind: 'rule',
  id,
  name,
  how: 'is let in by',
  because,
});

/** What the policy of a resource grants to everybody. Conditions may hold or not. */
export const boundWays = ({ uid, bindings }: Bound): Way[] => bindingWays(uid, bindings);

/** What bindings grant to everybody. */
export function bindingWays(uid: string, bindings: readonly Binding[]): Way[] {
  return bindings.flatMap(({ role, members, condition }) =>
    members.filter(isEverybody).map((member) => ({
      what: `use ${role}`,
      steps: [rule(uid, `${role} to ${member}`, `its policy grants ${role} to ${member}`)],
      missing: condition ? [condition.expression] : [],
    })),
  );
}

/** Where the internet connects to an instance. */
export function instanceWays(instance: InstanceFacts, inForceIn: (place: string) => RulesInForce | undefined): Way[] {
  if (instance.status === 'TERMINATED' || instance.status === 'SUSPENDED') return [];
  const inForce = (network: string) => inForceIn(`${network}/regions/${instance.scope.region}`);
  const cards = instance.networkInterfaces.filter(
    ({ accessConfigs, ipv6AccessConfigs }) => accessConfigs.length + ipv6AccessConfigs.length > 0,
  );
  if (cards.length === 0) return [];
  const rules = cards.flatMap(({ network }) => inForce(network) ?? []);
  const probes = (['tcp', 'udp'] as const).flatMap((protocol) =>
    probesBetween(protocol, rangesOfRules(rules, protocol)),
  );
  return internetPaths(instance, inForce, probes).map(({ ports, address, steps }) => ({
    what: `connect to ${portsOf(ports)} at ${address}`,
    steps: steps.slice(1),
  }));
}

/** What of a service everybody may invoke; where only load balancers get through, it depends on whether one leads to it. */
export function serviceWays(service: ServiceFacts): readonly Way[] {
  const { ingress, invokerIamDisabled } = service.config;
  if (ingress === 'internal' || ingress === 'none') return [];
  const ways = invokerIamDisabled
    ? [{ what: 'invoke it', steps: [rule(service.uid, 'no check of invokers', 'the check of invokers is off')] }]
    : boundWays(service);
  return ingress === 'all' ? ways : ways.map(byLoadBalancer);
}

/** What of a function everybody may invoke by HTTP. */
export function functionWays(fn: FunctionFacts): readonly Way[] {
  const { isHttp, ingressSettings } = fn.config;
  if (!isHttp || ingressSettings === 'ALLOW_INTERNAL_ONLY') return [];
  return ingressSettings === 'ALLOW_INTERNAL_AND_GCLB' ? boundWays(fn).map(byLoadBalancer) : boundWays(fn);
}

const leadingBalancers: Unseen = {
  what: 'The load balancers that lead to it',
  gap: {
    because: 'not-collected',
    permissions: [],
    detail: 'Which serverless backends a load balancer has is not collected',
  },
};
const byLoadBalancer = (way: Way): Way => ({ ...way, unseen: [leadingBalancers] });

/** What the policy of a bucket opens to everybody, unless public access is prevented. */
export const bucketWays = (bucket: BucketFacts, isPrevented: () => boolean) =>
  unlessClosed([() => bucket.config.publicAccessPrevention === 'enforced', isPrevented], () => boundWays(bucket));

/** The public address of a database that much of the internet may connect to. */
export function databaseWays({ uid, config: { publicAddress, authorizedNetworks } }: DatabaseFacts): Way[] {
  if (!publicAddress || !isBroad(authorizedNetworks)) return [];
  const because = `authorized networks ${listOf(authorizedNetworks)}`;
  return [{ what: 'connect to it', steps: [rule(uid, 'public address', because)] }];
}

/** Entries of a dataset for everybody. */
export const datasetWays = ({ uid, config: { access } }: DatasetFacts): Way[] =>
  access
    .filter(({ who }) => isEverybody(who))
    .map(({ who, role = 'access' }) => ({
      what: `use ${role}`,
      steps: [rule(uid, `${role} to ${who}`, `its access list grants ${role} to ${who}`)],
    }));

/** Who may connect to the address of a control plane: nobody, everybody, or the networks that it names. */
export function controlPlaneNetworks(
  cluster: ClusterFacts,
): 'no address' | 'internal' | 'everybody' | readonly string[] {
  if (cluster.ipEndpoints?.enabled === false) return 'no address';
  const isPublic = cluster.ipEndpoints?.enablePublicEndpoint ?? !cluster.privateCluster?.enablePrivateEndpoint;
  if (!isPublic) return 'internal';
  const networks = cluster.ipEndpoints?.authorizedNetworksConfig ?? cluster.masterAuthorizedNetworks ?? {};
  return networks.enabled ? (networks.cidrBlocks ?? []).map(({ cidrBlock }) => cidrBlock) : 'everybody';
}

/** The control plane of a cluster, where it answers much of the internet. */
export function clusterWays(cluster: ClusterFacts): Way[] {
  const networks = controlPlaneNetworks(cluster);
  if (networks === 'no address' || networks === 'internal') return [];
  if (networks !== 'everybody' && !isBroad(networks)) return [];
  const because = networks === 'everybody' ? 'no authorized networks' : `authorized networks ${listOf(networks)}`;
  return [{ what: 'connect to its control plane', steps: [rule(cluster.uid, 'public endpoint', because)] }];
}

const isExternal = ({ config }: ForwardingRuleFacts | BackendFacts): boolean =>
  config.loadBalancingScheme === 'EXTERNAL' || config.loadBalancingScheme === 'EXTERNAL_MANAGED';

/** Backends to which an external forwarding rule leads by a plain HTTP proxy and a URL map, unless Identity-Aware Proxy asks first. */
function backendWays({ forwardingRules, httpProxies, urlMaps }: GcpEstate): (backend: BackendFacts) => readonly Way[] {
  const proxyOf = finderOf(httpProxies, ({ uid }) => [uid]);
  const mapOf = finderOf(urlMaps, ({ uid }) => [uid]);
  return (backend) => {
    if (!isExternal(backend) || backend.config.iapEnabled) return [];
    return forwardingRules.items.filter(isExternal).flatMap((forwarding): Way[] => {
      const proxy = proxyOf(forwarding.config.target ?? '');
      const map = proxy && mapOf(proxy.urlMap);
      if (!map?.config.services.includes(backend.uid)) return [];
      const hop = ({ uid, name }: Item, how: string): PathStep => ({ kind: 'network', id: uid, name, how });
      const steps = [hop(forwarding, 'connects to'), hop(proxy!, 'is passed to'), hop(map, 'is routed by')];
      return [{ what: 'send it requests', steps }];
    });
  };
}
