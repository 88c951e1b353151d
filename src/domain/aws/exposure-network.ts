/** What strangers can connect to in the networks of a region. */
import { isSeen, type Listed, seen, type Seen, valueOf } from '../access/answer.ts';
import { finderOf, type Item, unlessClosed, type Way } from '../access/exposure.ts';
import { joined, portLabel, type PortRange, rangeLabel } from '../ports.ts';
import { listOf } from '../text.ts';
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
import { type IpPermission, type NaclEntry, type PortProtocol, portSteps } from './vpc.ts';

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

/** What a group that is not seen may speak of. */
const anything: readonly IpPermission[] = [{ ipProtocol: '-1' }];

interface Probe {
  readonly port: number;
  readonly protocol: PortProtocol;
  readonly range: PortRange;
}

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
  const probes = (['tcp', 'udp'] as const).flatMap((protocol) =>
    portSteps(permissions, isSeen(entries) ? entries.value : [], protocol).map((range): Probe => ({
      port: range.from,
      protocol,
      range,
    })),
  );
  return unlessClosed([() => around.isBlocked(card)], () => {
    const paths = internetPaths(card, { ...around, isBlocked: () => false }, probes);
    return [...Map.groupBy(paths, ({ address, steps }) => JSON.stringify([address, steps])).values()].map((alike) => ({
      what: `connect to ${portsLabel(alike)} at ${alike[0]!.address}`,
      steps: alike[0]!.steps.slice(1),
    }));
  });
}

/** `22 (SSH), 8000-8080 and 53/udp`. */
function portsLabel(paths: readonly InternetPath<Probe>[]): string {
  const [tcp, udp] = (['tcp', 'udp'] as const).map((protocol) => {
    const ranges = paths.flatMap(({ port }) => (port.protocol === protocol ? [port.range] : []));
    return joined(ranges.toSorted((a, b) => a.from - b.from)).map((range) => ({
      range,
      label: labelOf(range, protocol),
    }));
  });
  const isAll = ({ range }: { readonly range: PortRange }): boolean => rangeLabel(range) === 'all ports';
  if (tcp!.some(isAll) && udp!.some(isAll)) return 'every port';
  return listOf([...tcp!, ...udp!].map(({ label }) => label));
}

const labelOf = (range: PortRange, protocol: PortProtocol): string => {
  const label = range.from === range.to ? portLabel(range.from, protocol) : rangeLabel(range);
  return protocol === 'udp' ? label.replace(/^(\d[\d-]*|all ports)/, '$1/udp') : label;
};
