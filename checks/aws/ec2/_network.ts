/** What checks on networks share. */
import { by, fail, inRegion, type Lookup, notApplicable, one, type Verdict } from 'cloudstance/check';
import { hopsOf, type PathStep } from 'cloudstance/domain/access/path';
import { accountOf } from 'cloudstance/domain/aws/arn';
import { attackPaths, blocksIngress, internetPaths } from 'cloudstance/domain/aws/reachability';
import type { Interface, InternetPath, Route, VpcBlock } from 'cloudstance/domain/aws/reachability';
import { cidrsOf, exposedServices, familyOf, prefixListsOf, type SensitivePort } from 'cloudstance/domain/net';
import type { NaclEntry, PrefixLists } from 'cloudstance/domain/net';
import { listOf } from 'cloudstance/domain/text';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';
import { NetworkAcl, PrefixList, RouteTable, SecurityGroup } from 'cloudstance/resources/aws/ec2-network';

interface Owned {
  readonly uid: string;
  readonly scope: { readonly account: string };
}

/** Shared networks are seen by every account that uses them; only their owner can mend them. */
export function elsewhere({ uid, scope }: Owned): Verdict | undefined {
  const owner = accountOf(uid);
  if (owner === undefined || owner === scope.account) return undefined;
  return notApplicable(`Account ${owner} owns it and shares it with this one`);
}

type PrefixListLookup = Lookup<{ readonly cidrs: readonly string[] | null }>;
export const prefixListsById = inRegion(by(PrefixList.pick('cidrs'), ({ name }) => name));

/** Networks of some prefix lists. AWS's own lists hold AWS's own networks, which are not everybody. */
export const networksOf = (ids: readonly string[], lists: PrefixListLookup): PrefixLists =>
  new Map(ids.map((id) => [id, lists.get(id).find(() => true)?.cidrs ?? []]));

type Permissions = Parameters<typeof exposedServices>[0];

/** Which of some ports permissions open to everybody. Prefix lists are looked into only where nothing else decides. */
export function openedTo(
  permissions: Permissions,
  ports: readonly SensitivePort[],
  lists: PrefixListLookup,
): SensitivePort[] {
  const plain = exposedServices(permissions, ports);
  const ids = ports.flatMap(({ port, protocol }) => prefixListsOf(permissions, port, protocol));
  if (plain.length > 0 || ids.length === 0) return plain;
  return exposedServices(permissions, ports, networksOf([...new Set(ids)], lists));
}

/** The part of permissions that is about one address family, prefix lists spelled out. */
export const ofFamily = (permissions: Permissions, family: 4 | 6, lists: PrefixListLookup): Permissions =>
  permissions.map((permission) => {
    const listed = [...networksOf(prefixListsOf([permission]), lists).values()].flat();
    const cidrs = [...cidrsOf(permission), ...listed].filter((cidr) => familyOf(cidr) === family);
    const { ipProtocol, fromPort, toPort } = permission;
    return family === 4
      ? { ipProtocol, fromPort, toPort, ipRanges: cidrs.map((cidrIp) => ({ cidrIp })) }
      : { ipProtocol, fromPort, toPort, ipv6Ranges: cidrs.map((cidrIpv6) => ({ cidrIpv6 })) };
  });

/** `22 (SSH), 3389 (RDP) and 3 more`. */
export const labelsOf = (ports: readonly SensitivePort[]): string =>
  listOf(ports.map(({ port, name, protocol }) => `${port}${protocol === 'udp' ? '/udp' : ''} (${name})`));

/** Everything between an interface and the internet, for `with`. */
export const surroundings = {
  groups: inRegion(by(SecurityGroup.pick('ingress'), ({ name }) => name)),
  prefixLists: prefixListsById,
  // A table is found by its subnets, and the main one by its VPC.
  routeTables: inRegion(
    by(RouteTable.pick('routes', 'associations', 'vpcId'), ({ associations, vpcId }) =>
      associations.flatMap(({ main, subnetId }) => (main ? [vpcId] : (subnetId ?? []))),
    ),
  ),
  networkAcls: inRegion(by(NetworkAcl.pick('subnetIds', 'entries'), ({ subnetIds }) => subnetIds)),
  settings: inRegion(one(RegionSettings.pick('vpcBlockPublicAccess'))),
};

interface Around {
  readonly groups: Lookup<{ readonly ingress: Permissions }>;
  readonly prefixLists: PrefixListLookup;
  readonly routeTables: Lookup<Owned & { readonly name: string; readonly routes: readonly Route[] }>;
  readonly networkAcls: Lookup<{ readonly name: string; readonly entries: readonly NaclEntry[] }>;
  readonly settings: { readonly vpcBlockPublicAccess: VpcBlock | null };
}

/** See `internetPaths`. Reads of `around` only what matters. */
export function pathsFromInternet(
  card: Interface,
  around: Around,
  ports: readonly SensitivePort[],
): readonly InternetPath[] {
  const tableOf = ({ subnetId, vpcId }: Pick<Interface, 'subnetId' | 'vpcId'>) =>
    [subnetId, vpcId].map((key) => around.routeTables.get(key).find(() => true)).find(Boolean);
  return internetPaths(
    card,
    {
      ingressOf: (id) => around.groups.get(id).find(() => true)?.ingress,
      prefixLists: (ids) => networksOf(ids, around.prefixLists),
      routeTableOf(subnet) {
        const table = tableOf(subnet);
        return table && { id: table.name, routes: table.routes };
      },
      naclOf(subnetId) {
        const acl = around.networkAcls.get(subnetId).find(() => true);
        return acl && { id: acl.name, entries: acl.entries };
      },
      isBlocked(subnet) {
        // Block Public Access covers only the networks that an account owns, not those that are shared with it.
        const table = tableOf(subnet);
        if (table && elsewhere(table)) return false;
        const block = around.settings.vpcBlockPublicAccess;
        return block !== null && blocksIngress(block, subnet);
      },
    },
    ports,
  );
}

/** A path to an interface by the canonical id of that. */
export const endingAt = (uid: string, path: InternetPath): InternetPath => ({
  ...path,
  steps: path.steps.map((step, i) => (i === path.steps.length - 1 ? { ...step, id: uid } : step)),
});

/**
 * The failure of what can be reached, with the ways: `The internet reaches 22 (SSH) at 203.0.113.10: internet → … → i-1`.
 *
 * @param behind what stands behind the interface.
 */
export function reachedVerdict(paths: readonly InternetPath[], ...behind: readonly PathStep[]): Verdict {
  const [first] = paths;
  const ways = attackPaths(paths, ...behind);
  const ports = labelsOf([...new Set(paths.map(({ port }) => port))]);
  return fail(`The internet reaches ${ports} at ${first!.address}: ${hopsOf(ways[0]!)}`, { paths: ways });
}
