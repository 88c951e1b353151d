import type { AttackPath, PathStep } from '../../model.ts';
import { isSeen, seen } from '../access/answer.ts';
import { internet } from '../access/path.ts';
import { Addresses, type Admitted, type Family, familyOf } from '../cidr.ts';
import { covers, portLabel, type PortRange, type SensitivePort } from '../ports.ts';
import { portsOf, type Probe, probesBetween } from '../probes.ts';
import { listOf } from '../text.ts';
import { armId, notListed } from './ids.ts';
import {
  admittedTo,
  openPorts,
  portsOf as portRangesOf,
  ruleLabel,
  rulesFor,
  type SecurityRule,
  type Target,
} from './nsg.ts';

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

/** A port that somebody asks about. */
type Port = Pick<SensitivePort, 'port' | 'protocol'>;

/** A way in from the internet. */
export interface Way<P extends Port = SensitivePort> {
  readonly port: P;
  /** The public address, or the load balancer. */
  readonly through: string;
  /** From the internet to the interface. */
  readonly steps: readonly PathStep[];
}

/** The paths of ways that are alike but for the port as one, with what the interface belongs to at the end. */
export function attackPaths(ways: readonly Way<Port>[], ...behind: readonly PathStep[]): AttackPath[] {
  const alike = Map.groupBy(ways, ({ steps }) => JSON.stringify(steps));
  return [...alike.values()].map((group) => {
    const { through, steps: way } = group[0]!;
    const steps = [...way, ...behind];
    const ports = listOf(group.map(({ port: { port, protocol } }) => portLabel(port, protocol)));
    return { title: `The internet reaches ${ports} of ${steps.at(-1)!.name} through ${through}`, steps };
  });
}

/**
 * The ports of network interfaces that the internet reaches: by a public address of their own or a rule of a load balancer
 * with one, and then past the security group of the subnet and that of the interface, which both have to let it in. Where
 * there is no group at all, a Standard address or load balancer is shut and a Basic one open
 * (https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses#sku).
 *
 * @throws Unobserved if none of what was listed is a way in, and something that was not might be.
 */
export function waysIn<P extends Port>(
  networkInterfaces: readonly string[],
  around: Surroundings,
  ports: readonly P[],
): Way<P>[] {
  const unseen = new Set<string>();
  const ways = networkInterfaces.flatMap((id) => {
    const card = around.cardOf(id);
    if (card) {
      const end = network(id, 'reaches');
      const found = card.ipConfigurations.flatMap((one) => waysTo(one, card, around, ports, unseen));
      return found.map((way) => ({ ...way, steps: [...way.steps, end] }));
    }
    unseen.add(id);
    return [];
  });
  if (ways.length === 0 && unseen.size > 0) throw notListed('The way from the internet', unseen);
  return ways;
}

/** A way in for all ports that are reached alike, in words. */
export interface WayToPorts extends Omit<Way<Probe>, 'port'> {
  readonly ports: string;
}

/** All ways in, one for all ports that are reached alike; see `waysIn`. */
export function allWaysIn(networkInterfaces: readonly string[], around: Surroundings): WayToPorts[] {
  // What can't be read here is asked for again below, if it matters.
  const ranges = networkInterfaces.flatMap((id) => {
    const read = seen('', () => rangesTo(id, around));
    return isSeen(read) ? read.value : [];
  });
  const probes = (['tcp', 'udp'] as const).flatMap((protocol) => probesBetween(protocol, ranges));
  const alike = Map.groupBy(waysIn(networkInterfaces, around, probes), ({ steps }) => JSON.stringify(steps));
  return [...alike.values()].map((ways) => ({
    through: ways[0]!.through,
    steps: ways[0]!.steps,
    ports: portsOf(ways.map(({ port }) => port)),
  }));
}

