/** Doors that stand between the internet and what has no public address: load balancers, API Gateway and CloudFront. */
import { type PathStep, Unobserved } from '../../model.ts';
import type { Listed, Unseen } from '../access/answer.ts';
import { finderOf, type Item, type Way } from '../access/exposure.ts';
import { isBroad, isPrivate } from '../cidr.ts';
import { nameOf } from './arn.ts';
import { grantsOf } from './grants.ts';
import { statementLabel } from './statement.ts';
import { pathsUnlessBlocked } from './exposure-network.ts';
import type { Interface, Surroundings } from './reachability.ts';
import { cidrsOf, exposes, type IpPermission, type PortProtocol, prefixListsOf } from './vpc.ts';

interface BalancerFacts extends Item {
  readonly scheme: string | null;
  readonly network: {
    readonly dnsName: string;
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly securityGroupIds: readonly string[];
  };
}
export interface ListenerFacts extends Item {
  readonly loadBalancer: { readonly arn: string; readonly scheme: string | null };
  readonly protocol: string | null;
  readonly port: number | null;
  readonly rules: readonly {
    readonly priority: string;
    readonly conditions: readonly { readonly field: string; readonly values: readonly string[] }[];
    readonly actions: readonly string[];
    readonly targetGroups: readonly string[];
  }[];
}
interface TargetGroupFacts extends Item {
  readonly config: { readonly targetType: string };
  readonly targets: readonly { readonly id: string; readonly port: number | null }[];
}
interface Integration {
  readonly uri: string | null;
  readonly vpcLink: string | null;
  readonly credentials: string | null;
}
export interface RestApiFacts extends Item {
  readonly integrations: readonly (Integration & { readonly path: string; readonly httpMethod: string })[];
}
export interface RouteFacts extends Item {
  readonly integration: Integration | null;
}
export interface DistributionFacts extends Item {
  readonly address: { readonly domainName: string; readonly enabled: boolean };
  readonly origins: readonly { readonly id: string; readonly domainName: string }[];
}

/** The doors of a region. */
export interface Front {
  readonly balancers: Listed<BalancerFacts>;
  readonly listeners: Listed<ListenerFacts>;
  readonly targetGroups: Listed<TargetGroupFacts>;
  readonly vpcLinks: Listed<Item & { readonly targets: readonly string[] }>;
}

/** A way to a door, and from where it goes on. */
interface Door extends Way {
  readonly balancer: BalancerFacts;
}

/** What a door hands requests to: an instance, a function or a load balancer, on a port. */
interface Handed {
  readonly way: Way;
  readonly port: number | null;
  readonly protocol: PortProtocol;
  /** Groups that the door itself is in. */
  readonly groups: readonly string[];
  /** A role of the account's own hands it on, so that no resource policy has to allow it. */
  readonly byRole: boolean;
}

/** What doors hand to whom. */
export interface Forwarding {
  /** By the id of an instance, the ARN of a function. */
  readonly to: (id: string) => readonly Handed[];
  readonly unseen: readonly Unseen[];
}

/**
 * TCP_UDP and TCP_QUIC are both; QUIC runs over UDP; HTTP, HTTPS and TLS over TCP
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html).
 */
export function transportsOf(protocol: string): PortProtocol[] {
  const udp: PortProtocol[] = /UDP|QUIC/.test(protocol) ? ['udp'] : [];
  return udp.length > 0 && !protocol.startsWith('TCP') ? udp : ['tcp', ...udp];
}

/** How the internet connects to a listener: by a subnet of its load balancer, past the groups that this may be in. */
export function listenerWays(listener: ListenerFacts, balancerOf: Finder<BalancerFacts>, around: Surroundings): Door[] {
  const { loadBalancer, protocol, port } = listener;
  if (loadBalancer.scheme !== 'internet-facing' || protocol === null || port === null) return [];
  const balancer = balancerOf(loadBalancer.arn);
  if (!balancer) return [];
  const { dnsName, vpcId, subnetIds, securityGroupIds } = balancer.network;
  const asked = transportsOf(protocol).map((transport) => ({ port, protocol: transport }));
  const cards = subnetIds.map((subnetId): Interface => ({
    networkInterfaceId: balancer.uid,
    vpcId,
    subnetId,
    groupIds: securityGroupIds.length > 0 ? securityGroupIds : [unguarded],
    publicIpv4Addresses: [dnsName],
    ipv6Addresses: [],
  }));
  const beside: Surroundings = { ...around, ingressOf: (id) => (id === unguarded ? anybody : around.ingressOf(id)) };
  const what = `connect to ${port} at ${dnsName}`;
  const [way] = firstThatIs(cards, (card) =>
    pathsUnlessBlocked(card, beside, asked, (paths) => paths.map(({ steps }) => ({ what, steps: steps.slice(1, -1) }))),
  );
  if (!way) return [];
  return [{ ...way, steps: [...way.steps, hop(balancer, 'reaches', dnsName), hopTo(listener)], balancer }];
}

