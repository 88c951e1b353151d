import { Addresses, admitsBroadly, admittedBy, type Admitted, familyOf, isWorld } from '../cidr.ts';
import { allPorts, covers, ephemeralPorts, joined, rangeLabel, slices } from '../ports.ts';
import type { PortRange, SensitivePort } from '../ports.ts';

/** The protocols that have ports in security groups and network ACLs. */
export type PortProtocol = 'tcp' | 'udp';

type Maybe<T> = T | null | undefined;

/** A permission of an EC2 security group, as DescribeSecurityGroups words it, in camelCase. */
export type IpPermission = {
  readonly ipProtocol: string;
  readonly fromPort?: Maybe<number>;
  readonly toPort?: Maybe<number>;
  readonly ipRanges?: Maybe<readonly { readonly cidrIp?: Maybe<string> }[]>;
  readonly ipv6Ranges?: Maybe<readonly { readonly cidrIpv6?: Maybe<string> }[]>;
  readonly prefixListIds?: Maybe<readonly { readonly prefixListId?: Maybe<string> }[]>;
  readonly userIdGroupPairs?: Maybe<readonly { readonly groupId?: Maybe<string>; readonly userId?: Maybe<string> }[]>;
};

/** Ports of one protocol that everybody can reach. */
export type ExposedPorts = PortRange & { readonly protocol: PortProtocol };

/** The networks behind managed prefix lists, by id, for permissions that refer to them. */
export type PrefixLists = ReadonlyMap<string, readonly string[]>;

const PROTOCOLS: readonly PortProtocol[] = ['tcp', 'udp'];
const NUMBERS: Record<PortProtocol, string> = { tcp: '6', udp: '17' };

/**
 * The ports that permissions open to everybody, as the fewest ranges, TCP first. Networks are added up over all
 * permissions that name a port, so two halves of the internet in two rules are the internet. Protocol `-1` opens
 * every port; ICMP and other protocols without ports open none; other security groups are never everybody.
 *
 * @param prefixLists networks of the prefix lists that are known; one that is not given counts for nothing, see `prefixListsOf`.
 */
export function exposedPorts(permissions: readonly IpPermission[], prefixLists?: PrefixLists): ExposedPorts[] {
  return PROTOCOLS.flatMap((protocol) => {
    const rules = permissions.flatMap((permission) => {
      const range = rangeOf(permission, protocol);
      const cidrs = cidrsOf(permission, prefixLists);
      return range && cidrs.length > 0 ? [{ range, cidrs }] : [];
    });
    const open = slices(rules.map(({ range }) => range)).filter(({ from }) =>
      isWorld(rules.filter(({ range }) => covers(range, from)).flatMap(({ cidrs }) => cidrs)),
    );
    return joined(open).map((range) => ({ protocol, ...range }));
  });
}

/** Whether permissions open a port to everybody. */
export function exposes(
  permissions: readonly IpPermission[],
  port: number,
  protocol: PortProtocol = 'tcp',
  prefixLists?: PrefixLists,
): boolean {
  return exposedPorts(permissions, prefixLists).some((open) => open.protocol === protocol && covers(open, port));
}

/** The ranges of TCP or UDP ports that permissions and network ACL entries name. */
export const portRanges = (
  permissions: readonly IpPermission[],
  entries: readonly NaclEntry[],
  protocol: PortProtocol,
): PortRange[] => [
  ...permissions.flatMap((permission) => rangeOf(permission, protocol) ?? []),
  ...entries.map(naclRange),
];

/** Which entries of a catalogue of ports permissions open to everybody. */
export function exposedServices(
  permissions: readonly IpPermission[],
  catalogue: readonly SensitivePort[],
  prefixLists?: PrefixLists,
): SensitivePort[] {
  const open = exposedPorts(permissions, prefixLists);
  return catalogue.filter(({ port, protocol }) =>
    open.some((range) => range.protocol === protocol && covers(range, port)),
  );
}

/** Whether permissions open every port of every protocol to everybody (protocol `-1`). */
export function exposesAllTraffic(permissions: readonly IpPermission[], prefixLists?: PrefixLists): boolean {
  const everything = permissions.filter(({ ipProtocol }) => ipProtocol === '-1');
  return isWorld(everything.flatMap((permission) => cidrsOf(permission, prefixLists)));
}

/** The networks permissions name, of both families and of the prefix lists that are given. */
export function cidrsOf(permission: IpPermission, prefixLists?: PrefixLists): string[] {
  const listed = prefixListsOf([permission]).flatMap((id) => prefixLists?.get(id) ?? []);
  const v4 = (permission.ipRanges ?? []).map(({ cidrIp }) => cidrIp);
  const v6 = (permission.ipv6Ranges ?? []).map(({ cidrIpv6 }) => cidrIpv6);
  return [...v4, ...v6, ...listed].filter((cidr) => typeof cidr === 'string');
}

/**
 * The prefix lists permissions refer to, all or those of one TCP or UDP port: what a verdict on the port
 * still depends on.
 */
