import { familyOf } from '../cidr.ts';
import type { SensitivePort } from '../ports.ts';
import { notListed } from './ids.ts';
import { openPorts, openServices, type SecurityRule } from './nsg.ts';

/** An address configuration of a network interface. Ids are lower case. */
export interface IpConfiguration {
  readonly id: string;
  readonly privateIPAddress?: string | undefined;
  readonly subnet?: string | undefined;
  readonly publicIPAddress?: string | undefined;
  readonly applicationSecurityGroups?: readonly string[] | undefined;
  /** Those that it is behind. */
  readonly loadBalancers?: readonly string[] | undefined;
}

export interface Card {
  readonly networkSecurityGroup: string | null;
  readonly ipConfigurations: readonly IpConfiguration[];
}

export interface Balancer {
  readonly uid: string;
  readonly name: string;
  readonly sku: { readonly name?: string | undefined };
  readonly frontendIPConfigurations: readonly { readonly id: string; readonly publicIPAddress?: string | undefined }[];
  readonly backendAddressPools: readonly { readonly id: string; readonly backendIPConfigurations: readonly string[] }[];
  readonly inboundNatRules: readonly {
    readonly frontendIPConfiguration?: string | undefined;
    readonly backendIPConfiguration?: string | undefined;
    readonly backendAddressPool?: string | undefined;
    readonly protocol?: string | undefined;
    readonly backendPort?: number | undefined;
  }[];
  readonly loadBalancingRules: readonly {
    readonly frontendIPConfiguration?: string | undefined;
    readonly backendAddressPools: readonly string[];
    readonly protocol?: string | undefined;
    readonly backendPort?: number | undefined;
  }[];
}

/** How to look up what stands between an interface and the internet; `undefined`: it is not among what was listed. */
export interface Surroundings {
  readonly cardOf: (networkInterface: string) => Card | undefined;
  /** Of a public address. */
  readonly addressOf: (
    id: string,
  ) => { readonly sku?: string | undefined; readonly ipAddress?: string | undefined } | undefined;
  readonly securityGroupOf: (subnet: string) => string | null | undefined;
  readonly rulesOf: (group: string) => readonly SecurityRule[] | undefined;
  /** Load balancers that have an address configuration behind them. */
  readonly balancersOf: (ipConfiguration: string) => readonly Balancer[];
}

/** A way in from the internet. */
export interface Way {
  readonly port: SensitivePort;
  /** The public address, or the load balancer. */
  readonly through: string;
}

/**
 * The ports of network interfaces that the internet reaches: by a public address of their own or a rule of a load balancer
 * with one, and then past the security group of the subnet and that of the interface, which both have to let it in. Where
 * there is no group at all, a Standard address or load balancer is shut and a Basic one open
 * (https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses#sku).
 *
 * @throws Unobserved if none of what was listed is a way in, and something that was not might be.
 */
export function waysIn(
  networkInterfaces: readonly string[],
  around: Surroundings,
  ports: readonly SensitivePort[],
): Way[] {
  const unseen = new Set<string>();
  const ways = networkInterfaces.flatMap((id) => {
    const card = around.cardOf(id);
    if (card) return card.ipConfigurations.flatMap((one) => waysTo(one, card, around, ports, unseen));
    unseen.add(id);
    return [];
  });
  if (ways.length === 0 && unseen.size > 0) throw notListed('The way from the internet', unseen);
  return ways;
}

/**
 * The public addresses of network interfaces themselves, or their ids where the address is not known yet.
 *
 * @throws Unobserved if there are none on the interfaces that were listed, and there are others.
 */
export function publicAddressesOf(
  networkInterfaces: readonly string[],
  { cardOf, addressOf }: Pick<Surroundings, 'cardOf' | 'addressOf'>,
): string[] {
  const addresses = networkInterfaces.flatMap((id) =>
    (cardOf(id)?.ipConfigurations ?? []).flatMap(({ publicIPAddress }) =>
      publicIPAddress === undefined ? [] : (addressOf(publicIPAddress)?.ipAddress ?? publicIPAddress),
    ),
  );
  const unseen = networkInterfaces.filter((id) => !cardOf(id));
  if (addresses.length === 0 && unseen.length > 0) throw notListed('Public addresses', unseen);
  return addresses;
}

