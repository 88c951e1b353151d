import { Unobserved } from '../../model.ts';
import { admitsBroadly, familyOf, isBroad, isPrivate } from '../cidr.ts';
import { allPorts, rangeLabel } from '../ports.ts';
import type { SensitivePort } from '../ports.ts';
import { cidrsOf, exposes, naclAdmitsConnection, prefixListsOf } from './vpc.ts';
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

/** A port that a broad part of the internet can connect to, and the proof, hop by hop. */
export type InternetPath = {
  readonly port: SensitivePort;
  /** The address to connect to. */
  readonly address: string;
  readonly path: string;
};

type Family = 4 | 6;
const everybody: Record<Family, string> = { 4: '0.0.0.0/0', 6: '::/0' };

/**
 * Which of some ports of an interface the internet reaches directly: it has a public address, a security group that
 * opens the port to a broad part of the internet (see `isBroad`), a route to an internet gateway, a network ACL that
 * lets requests in and answers out, and no Block Public Access in the way. Load balancers, NAT and what listens behind the port are not looked at.
 *
 * @throws Unobserved when the account does not see a security group or route table on which it depends.
 */
export function internetPaths(
  card: Interface,
  around: Surroundings,
  ports: readonly SensitivePort[],
): readonly InternetPath[] {
  return [...pathsOf(card, around, ports, 4), ...pathsOf(card, around, ports, 6)];
}

function pathsOf(
  card: Interface,
  around: Surroundings,
  ports: readonly SensitivePort[],
  family: Family,
): InternetPath[] {
  const [address] = publicAddressesOf(card, family);
  if (address === undefined) return [];
  const groups = card.groupIds.map((group) => ({ group, ingress: around.ingressOf(group) }));
  const permissions = groups.flatMap(({ group, ingress = [] }) =>
    ingress.map((permission) => ({ group, permission: onlyFamily(permission, family) })),
  );
  const open = ports.flatMap((port) => openingOf(permissions, port, family, around) ?? []);
  const hidden = groups.find(({ ingress }) => ingress === undefined);
  if (open.length === 0 && hidden) throw unseen(`Security group ${hidden.group}`, 'ec2:DescribeSecurityGroups');
  if (open.length === 0) return [];
  const table = around.routeTableOf(card);
  if (!table) throw unseen(`The route table of ${card.subnetId}`, 'ec2:DescribeRouteTables');
  const gateway = gatewayToInternet(table.routes, family, around);
  if (!gateway) return [];
  const nacl = around.naclOf(card.subnetId);
  const admitted = open.filter(
    ({ port }) => !nacl || naclAdmitsConnection(nacl.entries, { ...port, cidr: everybody[family] }),
  );
  if (admitted.length === 0 || around.isBlocked(card)) return [];
  return admitted.map(({ port, rule }) => ({
    port,
    address,
    path: ['internet', gateway, table.id, nacl?.id ?? 'no network ACL', rule, card.networkInterfaceId].join(' → '),
  }));
}

/** What another account shares with this one need not show all of its parts. */
const unseen = (what: string, permission: string): Unobserved =>
  new Unobserved(what, {
    because: 'not-collected',
    permissions: [permission],
    detail: `${what} is not among what the account sees`,
  });

function publicAddressesOf(card: Interface, family: Family): readonly string[] {
  return family === 4 ? card.publicIpv4Addresses : card.ipv6Addresses.filter((address) => !isPrivate(address));
}

type Grouped = { readonly group: string; readonly permission: IpPermission };
type Opening = { readonly port: SensitivePort; readonly rule: string };

/** How rules open a port to a broad part of the internet: a rule that does so alone, or one of those that do together. */
function openingOf(
  rules: readonly Grouped[],
  port: SensitivePort,
  family: Family,
  around: Surroundings,
): Opening | undefined {
  const relevant = rules.filter(({ permission }) => isFor(permission, port));
  const permissions = relevant.map(({ permission }) => permission);
  const lists = listsFor(permissions, port, family, around);
  if (!isOpened(permissions, lists)) return undefined;
  const sources = relevant.flatMap((rule) => cidrsOf(rule.permission, lists).map((cidr) => ({ ...rule, cidr })));
  const { group, permission, cidr } = sources.find((source) => isBroad([source.cidr])) ?? sources[0]!;
  return { port, rule: `${group} (${trafficLabel(permission)} from ${cidr})` };
}

/** Half of the internet is a way in from the internet, too. */
const isOpened = (permissions: readonly IpPermission[], lists?: PrefixLists): boolean =>
  isBroad(permissions.flatMap((permission) => cidrsOf(permission, lists)));

/** Prefix lists are looked into only where they decide. */
function listsFor(
  permissions: readonly IpPermission[],
  { port, protocol }: SensitivePort,
  family: Family,
  { prefixLists }: Surroundings,
): PrefixLists {
  const ids = prefixListsOf(permissions, port, protocol);
  if (ids.length === 0 || isOpened(permissions)) return new Map();
  return new Map([...prefixLists(ids)].map(([id, cidrs]) => [id, cidrs.filter((cidr) => familyOf(cidr) === family)]));
}

/** Whether a permission speaks of a port, whoever it admits. */
const isFor = ({ ipProtocol, fromPort, toPort }: IpPermission, { port, protocol }: SensitivePort): boolean =>
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

/**
 * The internet gateway that answers to a broad part of the internet leave by. The most specific route decides. An
 * egress-only gateway has a field of its own and admits nobody; a black hole leads nowhere.
 */
export function internetGatewayOf(
  routes: readonly Route[],
  family: Family,
  prefixLists: PrefixLists = new Map(),
): string | undefined {
  const steps = routes.flatMap((route) => {
    const cidr = family === 4 ? route.destinationCidrBlock : route.destinationIpv6CidrBlock;
    const listed = prefixLists.get(route.destinationPrefixListId ?? '') ?? [];
    const cidrs = [...(cidr === undefined ? [] : [cidr]), ...listed.filter((one) => familyOf(one) === family)];
    return cidrs.map((destination) => ({ cidr: destination, gateway: gatewayOf(route) }));
  });
  const ordered = steps.toSorted((a, b) => prefixOf(b.cidr) - prefixOf(a.cidr));
  const gateways = [...new Set(ordered.flatMap(({ gateway }) => gateway ?? []))];
  return gateways.find((id) =>
    admitsBroadly(
      ordered.map(({ cidr, gateway }) => ({ cidr, allow: gateway === id })),
      everybody[family],
    ),
  );
}

/** Prefix lists are looked into only where nothing else leads to the internet. */
function gatewayToInternet(
  routes: readonly Route[],
  family: Family,
  { prefixLists }: Surroundings,
): string | undefined {
  const gateway = internetGatewayOf(routes, family);
  const ids = routes.flatMap((route) => (gatewayOf(route) ? (route.destinationPrefixListId ?? []) : []));
  return gateway || ids.length === 0 ? gateway : internetGatewayOf(routes, family, prefixLists([...new Set(ids)]));
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