export function prefixListsOf(
  permissions: readonly IpPermission[],
  port?: number,
  protocol: PortProtocol = 'tcp',
): string[] {
  const relevant = permissions.filter((permission) => {
    const range = rangeOf(permission, protocol);
    return port === undefined || (range !== undefined && covers(range, port));
  });
  const ids = relevant.flatMap(({ prefixListIds }) => (prefixListIds ?? []).map(({ prefixListId }) => prefixListId));
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/** An entry of a network ACL, as DescribeNetworkAcls words it, in camelCase. `protocol` is a number as text, or `-1`. */
export type NaclEntry = {
  readonly ruleNumber: number;
  readonly protocol: string;
  readonly ruleAction: string;
  readonly egress: boolean;
  readonly cidrBlock?: Maybe<string>;
  readonly ipv6CidrBlock?: Maybe<string>;
  readonly portRange?: Maybe<{ readonly from?: Maybe<number>; readonly to?: Maybe<number> }>;
};

/** A question to a network ACL. */
export type NaclQuery = {
  /** Outbound instead of inbound. */
  readonly egress?: boolean;
  /** TCP unless told. */
  readonly protocol?: PortProtocol;
  readonly port: number;
  /** Whom the traffic comes from or goes to: `0.0.0.0/0` unless told, or `::/0`, or a narrower network. */
  readonly cidr?: string;
};

/**
 * Whether a network ACL lets traffic of one port pass from (or to) a broad part of the internet. Entries are tried
 * by rule number and the first match decides, address by address: refusing a few networks first closes nothing,
 * admitting a few networks opens nothing.
 */
export function naclAllows(entries: readonly NaclEntry[], query: NaclQuery): boolean {
  return admitsBroadly(stepsOf(entries, query), query.cidr ?? anybody);
}

/**
 * Whether a network ACL, which keeps no state, lets a connection from the internet to a port come about: the
 * request in, and the answer out to at least one of the client's ephemeral ports.
 */
export function naclAdmitsConnection(entries: readonly NaclEntry[], query: Omit<NaclQuery, 'egress'>): boolean {
  const { cidr = anybody } = query;
  return naclPassage(entries, query, Addresses.of([cidr], familyOf(cidr) ?? 4)).addresses.isBroad();
}

/** Which callers a network ACL lets connect to a port, as above, and the entries that let their requests in and the answers out. */
export function naclPassage(
  entries: readonly NaclEntry[],
  query: Pick<NaclQuery, 'port' | 'protocol'>,
  from: Addresses,
): Admitted<NaclEntry> {
  const inwards = admittedBy(stepsOf(entries, query), from);
  const ranges = entries.flatMap((entry) => (entry.egress ? [naclRange(entry)] : []));
  const probes = slices([ephemeralPorts, ...ranges]).filter((range) => covers(ephemeralPorts, range.from));
  let answered = from.minus(from);
  const outwards: NaclEntry[] = [];
  for (const { from: port } of probes) {
    const unanswered = inwards.addresses.minus(answered);
    const more = admittedBy(stepsOf(entries, { ...query, port, egress: true }), unanswered);
    answered = answered.plus(more.addresses);
    outwards.push(...more.by.map(({ entry }) => entry));
  }
  return { addresses: answered, by: [...inwards.by.map(({ entry }) => entry), ...new Set(outwards)] };
}

const anybody = '0.0.0.0/0';

function stepsOf(entries: readonly NaclEntry[], { egress = false, protocol = 'tcp', port }: NaclQuery) {
  return entries
    .filter((entry) => entry.egress === egress && naclMatches(entry, protocol, port))
    .toSorted((a, b) => a.ruleNumber - b.ruleNumber)
    .map((entry) => ({ entry, allow: entry.ruleAction === 'allow', cidr: networkOf(entry) }));
}

const networkOf = ({ cidrBlock, ipv6CidrBlock }: NaclEntry): string => cidrBlock ?? ipv6CidrBlock ?? '';

/** An entry in words: `inbound rule 100 allows tcp 22 from 0.0.0.0/0`. */
export function naclLabel(entry: NaclEntry): string {
  const { egress, ruleNumber, protocol, ruleAction } = entry;
  const name = PROTOCOLS.find((one) => isProtocol(protocol, one)) ?? `protocol ${protocol}`;
  const traffic = protocol === '-1' ? 'all traffic' : `${name} ${rangeLabel(naclRange(entry))}`;
  const [way, towards] = egress ? ['outbound', 'to'] : ['inbound', 'from'];
  const verb = ruleAction === 'allow' ? 'allows' : 'refuses';
  return `${way} rule ${ruleNumber} ${verb} ${traffic} ${towards} ${networkOf(entry)}`;
}

function naclMatches(entry: NaclEntry, protocol: PortProtocol, port: number): boolean {
  if (entry.protocol === '-1') return true;
  return isProtocol(entry.protocol, protocol) && covers(naclRange(entry), port);
}

function naclRange({ portRange }: NaclEntry): PortRange {
  return { from: portRange?.from ?? allPorts.from, to: portRange?.to ?? allPorts.to };
}

/** EC2 leaves the ports out (or writes -1) where a rule means all of them. */
function rangeOf({ ipProtocol, fromPort, toPort }: IpPermission, protocol: PortProtocol): PortRange | undefined {
  if (ipProtocol === '-1') return allPorts;
  if (!isProtocol(ipProtocol, protocol)) return undefined;
  if (fromPort === -1 || toPort === -1) return allPorts;
  return { from: fromPort ?? allPorts.from, to: toPort ?? allPorts.to };
}

function isProtocol(written: string, protocol: PortProtocol): boolean {
  return written.toLowerCase() === protocol || written === NUMBERS[protocol];
}