/** The way to a load balancer that faces the internet, past its security groups, whatever its subnets say. */
export const frontWay = (arn: string, what: string, groups: readonly string[]): Way => ({
  what,
  steps: [
    hop({ uid: arn, name: nameOf(arn) }, 'reaches', 'internet-facing'),
    ...groups.map((id): PathStep => ({
      kind: 'rule',
      id,
      name: id,
      how: 'is let in by',
      because: ['open to everyone'],
    })),
  ],
});

type Finder<T> = (key: string) => T | undefined;

/** Network load balancers may be in no group at all, and then let in everybody. */
const unguarded = 'no security group';
const anybody: readonly IpPermission[] = [{ ipProtocol: '-1', ipRanges: [{ cidrIp: '0.0.0.0/0' }] }];

const hop = ({ uid, name }: Item, how: string, ...because: readonly string[]): PathStep => ({
  kind: 'network',
  id: uid,
  name,
  how,
  ...(because.length > 0 && { because }),
});

const hopTo = ({ uid, protocol, port }: Pick<ListenerFacts, 'uid' | 'protocol' | 'port'>): PathStep => ({
  kind: 'network',
  id: uid,
  name: `listener ${protocol} ${port}`,
  how: 'is answered by',
});

/** What the first that gives anything gives. Throws what one threw if none does. */
function firstThatIs<T, R>(items: readonly T[], results: (item: T) => readonly R[]): readonly R[] {
  let unobserved: Unobserved | undefined;
  for (const item of items) {
    try {
      const found = results(item);
      if (found.length > 0) return found;
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      unobserved ??= error;
    }
  }
  if (unobserved) throw unobserved;
  return [];
}

/** A way that goes on from something of API Gateway, and what answers there. */
export interface Called {
  readonly way: Way;
  readonly integration: Integration;
}

/** To whom load balancers, the methods and routes that anybody may call, and distributions hand the requests of strangers. */
export function forwardingOf(
  front: Front,
  around: Surroundings,
  called: readonly Called[],
  distributions: Listed<DistributionFacts>,
): Forwarding {
  const reader = new Reader(front, around);
  for (const listener of front.listeners.items) reader.followListener(listener);
  for (const { way, integration } of called) reader.followIntegration(way, integration);
  for (const distribution of distributions.items) reader.followDistribution(distribution);
  const { balancers, listeners, targetGroups } = front;
  const unseen = [balancers, listeners, targetGroups, distributions].flatMap((list) => list.unseen);
  return { to: (id) => reader.handed.get(id) ?? [], unseen: [...unseen, ...reader.unseen] };
}

/** Follows requests from door to door. What can't be read on the way is noted: it may hide more. */
class Reader {
  readonly handed = new Map<string, Handed[]>();
  readonly unseen: Unseen[] = [];
  readonly #front: Front;
  readonly #around: Surroundings;
  readonly #balancerOf: Finder<BalancerFacts>;
  readonly #groupOf: Finder<TargetGroupFacts>;
  readonly #listenerOf: Finder<ListenerFacts>;
  readonly #linkOf: Finder<Item & { readonly targets: readonly string[] }>;

  constructor(front: Front, around: Surroundings) {
    this.#front = front;
    this.#around = around;
    this.#balancerOf = finderOf(front.balancers, ({ uid }) => [uid]);
    this.#groupOf = finderOf(front.targetGroups, ({ uid }) => [uid]);
    this.#listenerOf = finderOf(front.listeners, ({ uid }) => [uid]);
    this.#linkOf = finderOf(front.vpcLinks, ({ uid }) => [uid.slice(uid.lastIndexOf('/') + 1)]);
  }

  followListener(listener: ListenerFacts): void {
    this.#attempt(() => {
      for (const door of listenerWays(listener, this.#balancerOf, this.#around)) this.#forward(listener, door, []);
    });
  }

