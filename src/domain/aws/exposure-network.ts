/** What strangers can connect to in the networks of a region. */
import { isSeen, type Listed, seen, type Seen, valueOf } from '../access/answer.ts';
import { finderOf, type Item, unlessClosed, type Way } from '../access/exposure.ts';
import { portsOf, type Probe, probesBetween } from '../probes.ts';
import { accountOf } from './arn.ts';
import {
  blocksIngress,
  hasPublicAddress,
  type Interface,
  type InternetPath,
  internetPaths,
  type Route,
  type Surroundings,
  type VpcBlock,
} from './reachability.ts';
import { type IpPermission, type NaclEntry, portRanges } from './vpc.ts';

/** The networks of an account in one region. */
export interface Network {
  readonly account: string;
  /** By name: the ids that others name them by. */
  readonly groups: Listed<Item & { readonly ingress: readonly IpPermission[] }>;
  /** `null`: a list of AWS's own networks. */
  readonly prefixLists: Listed<Item & { readonly cidrs: readonly string[] | null }>;
  readonly routeTables: Listed<
    Item & {
      readonly vpcId: string;
      readonly associations: readonly { readonly main: boolean; readonly subnetId?: string | undefined }[];
      readonly routes: readonly Route[];
    }
  >;
  readonly networkAcls: Listed<
    Item & { readonly subnetIds: readonly string[]; readonly entries: readonly NaclEntry[] }
  >;
  /** `null`: the region does not have the feature. */
  readonly block: Seen<VpcBlock | null>;
}

/** What stands between interfaces of a region and the internet. */
export function surroundingsOf({
  account,
  groups,
  prefixLists,
  routeTables,
  networkAcls,
  block,
}: Network): Surroundings {
  const group = finderOf(groups, ({ name }) => [name]);
  const list = finderOf(prefixLists, ({ name }) => [name]);
  const ownTable = finderOf(routeTables, ({ associations }) => associations.flatMap(({ subnetId }) => subnetId ?? []));
  const mainTable = finderOf(routeTables, ({ vpcId, associations }) =>
    associations.some(({ main }) => main) ? [vpcId] : [],
  );
  const acl = finderOf(networkAcls, ({ subnetIds }) => subnetIds);
  type Subnet = Pick<Interface, 'subnetId' | 'vpcId'>;
  const tableOf = ({ subnetId, vpcId }: Subnet) => ownTable(subnetId) ?? mainTable(vpcId);
  return {
    ingressOf: (id) => group(id)?.ingress,
    prefixLists: (ids) => new Map(ids.map((id) => [id, list(id)?.cidrs ?? []])),
    routeTableOf(subnet) {
      const table = tableOf(subnet);
      return table && { id: table.name, routes: table.routes };
    },
    naclOf(subnetId) {
      const found = acl(subnetId);
      return found && { id: found.name, entries: found.entries };
    },
    isBlocked(subnet) {
      // Block Public Access covers only the networks that an account owns, not those that are shared with it.
      const table = tableOf(subnet);
      const owner = table && accountOf(table.uid);
      if (owner !== undefined && owner !== account) return false;
      const found = valueOf(block);
      return found !== null && blocksIngress(found, subnet);
    },
  };
}

const protocols = ['tcp', 'udp'] as const;
/** What a group that is not seen may speak of. */
const anything: readonly IpPermission[] = [{ ipProtocol: '-1' }];

/**
 * Everything of an interface that the internet can connect to, one way for all ports that are reached alike.
 *
 * @throws Unobserved as `internetPaths` does.
 */
export function connectionWays(card: Interface, around: Surroundings): readonly Way[] {
  if (!hasPublicAddress(card)) return [];
  // What can't be read here is asked for again below, if it matters.
  const entries = seen('', () => around.naclOf(card.subnetId)?.entries ?? []);
  const permissions = card.groupIds.flatMap((id) => around.ingressOf(id) ?? anything);
  const probes = protocols.flatMap((protocol) =>
    probesBetween(protocol, portRanges(permissions, isSeen(entries) ? entries.value : [], protocol)),
  );
  return pathsUnlessBlocked(card, around, probes, (paths) => {
    const alike = Map.groupBy(paths, ({ address, steps }) => JSON.stringify([address, steps]));
    return [...alike.values()].map((some) => ({
      what: `connect to ${portsOf(some.map(({ port }) => port))} at ${some[0]!.address}`,
      steps: some[0]!.steps.slice(1),
    }));
  });
}

/** Ways made of the paths to an interface. They are unknown, not unfound, where VPC Block Public Access could not be seen. */
export const pathsUnlessBlocked = <P extends Pick<Probe, 'port' | 'protocol'>>(
  card: Interface,
  around: Surroundings,
  ports: readonly P[],
  waysOf: (paths: readonly InternetPath<P>[]) => readonly Way[],
): readonly Way[] =>
  unlessClosed([() => around.isBlocked(card)], () =>
    waysOf(internetPaths(card, { ...around, isBlocked: () => false }, ports)),
  );
