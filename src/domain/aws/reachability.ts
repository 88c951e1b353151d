import { type AttackPath, type PathStep, Unobserved } from '../../model.ts';
import { internet } from '../access/path.ts';
import { Addresses, type Admitted, admittedBy, type Family, familyOf, isBroad, isPrivate } from '../cidr.ts';
import { allPorts, portLabel, rangeLabel } from '../ports.ts';
import type { SensitivePort } from '../ports.ts';
import { listOf } from '../text.ts';
import { cidrsOf, exposes, naclLabel, naclPassage, prefixListsOf } from './vpc.ts';
import type { IpPermission, NaclEntry, PrefixLists } from './vpc.ts';

/** A network interface, whoever it belongs to. */
export type Interface = {
  readonly networkInterfaceId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly publicIpv4Addresses: readonly string[];
  /** Private ones (unique local addresses) among them. */
  readonly ipv6Addresses: readonly string[];
};

/** Routes as DescribeRouteTables words them, in camelCase. */
export type Route = {
  readonly destinationCidrBlock?: string | undefined;
  readonly destinationIpv6CidrBlock?: string | undefined;
  readonly destinationPrefixListId?: string | undefined;
  readonly gatewayId?: string | undefined;
  readonly state?: string | undefined;
};

/** What stands between an interface and the internet. Asked one after the other, and only as long as it matters. */
export type Surroundings = {
  /** Inbound permissions of a security group; undefined: the account does not see it. */
  readonly ingressOf: (groupId: string) => readonly IpPermission[] | undefined;
  /** Networks of the prefix lists that permissions and routes name; asked only for lists that a verdict depends on. */
  readonly prefixLists: (ids: readonly string[]) => PrefixLists;
  /** The route table in force in a subnet; undefined: the account does not see it, for every subnet has one. */
  readonly routeTableOf: (subnet: { readonly subnetId: string; readonly vpcId: string }) => RouteTable | undefined;
  /** The network ACL of a subnet. What is not there refuses nothing. */
  readonly naclOf: (subnetId: string) => Nacl | undefined;
  /** Whether VPC Block Public Access keeps the internet out of a subnet. */
  readonly isBlocked: (subnet: { readonly subnetId: string; readonly vpcId: string }) => boolean;
};
type RouteTable = { readonly id: string; readonly routes: readonly Route[] };
type Nacl = { readonly id: string; readonly entries: readonly NaclEntry[] };

/** A port that somebody asks about. */
type Port = Pick<SensitivePort, 'port' | 'protocol'>;

/** A port that a broad part of the internet can connect to, and the proof, hop by hop. */
export type InternetPath<P extends Port = SensitivePort> = {
  readonly port: P;
  /** The address to connect to. */
  readonly address: string;
  /** From the internet to the interface. */
  readonly steps: readonly PathStep[];
};

/** The paths of ports that are reached in the same way as one, with what stands behind the interface at the end. */
export function attackPaths(paths: readonly InternetPath<Port>[], ...behind: readonly PathStep[]): AttackPath[] {
  const alike = Map.groupBy(paths, ({ address, steps }) => JSON.stringify([address, steps]));
  return [...alike.values()].map((group) => {
    const { address, steps: way } = group[0]!;
    const steps = [...way, ...behind];
    const ports = listOf(group.map(({ port: { port, protocol } }) => portLabel(port, protocol)));
    return { title: `The internet reaches ${ports} of ${steps.at(-1)!.name} at ${address}`, steps };
  });
}

const everybody: Record<Family, string> = { 4: '0.0.0.0/0', 6: '::/0' };

/**
 * Which of some ports of an interface the internet reaches directly: it has a public address, and a broad part of the
 * internet (see `isBroad`) is admitted by a security group, answered by way of an internet gateway, and let in and out by
 * the network ACL, with no Block Public Access in the way. Load balancers, NAT and what listens behind the port are not looked at.
 *
 * @throws Unobserved when the account does not see a security group or route table on which it depends.
 */
export function internetPaths<P extends Port>(
  card: Interface,
  around: Surroundings,
  ports: readonly P[],
): readonly InternetPath<P>[] {
  const paths: InternetPath<P>[] = [];
  let unobserved: Unobserved | undefined;
  for (const family of [4, 6] as const) {
    try {
      paths.push(...pathsOf(card, around, ports, family));
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      unobserved ??= error;
    }
  }
  if (paths.length === 0 && unobserved) throw unobserved;
  return paths;
}