  followIntegration(way: Way, { uri, vpcLink, credentials }: Integration): void {
    const target = functionIn(uri ?? '');
    if (target !== undefined)
      this.#hand(target, { way, port: null, protocol: 'tcp', groups: [], byRole: credentials !== null });
    if (vpcLink === null) return;
    this.#attempt(() => {
      // HTTP APIs name the listener, REST APIs have the link lead to load balancers.
      const named = this.#listenerOf(uri ?? '');
      const balancers = named ? [] : (this.#linkOf(vpcLink)?.targets ?? []);
      const behind = this.#front.listeners.items.filter(({ loadBalancer }) => balancers.includes(loadBalancer.arn));
      for (const listener of named ? [named] : behind) this.#enter(listener, way);
    });
  }

  followDistribution(distribution: DistributionFacts): void {
    this.#attempt(() => {
      const { enabled, domainName } = distribution.address;
      if (!enabled) return;
      const step = hop(distribution, 'connects to', domainName);
      for (const origin of distribution.origins) {
        const balancer = this.#front.balancers.items.find(
          ({ network }) => network.dnsName.toLowerCase() === origin.domainName.toLowerCase(),
        );
        if (!balancer || !this.#letsCloudFrontIn(balancer)) continue;
        const way: Way = { what: `send requests through ${domainName}`, steps: [step], unseen: [signedUrls] };
        for (const listener of this.#front.listeners.items)
          if (listener.loadBalancer.arn === balancer.uid) this.#enter(listener, way);
      }
    });
  }

  /** Only by prefix lists of AWS's own, of which CloudFront's is one; what is open to everybody is followed anyhow. */
  #letsCloudFrontIn({ network }: BalancerFacts): boolean {
    const permissions = network.securityGroupIds.flatMap((id) => this.#around.ingressOf(id) ?? []);
    const lists = prefixListsOf(permissions);
    const known = this.#around.prefixLists(lists);
    return lists.some((id) => (known.get(id) ?? []).length === 0);
  }

  #enter(listener: ListenerFacts, way: Way): void {
    const balancer = this.#balancerOf(listener.loadBalancer.arn);
    if (!balancer) return;
    const steps = [...way.steps, hop(balancer, 'is passed to'), hopTo(listener)];
    this.#forward(listener, { ...way, steps, balancer }, []);
  }

  /** @param passed load balancers on the way: one can be the target of another. */
  #forward(listener: ListenerFacts, door: Door, passed: readonly string[]): void {
    this.#attempt(() => {
      for (const { priority, conditions, actions, targetGroups } of listener.rules) {
        if (actions.some((action) => action.startsWith('authenticate-')) || isForFew(conditions)) continue;
        const secrets = conditions.flatMap(({ field }) =>
          field === 'http-header' ? ['the header that a rule demands'] : [],
        );
        for (const arn of targetGroups) {
          const because = [`rule ${priority} forwards to it`];
          this.#attempt(() =>
            this.#deliver(listener, arn, { ...door, missing: [...(door.missing ?? []), ...secrets] }, because, passed),
          );
        }
      }
    });
  }

  #deliver(
    listener: ListenerFacts,
    arn: string,
    door: Door,
    because: readonly string[],
    passed: readonly string[],
  ): void {
    const group = this.#groupOf(arn);
    if (!group) return;
    const { balancer, ...way } = door;
    const steps = [...way.steps, hop(group, 'is forwarded to', ...because)];
    const [protocol = 'tcp'] = transportsOf(listener.protocol ?? '');
    for (const { id, port } of group.targets) {
      const isBalancer = group.config.targetType === 'alb';
      if (!isBalancer)
        this.#hand(withoutQualifier(id), {
          way: { ...way, steps },
          port,
          protocol,
          groups: balancer.network.securityGroupIds,
          byRole: false,
        });
      else if (!passed.includes(id))
        for (const next of this.#front.listeners.items)
          if (next.loadBalancer.arn === id && next.port === port) this.#pass(next, { ...way, steps }, [...passed, id]);
    }
  }

  #pass(listener: ListenerFacts, way: Way, passed: readonly string[]): void {
    const balancer = this.#balancerOf(listener.loadBalancer.arn);
    if (!balancer) return;
    const steps = [...way.steps, hop(balancer, 'is passed to'), hopTo(listener)];
    this.#forward(listener, { ...way, steps, balancer }, passed);
  }

  #hand(id: string, handed: Handed): void {
    this.handed.set(id, [...(this.handed.get(id) ?? []), handed]);
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      this.unseen.push({ what: error.what, gap: error.gap });
    }
  }
}

const signedUrls: Unseen = {
  what: 'Whether the distribution demands signed URLs or cookies',
  gap: { because: 'not-collected', permissions: [], detail: 'Trusted signers of behaviors are not collected' },
};

/** Whether a rule is for callers from a few addresses. */
const isForFew = (conditions: ListenerFacts['rules'][number]['conditions']): boolean =>
  conditions.some(({ field, values }) => field === 'source-ip' && !isBroad(values));

/** The function that an integration names, without version or alias. */
export function functionIn(uri: string): string | undefined {
  const [arn] = /arn:[^:]+:lambda:[^:]+:\d{12}:function:[^:/]+/.exec(uri) ?? [];
  return arn;
}
const withoutQualifier = (id: string): string => functionIn(id) ?? id;

/**
 * What is handed to an instance and gets past its groups: the door is in a group that they admit, or they admit the internet,
 * or private networks in which the door may stand. Network ACLs between the subnets are not looked at.
 */