/** The ports that something between the internet and an interface speaks of. */
function rangesTo(networkInterface: string, around: Surroundings): PortRange[] {
  const card = around.cardOf(networkInterface);
  const configurations = card?.ipConfigurations ?? [];
  const groups = [
    card?.networkSecurityGroup,
    ...configurations.map(({ subnet }) => (subnet === undefined ? null : around.securityGroupOf(subnet))),
  ];
  const rules = groups.flatMap((group) => (typeof group === 'string' ? (around.rulesOf(group) ?? []) : []));
  const balancers = configurations.flatMap(({ id }) => around.balancersOf(id));
  const forwarded = balancers.flatMap((one) => [...one.inboundNatRules, ...one.loadBalancingRules]);
  return [
    ...rules.flatMap(portRangesOf),
    ...forwarded.flatMap(({ backendPort: port }) => (port === undefined ? [] : [{ from: port, to: port }])),
  ];
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

const network = (id: string, how: string, name = armId(id).name): PathStep => ({ kind: 'network', id, name, how });

function waysTo<P extends Port>(
  configuration: IpConfiguration,
  card: Card,
  around: Surroundings,
  ports: readonly P[],
  unseen: Set<string>,
): Way<P>[] {
  const balancers = around.balancersOf(configuration.id);
  const entrances = [
    ...ownEntrances(configuration, around, ports),
    ...balancers.flatMap((balancer) => behind(balancer, configuration, ports)),
  ];
  const hidden = (configuration.loadBalancers ?? []).filter((id) => balancers.every(({ uid }) => uid !== id));
  if (entrances.length + hidden.length === 0) return [];
  const gates = gatesOf(card, configuration, around);
  const families = ([4, 6] as const).filter(
    (family) => (familyOf(configuration.privateIPAddress ?? '') ?? family) === family,
  );
  const passages = new Map(ports.map((port) => [port, passageOf(port, gates, families)]));
  if ([...passages.values()].some(Boolean)) for (const id of hidden) unseen.add(id);
  const missing = gates.flatMap(({ id, admit }) => (admit ? [] : id));
  return entrances.flatMap(({ isBasic, notListed: address, steps, ...way }) => {
    const passage = passages.get(way.port);
    if (!passage) return [];
    const needed = gates.length === 0 && address !== undefined ? [address] : missing;
    for (const one of needed) unseen.add(one);
    const isOpen = needed.length === 0 && (gates.length > 0 || isBasic);
    return isOpen ? [{ ...way, steps: [internet, ...steps, ...passage] }] : [];
  });
}

interface Entrance<P extends Port> extends Way<P> {
  readonly isBasic: boolean;
  /** The public address, where it is not among what was listed. */
  readonly notListed?: string;
}

function ownEntrances<P extends Port>(
  { publicIPAddress: id }: IpConfiguration,
  { addressOf }: Surroundings,
  ports: readonly P[],
): Entrance<P>[] {
  if (id === undefined) return [];
  const address = addressOf(id);
  const through = address?.ipAddress ?? 'its public address';
  const steps = [network(id, 'connects to', through)];
  const known = address ? { isBasic: isBasic(address.sku) } : { isBasic: false, notListed: id };
  return ports.map((port) => ({ port, through, steps, ...known }));
}

/** The ports that rules of a load balancer forward from a public address to an address configuration. */
function behind<P extends Port>(balancer: Balancer, { id }: IpConfiguration, ports: readonly P[]): Entrance<P>[] {
  const isPublic = (frontend: string | undefined): boolean =>
    balancer.frontendIPConfigurations.some((one) => one.id === frontend && one.publicIPAddress !== undefined);
  const isMember = (pool: string | undefined): boolean =>
    balancer.backendAddressPools.some((one) => one.id === pool && one.backendIPConfigurations.includes(id));
  const forwarding = [
    ...balancer.inboundNatRules
      .filter((rule) => rule.backendIPConfiguration === id || isMember(rule.backendAddressPool))
      .map((rule) => ({ ...rule, kind: 'inbound NAT rule' })),
    ...balancer.loadBalancingRules
      .filter((rule) => rule.backendAddressPools.some(isMember))
      .map((rule) => ({ ...rule, kind: 'load balancing rule' })),
  ].filter((rule) => isPublic(rule.frontendIPConfiguration));
  return ports.flatMap((asked): Entrance<P>[] => {
    const { port, protocol } = asked;
    const rule = forwarding.find(({ protocol: forwarded, backendPort }) => {
      // A rule for all protocols has port 0 and forwards every port as it is.
      const all = forwarded?.toLowerCase() === 'all' || backendPort === 0;
      return all || (forwarded?.toLowerCase() === protocol && backendPort === port);
    });
    if (!rule) return [];
    const frontend = armId(rule.frontendIPConfiguration ?? '').name;
    const to = rule.backendPort === 0 ? 'every port' : `${rule.protocol} ${rule.backendPort}`;
    const step: PathStep = {
      ...network(balancer.uid, 'connects to', balancer.name),
      because: [`${rule.kind} from ${frontend} to ${to}`],
    };
    const through = `the load balancer ${balancer.name}`;
    return [{ port: asked, through, steps: [step], isBasic: isBasic(balancer.sku.name) }];
  });
}

/** A security group on the way, or a subnet of which nobody knows whether it has one. */
interface Gate {
  readonly id: string;
  /** Whom it lets in to a port; `undefined`: it is not among what was listed. */
  readonly admit: ((port: Port, from: Addresses) => Admitted<SecurityRule>) | undefined;
}

/** Where neither subnet nor interface has a group, what is Basic is open. */
const unguarded: PathStep = {
  kind: 'rule',
  id: 'no-security-group',
  name: 'no security group',
  how: 'passes',
  because: ['neither the subnet nor the interface has a security group, and the SKU is Basic'],
};

/** The groups that let in a broad part of the internet one after the other; undefined where one of those that are known does not. */
function passageOf(port: Port, gates: readonly Gate[], families: readonly Family[]): PathStep[] | undefined {
  if (gates.length === 0) return [unguarded];
  for (const family of families) {
    let addresses = Addresses.everything(family);
    const steps: PathStep[] = [];
    for (const { id, admit } of gates) {
      if (!admit) continue;
      const admitted = admit(port, addresses);
      addresses = admitted.addresses;
      steps.push({ kind: 'rule', id, name: armId(id).name, how: 'is let in by', because: admitted.by.map(ruleLabel) });
    }
    if (addresses.isBroad()) return steps;
  }
  return undefined;
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
    return { id, admit: rules && admissionOf(rules, target) };
  };
  const ofSubnet = (id: string): Gate[] => {
    const group = around.securityGroupOf(id);
    if (group === undefined) return [{ id, admit: undefined }];
    return group === null ? [] : [ofGroup(group)];
  };
  return [
    ...(subnet === undefined ? [] : ofSubnet(subnet)),
    ...(card.networkSecurityGroup === null ? [] : [ofGroup(card.networkSecurityGroup)]),
  ];
}

/** Of an interface whose address is not known, a group lets in whom it lets in to any. */
function admissionOf(rules: readonly SecurityRule[], target: Target | undefined): NonNullable<Gate['admit']> {
  if (target) return (port, from) => admittedTo(port, target, rules, from);
  const open = openPorts(rules);
  return (port, from) => {
    const matching = open.filter((range) => range.protocol === port.protocol && covers(range, port.port));
    const exactly = matching.map(({ protocol }) => ({ protocol, from: port.port, to: port.port }));
    const names = rulesFor(rules, exactly);
    return matching.length > 0
      ? { addresses: from, by: rules.filter(({ name }) => names.includes(name)) }
      : { addresses: from.minus(from), by: [] };
  };
}

/** Before SKUs there was only what is Basic now. */
const isBasic = (sku: string | undefined): boolean => (sku ?? 'Basic').toLowerCase() === 'basic';