function pathsOf<P extends Port>(
  card: Interface,
  around: Surroundings,
  ports: readonly P[],
  family: Family,
): InternetPath<P>[] {
  const [address] = publicAddressesOf(card, family);
  if (address === undefined) return [];
  const groups = card.groupIds.map((group) => ({ group, ingress: around.ingressOf(group) }));
  const rules = groups.flatMap(({ group, ingress = [] }) =>
    ingress.map((permission) => ({ group, permission: onlyFamily(permission, family) })),
  );
  const open = ports.flatMap((port) => openingOf(rules, port, family, around) ?? []);
  const hidden = groups.find(({ ingress }) => ingress === undefined);
  if (open.length === 0 && !hidden) return [];
  const table = around.routeTableOf(card);
  if (!table) throw unseen(`The route table of ${card.subnetId}`, 'ec2:DescribeRouteTables');
  const exit = exitOf(table, family, around);
  if (!exit) return [];
  const nacl = around.naclOf(card.subnetId);
  const passed = open.flatMap((opening) => passageOf(opening, exit, nacl) ?? []);
  const isHiddenWay = (): boolean =>
    ports.some((port) => passageOf(anyOpening(port, family), exit, nacl) !== undefined);
  if (passed.length === 0 && !(hidden && isHiddenWay())) return [];
  if (around.isBlocked(card)) return [];
  if (passed.length === 0 && hidden) throw unseen(`Security group ${hidden.group}`, 'ec2:DescribeSecurityGroups');
  return passed.map(({ port, steps }) => ({
    port,
    address,
    steps: [internet, ...exit.steps, ...steps, reached(card.networkInterfaceId, address)],
  }));
}

const reached = (id: string, address: string): PathStep => ({
  kind: 'network',
  id,
  name: id,
  how: 'reaches',
  because: [`public address ${address}`],
});

/** What another account shares with this one need not show all of its parts. */
const unseen = (what: string, permission: string): Unobserved =>
  new Unobserved(what, {
    because: 'not-collected',
    permissions: [permission],
    detail: `${what} is not among what the account sees`,
  });

/** Whether an interface has an address that the internet can send to. */
export const hasPublicAddress = (card: Interface): boolean =>
  publicAddressesOf(card, 4).length + publicAddressesOf(card, 6).length > 0;

function publicAddressesOf(card: Interface, family: Family): readonly string[] {
  return family === 4 ? card.publicIpv4Addresses : card.ipv6Addresses.filter((address) => !isPrivate(address));
}

type Grouped = { readonly group: string; readonly permission: IpPermission };
/** Whom security groups admit to a port, and the step that says so. */
type Opening<P extends Port> = { readonly port: P; readonly sources: Addresses; readonly steps: readonly PathStep[] };

/** How rules open a port to a broad part of the internet: a rule that does so alone, or all that do together. */
function openingOf<P extends Port>(
  rules: readonly Grouped[],
  port: P,
  family: Family,
  around: Surroundings,
): Opening<P> | undefined {
  const relevant = rules.filter(({ permission }) => isFor(permission, port));
  const permissions = relevant.map(({ permission }) => permission);
  const lists = listsFor(permissions, port, family, around);
  if (!isOpened(permissions, lists)) return undefined;
  const sources = relevant
    .map((rule) => ({ ...rule, cidrs: cidrsOf(rule.permission, lists) }))
    .filter(({ cidrs }) => cidrs.length > 0);
  const alone = sources.find(({ cidrs }) => isBroad(cidrs));
  const first = alone ?? sources[0]!;
  const cidr = first.cidrs.find((one) => isBroad([one])) ?? first.cidrs[0]!;
  const step: PathStep = {
    kind: 'rule',
    id: first.group,
    name: `${first.group} (${trafficLabel(first.permission)} from ${cidr})`,
    how: 'is let in by',
    because: (alone ? [alone] : sources).map(ruleLabel),
  };
  return {
    port,
    sources: Addresses.of(
      sources.flatMap(({ cidrs }) => cidrs),
      family,
    ),
    steps: [step],
  };
}

const ruleLabel = ({ group, permission, cidrs }: Grouped & { readonly cidrs: readonly string[] }): string =>
  `${group} allows ${trafficLabel(permission)} from ${listOf(cidrs)}`;

/** What a security group that is not seen may open. */
const anyOpening = <P extends Port>(port: P, family: Family): Opening<P> => ({
  port,
  sources: Addresses.everything(family),
  steps: [],
});

/** The network ACL and then the group, where they and the routes leave a broad part of the internet. */
function passageOf<P extends Port>(
  { port, sources, steps }: Opening<P>,
  { destinations }: Exit,
  nacl: Nacl | undefined,
): Opening<P> | undefined {
  const answered = sources.within(destinations);
  const { addresses, by }: Admitted<NaclEntry> = nacl
    ? naclPassage(nacl.entries, port, answered)
    : { addresses: answered, by: [] };
  if (!addresses.isBroad()) return undefined;
  const gate: PathStep = nacl
    ? { kind: 'rule', id: nacl.id, name: nacl.id, how: 'passes', because: by.map(naclLabel) }
    : { kind: 'rule', id: 'no-network-acl', name: 'no network ACL', how: 'passes' };
  return { port, sources: addresses, steps: [gate, ...steps] };
}

/** Half of the internet is a way in from the internet, too. */
const isOpened = (permissions: readonly IpPermission[], lists?: PrefixLists): boolean =>
  isBroad(permissions.flatMap((permission) => cidrsOf(permission, lists)));