export function behindWays(cards: readonly Interface[], handed: readonly Handed[], around: Surroundings): Way[] {
  return handed.flatMap(({ way, port, protocol, groups }) => {
    const admission = cards.map((card) => admissionOf(card, { port, protocol, groups }, around)).find(Boolean);
    if (!admission) return [];
    const { step, unseen } = admission;
    const known = { ...way, what: `send requests to ${port ?? 'it'}`, steps: [...way.steps, step] };
    return [unseen ? { ...known, unseen: [...(way.unseen ?? []), unseen] } : known];
  });
}

interface Admission {
  readonly step: PathStep;
  readonly unseen?: Unseen;
}

function admissionOf(
  { groupIds }: Interface,
  { port, protocol, groups }: Pick<Handed, 'port' | 'protocol' | 'groups'>,
  around: Surroundings,
): Admission | undefined {
  const rules = groupIds.flatMap((id) => (around.ingressOf(id) ?? []).map((permission) => ({ id, permission })));
  const relevant = rules.filter(({ permission }) => port === null || speaksOf(permission, port, protocol));
  const step = (id: string, because: string): PathStep => ({
    kind: 'rule',
    id,
    name: id,
    how: 'is let in by',
    because: [because],
  });
  for (const { id, permission } of relevant) {
    const named = (permission.userIdGroupPairs ?? []).find(({ groupId }) => groups.includes(groupId ?? ''));
    if (named) return { step: step(id, `${id} allows ${named.groupId}`) };
  }
  const open = relevant.find(({ permission }) => isBroad(cidrsOf(permission)));
  if (open) return { step: step(open.id, `${open.id} allows ${cidrsOf(open.permission).join(', ')}`) };
  const inside = relevant.find(({ permission }) => cidrsOf(permission).some(isPrivate));
  if (!inside) return undefined;
  const because = `${inside.id} allows ${cidrsOf(inside.permission).join(', ')}`;
  return { step: step(inside.id, because), unseen: doorAddresses };
}

const doorAddresses: Unseen = {
  what: 'Whether the load balancer stands in a network that the security group admits',
  gap: { because: 'not-collected', permissions: [], detail: 'Networks of subnets are not collected' },
};

const speaksOf = ({ ipProtocol, fromPort, toPort }: IpPermission, port: number, protocol: PortProtocol): boolean =>
  exposes([{ ipProtocol, fromPort, toPort, ipRanges: [{ cidrIp: '0.0.0.0/0' }] }], port, protocol);

/** What is handed to a function by a role of the account's own, or where the policy of the function lets the door call it. */
export function invokedWays(policy: () => string | null, handed: readonly Handed[], account: string): Way[] {
  const isLet = handed.some(({ byRole }) => !byRole) && letsDoorsIn(policy(), account);
  return handed
    .filter(({ byRole }) => byRole || isLet)
    .map(({ way }) => ({ ...way, what: 'run it with requests of their own' }));
}

const letsDoorsIn = (policy: string | null, account: string): boolean =>
  grantsOf(policy, { account }).some(({ who }) =>
    /^(?:elasticloadbalancing|apigateway)\.amazonaws\.com$|^\*$/.test(who.id),
  );

/** Distributions that are switched on, as doors. */
export const distributionWays = ({ address: { enabled, domainName } }: DistributionFacts): Way[] =>
  enabled ? [{ what: `send requests to ${domainName}`, steps: [] }] : [];

/** The ways to a bucket through distributions that its policy lets get its objects. */
export function deliveredWays(
  bucket: Item & { readonly policy: string | null },
  distributions: readonly DistributionFacts[],
  account: string,
): Way[] {
  const delivering = distributions.filter(
    ({ address, origins }) => address.enabled && origins.some(({ domainName }) => isOf(bucket.name, domainName)),
  );
  if (delivering.length === 0) return [];
  const grant = grantsOf(bucket.policy, { account }).find(
    ({ who }) => who.id === 'cloudfront.amazonaws.com' || who.kind === 'origin-access-identity',
  );
  if (!grant) return [];
  const label = statementLabel(grant.statement);
  const because = [`${label} of its policy lets ${grant.who.written} in`];
  return delivering.map((distribution) => ({
    what: `get objects through ${distribution.address.domainName}`,
    steps: [
      hop(distribution, 'connects to'),
      { kind: 'rule', id: bucket.uid, name: label, how: 'is let in by', because },
    ],
    unseen: [signedUrls],
  }));
}

/** `data.s3.amazonaws.com`, `data.s3.eu-west-1.amazonaws.com`. */
const isOf = (bucket: string, domainName: string): boolean =>
  domainName.toLowerCase().startsWith(`${bucket.toLowerCase()}.s3`) && /\.amazonaws\.com(?:\.cn)?$/i.test(domainName);