function waysTo(
  configuration: IpConfiguration,
  card: Card,
  around: Surroundings,
  ports: readonly SensitivePort[],
  unseen: Set<string>,
): Way[] {
  const balancers = around.balancersOf(configuration.id);
  const entrances = [
    ...ownEntrances(configuration, around, ports),
    ...balancers.flatMap((balancer) => behind(balancer, configuration, ports)),
  ];
  const hidden = (configuration.loadBalancers ?? []).filter((id) => balancers.every(({ uid }) => uid !== id));
  if (entrances.length + hidden.length === 0) return [];
  const gates = gatesOf(card, configuration, around);
  const isShut = (port: SensitivePort): boolean =>
    gates.some(({ open }) => open && openServices(open, [port]).length === 0);
  if (!ports.every(isShut)) for (const id of hidden) unseen.add(id);
  const missing = gates.flatMap(({ id, open }) => (open ? [] : id));
  return entrances.filter(({ port, isBasic, notListed: address }) => {
    if (isShut(port)) return false;
    const needed = gates.length === 0 && address !== undefined ? [address] : missing;
    for (const one of needed) unseen.add(one);
    return needed.length === 0 && (gates.length > 0 || isBasic);
  });
}

interface Entrance extends Way {
  readonly isBasic: boolean;
  /** The public address, where it is not among what was listed. */
  readonly notListed?: string;
}

function ownEntrances(
  { publicIPAddress: id }: IpConfiguration,
  { addressOf }: Surroundings,
  ports: readonly SensitivePort[],
): Entrance[] {
  if (id === undefined) return [];
  const address = addressOf(id);
  const through = address?.ipAddress ?? 'its public address';
  const known = address ? { isBasic: isBasic(address.sku) } : { isBasic: false, notListed: id };
  return ports.map((port) => ({ port, through, ...known }));
}

/** The ports that rules of a load balancer forward from a public address to an address configuration. */
function behind(balancer: Balancer, { id }: IpConfiguration, ports: readonly SensitivePort[]): Entrance[] {
  const isPublic = (frontend: string | undefined): boolean =>
    balancer.frontendIPConfigurations.some((one) => one.id === frontend && one.publicIPAddress !== undefined);
  const isMember = (pool: string | undefined): boolean =>
    balancer.backendAddressPools.some((one) => one.id === pool && one.backendIPConfigurations.includes(id));
  const forwarding = [
    ...balancer.inboundNatRules.filter(
      (rule) => rule.backendIPConfiguration === id || isMember(rule.backendAddressPool),
    ),
    ...balancer.loadBalancingRules.filter((rule) => rule.backendAddressPools.some(isMember)),
  ].filter((rule) => isPublic(rule.frontendIPConfiguration));
  const isForwarded = ({ port, protocol }: SensitivePort): boolean =>
    forwarding.some((rule) => {
      // A rule for all protocols has port 0 and forwards every port as it is.
      const all = rule.protocol?.toLowerCase() === 'all' || rule.backendPort === 0;
      return all || (rule.protocol?.toLowerCase() === protocol && rule.backendPort === port);
    });
  return ports
    .filter(isForwarded)
    .map((port) => ({ port, through: `the load balancer ${balancer.name}`, isBasic: isBasic(balancer.sku.name) }));
}

/** A security group on the way, or a subnet of which nobody knows whether it has one. */
interface Gate {
  readonly id: string;
  /** What it lets in; `undefined`: it is not among what was listed. */
  readonly open: ReturnType<typeof openPorts> | undefined;
}

function gatesOf(
  card: Card,
  { privateIPAddress: address, subnet, applicationSecurityGroups = [] }: IpConfiguration,
  around: Surroundings,
): Gate[] {
  const target =
    address !== undefined && familyOf(address) !== undefined ? { address, applicationSecurityGroups } : undefined;
  const ofGroup = (id: string): Gate => {
    const rules = around.rulesOf(id);
    return { id, open: rules && openPorts(rules, target) };
  };
  const ofSubnet = (id: string): Gate[] => {
    const group = around.securityGroupOf(id);
    if (group === undefined) return [{ id, open: undefined }];
    return group === null ? [] : [ofGroup(group)];
  };
  return [
    ...(subnet === undefined ? [] : ofSubnet(subnet)),
    ...(card.networkSecurityGroup === null ? [] : [ofGroup(card.networkSecurityGroup)]),
  ];
}

/** Before SKUs there was only what is Basic now. */
const isBasic = (sku: string | undefined): boolean => (sku ?? 'Basic').toLowerCase() === 'basic';