/** Prefix lists are looked into only where they decide. */
function listsFor(
  permissions: readonly IpPermission[],
  { port, protocol }: Port,
  family: Family,
  { prefixLists }: Surroundings,
): PrefixLists {
  const ids = prefixListsOf(permissions, port, protocol);
  if (ids.length === 0 || isOpened(permissions)) return new Map();
  return new Map([...prefixLists(ids)].map(([id, cidrs]) => [id, cidrs.filter((cidr) => familyOf(cidr) === family)]));
}

/** Whether a permission speaks of a port, whoever it admits. */
const isFor = ({ ipProtocol, fromPort, toPort }: IpPermission, { port, protocol }: Port): boolean =>
  exposes([{ ipProtocol, fromPort, toPort, ipRanges: [{ cidrIp: everybody[4] }] }], port, protocol);

const onlyFamily = (permission: IpPermission, family: Family): IpPermission => ({
  ...permission,
  ...(family === 4 ? { ipv6Ranges: [] } : { ipRanges: [] }),
});

function trafficLabel({ ipProtocol, fromPort, toPort }: IpPermission): string {
  if (ipProtocol === '-1') return 'all traffic';
  const from = fromPort ?? 0;
  return `${ipProtocol} ${rangeLabel(from < 0 ? allPorts : { from, to: toPort ?? allPorts.to })}`;
}

/** The internet gateway that answers leave by, to whom they get, and the steps that say so. */
type Exit = { readonly destinations: Addresses; readonly steps: readonly PathStep[] };

function exitOf({ id, routes }: RouteTable, family: Family, around: Surroundings): Exit | undefined {
  const found = gatewayToInternet(routes, family, around);
  if (!found) return undefined;
  const { gateway, addresses, by } = found;
  return {
    destinations: addresses,
    steps: [
      { kind: 'network', id: gateway, name: gateway, how: 'enters through' },
      {
        kind: 'network',
        id,
        name: id,
        how: 'is answered by way of',
        because: by.map(({ cidr }) => `route ${cidr} to ${gateway}`),
      },
    ],
  };
}

/** Where answers leave by, to which addresses, and the routes that lead there. */
type WayOut = Admitted<{ readonly cidr: string }> & { readonly gateway: string };

/**
 * The internet gateway that answers to a broad part of the internet leave by. The most specific route decides. An
 * egress-only gateway has a field of its own and admits nobody; a black hole leads nowhere.
 */
export function internetGatewayOf(
  routes: readonly Route[],
  family: Family,
  prefixLists: PrefixLists = new Map(),
): WayOut | undefined {
  const steps = routes.flatMap((route) => {
    const cidr = family === 4 ? route.destinationCidrBlock : route.destinationIpv6CidrBlock;
    const listed = prefixLists.get(route.destinationPrefixListId ?? '') ?? [];
    const cidrs = [...(cidr === undefined ? [] : [cidr]), ...listed.filter((one) => familyOf(one) === family)];
    return cidrs.map((destination) => ({ cidr: destination, gateway: gatewayOf(route) }));
  });
  const ordered = steps.toSorted((a, b) => prefixOf(b.cidr) - prefixOf(a.cidr));
  const gateways = [...new Set(ordered.flatMap(({ gateway }) => gateway ?? []))];
  return gateways
    .map((id) => {
      const rules = ordered.map(({ cidr, gateway }) => ({ cidr, allow: gateway === id }));
      return { gateway: id, ...admittedBy(rules, Addresses.everything(family)) };
    })
    .find(({ addresses }) => addresses.isBroad());
}

/** Prefix lists are looked into only where nothing else leads to the internet. */
function gatewayToInternet(
  routes: readonly Route[],
  family: Family,
  { prefixLists }: Surroundings,
): WayOut | undefined {
  const found = internetGatewayOf(routes, family);
  const ids = routes.flatMap((route) => (gatewayOf(route) ? (route.destinationPrefixListId ?? []) : []));
  return found || ids.length === 0 ? found : internetGatewayOf(routes, family, prefixLists([...new Set(ids)]));
}

const gatewayOf = ({ gatewayId, state }: Route): string | undefined =>
  gatewayId?.startsWith('igw-') && state !== 'blackhole' ? gatewayId : undefined;

const prefixOf = (cidr: string): number => Number(cidr.split('/')[1] ?? 128);

/** VPC Block Public Access of a region, with the exclusions in force. */
export type VpcBlock = {
  readonly mode: 'off' | 'block-bidirectional' | 'block-ingress';
  readonly exclusions: readonly { readonly resourceArn: string; readonly mode: string }[];
};

/** Whether Block Public Access keeps the internet out of a subnet: no exclusion for it or its VPC lets both ways pass. */
export function blocksIngress(
  { mode, exclusions }: VpcBlock,
  { vpcId, subnetId }: { readonly vpcId: string; readonly subnetId: string },
): boolean {
  if (mode === 'off') return false;
  return !exclusions.some(
    (exclusion) =>
      exclusion.mode === 'allow-bidirectional' &&
      [`vpc/${vpcId}`, `subnet/${subnetId}`].some((resource) => exclusion.resourceArn.endsWith(`:${resource}`)),
  );
}
