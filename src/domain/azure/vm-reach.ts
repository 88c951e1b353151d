import { familyOf } from '../cidr.ts';
import type { SensitivePort } from '../ports.ts';
import { openPorts, openServices, type SecurityRule } from './nsg.ts';

/** An address configuration of a network interface. Ids are lower case. */
export interface IpConfiguration {
  readonly id: string;
  readonly privateIPAddress?: string | undefined;
  readonly subnet?: string | undefined;
  readonly publicIPAddress?: string | undefined;
  readonly applicationSecurityGroups?: readonly string[] | undefined;
}

export interface Card {
  readonly networkSecurityGroup: string | null;
  readonly ipConfigurations: readonly IpConfiguration[];
}

export interface Balancer {
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

/** How to look up what stands between an interface and the internet; `undefined`: there is no such thing. */
export interface Surroundings {
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
 * The ports of a network interface that the internet reaches: by a public address of its own or a rule of a load balancer
 * with one, and then past the security group of the subnet and that of the interface, which both have to let it in. Where
 * there is no group at all, a Standard address or load balancer is shut and a Basic one open
 * (https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses#sku).
 */
export function waysIn(card: Card, around: Surroundings, ports: readonly SensitivePort[]): Way[] {
  return card.ipConfigurations.flatMap((configuration) => {
    const entrances = entrancesOf(configuration, around, ports);
    if (entrances.length === 0) return [];
    const isLetIn = filterOf(card, configuration, around);
    return entrances.filter(({ port, isBasic }) => isLetIn(port, isBasic));
  });
}

interface Entrance extends Way {
  readonly isBasic: boolean;
}

function entrancesOf(
  configuration: IpConfiguration,
  around: Surroundings,
  ports: readonly SensitivePort[],
): Entrance[] {
  const { publicIPAddress } = configuration;
  const address = publicIPAddress === undefined ? undefined : around.addressOf(publicIPAddress);
  const own = address
    ? ports.map((port) => ({ port, through: address.ipAddress ?? 'its public address', isBasic: isBasic(address.sku) }))
    : [];
  return [
    ...own,
    ...around.balancersOf(configuration.id).flatMap((balancer) => behind(balancer, configuration, ports)),
  ];
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

/** What the security groups let in to an address configuration. */
function filterOf(
  card: Card,
  { privateIPAddress, subnet, applicationSecurityGroups = [] }: IpConfiguration,
  around: Surroundings,
) {
  const groups = [subnet === undefined ? null : around.securityGroupOf(subnet), card.networkSecurityGroup];
  const rules = groups.flatMap((group) => (group ? [around.rulesOf(group) ?? []] : []));
  const address = privateIPAddress;
  const target =
    address !== undefined && familyOf(address) !== undefined ? { address, applicationSecurityGroups } : undefined;
  const open = rules.map((group) => openPorts(group, target));
  return (port: SensitivePort, basic: boolean): boolean =>
    open.length === 0 ? basic : open.every((group) => openServices(group, [port]).length > 0);
}

/** Before SKUs there was only what is Basic now. */
const isBasic = (sku: string | undefined): boolean => (sku ?? 'Basic').toLowerCase() === 'basic';
