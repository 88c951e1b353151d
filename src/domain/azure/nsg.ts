import {
  type Addresses,
  admitsBroadly,
  type Admitted,
  admittedBy,
  familyOf,
  isPrivate,
  isWithin,
  type Step,
} from '../cidr.ts';
import { allPorts, covers, joined, type PortRange, type SensitivePort, slices } from '../ports.ts';
import { listOf } from '../text.ts';

/** The protocols of security rules that have ports. */
export type PortProtocol = 'tcp' | 'udp';

interface Reference {
  readonly id: string;
}

/** A rule of a network security group, as Resource Manager words it. */
export interface SecurityRule {
  readonly name: string;
  readonly access: string;
  readonly direction: string;
  /** The smaller number decides first. */
  readonly priority: number;
  readonly protocol: string;
  readonly sourceAddressPrefix?: string | undefined;
  readonly sourceAddressPrefixes?: readonly string[] | undefined;
  readonly sourceApplicationSecurityGroups?: readonly Reference[] | undefined;
  readonly sourcePortRange?: string | undefined;
  readonly sourcePortRanges?: readonly string[] | undefined;
  readonly destinationAddressPrefix?: string | undefined;
  readonly destinationAddressPrefixes?: readonly string[] | undefined;
  readonly destinationApplicationSecurityGroups?: readonly Reference[] | undefined;
  readonly destinationPortRange?: string | undefined;
  readonly destinationPortRanges?: readonly string[] | undefined;
}

/** One network interface behind a group: its private address (rules see no other) and its application security groups. */
export interface Target {
  readonly address: string;
  readonly applicationSecurityGroups: readonly string[];
}

/** Ports of one protocol that the internet reaches, and the rules that let it. */
export type OpenPorts = PortRange & { readonly protocol: PortProtocol };

const PROTOCOLS: readonly PortProtocol[] = ['tcp', 'udp'];
const FAMILIES = ['0.0.0.0/0', '::/0'] as const;
type Family = (typeof FAMILIES)[number];

/**
 * The ports that a group lets a broad part of the internet reach (see `isBroad`), as the fewest ranges, TCP first.
 * Rules are tried by priority, and for every address the first that matches decides; what none matches is refused, as the
 * default rules let in only the virtual network and Azure's load balancers
 * (https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview).
 *
 * - Source `*`, `Internet` and both families' `/0` are everybody; other service tags and application security groups nobody.
 * - A refusal counts where it covers the whole destination of what is let in, and every source port: a caller chooses his.
 *
 * @param target ask for this interface alone; without it for any that may be behind the group.
 */
export function openPorts(rules: readonly SecurityRule[], target?: Target): OpenPorts[] {
  const inbound = rules
    .filter(({ direction }) => isSame(direction, 'Inbound'))
    .toSorted((a, b) => a.priority - b.priority);
  const families = target ? FAMILIES.filter((family) => familyOf(family) === familyOf(target.address)) : FAMILIES;
  return PROTOCOLS.flatMap((protocol) => {
    const ofProtocol = inbound.filter((rule) => rule.protocol === '*' || isSame(rule.protocol, protocol));
    const pieces = slices(ofProtocol.flatMap(portsOf));
    const open = pieces.filter(({ from }) => {
      const matching = ofProtocol.filter((rule) => portsOf(rule).some((range) => covers(range, from)));
      return families.some((family) => admits(matching, family, target));
    });
    return joined(open).map((range) => ({ protocol, ...range }));
  });
}

/** Which entries of a catalogue of ports are open. */
export const openServices = (open: readonly OpenPorts[], catalogue: readonly SensitivePort[]): SensitivePort[] =>
  catalogue.filter(({ port, protocol }) => open.some((range) => range.protocol === protocol && covers(range, port)));

/** Names of the rules that let somebody from the internet in to some ports, by priority: those to look at. */
export const rulesFor = (rules: readonly SecurityRule[], open: readonly OpenPorts[]): string[] =>
  rules
    .filter(
      (rule) =>
        isSame(rule.direction, 'Inbound') &&
        isSame(rule.access, 'Allow') &&
        sourcesOf(rule).some((network) => !isPrivate(network)) &&
        open.some(({ protocol, from, to }) => {
          const isProtocol = rule.protocol === '*' || isSame(rule.protocol, protocol);
          return isProtocol && portsOf(rule).some((range) => range.from <= to && from <= range.to);
        }),
    )
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ name }) => name);

/** Which of some callers a group lets in to a port of one interface, and by which rules. */
export function admittedTo(
  { port, protocol }: Pick<SensitivePort, 'port' | 'protocol'>,
  target: Target,
  rules: readonly SecurityRule[],
  from: Addresses,
): Admitted<SecurityRule> {
  const matching = rules
    .filter((rule) => isSame(rule.direction, 'Inbound') && (rule.protocol === '*' || isSame(rule.protocol, protocol)))
    .filter((rule) => portsOf(rule).some((range) => covers(range, port)) && reaches(rule, target))
    .toSorted((a, b) => a.priority - b.priority);
  const { addresses, by } = admittedBy(stepsOf(matching), from);
  return { addresses, by: [...new Set(by.map(({ rule }) => rule))] };
}

/** A rule in words: `rule ssh (priority 200) allows Tcp 22 from Internet`. */
export function ruleLabel(rule: SecurityRule): string {
  const { name, priority, protocol, access } = rule;
  const ports = listOf(all(rule.destinationPortRange, rule.destinationPortRanges));
  const sources = listOf(all(rule.sourceAddressPrefix, rule.sourceAddressPrefixes));
  const traffic = protocol === '*' && ports === '*' ? 'all traffic' : `${protocol} ${ports}`;
  return `rule ${name} (priority ${priority}) ${isSame(access, 'Allow') ? 'allows' : 'refuses'} ${traffic} from ${sources}`;
}

/** Whether a broad part of one address family is let in to the target; without one, to some destination that a rule names. */
function admits(rules: readonly SecurityRule[], family: Family, target: Target | undefined): boolean {
  if (target) return admitsBroadly(stepsOf(rules.filter((rule) => reaches(rule, target))), family);
  return rules.some(
    (letting) =>
      isSame(letting.access, 'Allow') &&
      hasDestination(letting, family) &&
      admitsBroadly(stepsOf(rules.filter((rule) => coversDestination(rule, letting, family))), family),
  );
}

const stepsOf = (rules: readonly SecurityRule[]): (Step & { readonly rule: SecurityRule })[] =>
  rules.flatMap((rule) => {
    const allow = isSame(rule.access, 'Allow');
    return allow || hasAnySourcePort(rule) ? sourcesOf(rule).map((cidr) => ({ rule, allow, cidr })) : [];
  });

/** The networks that a rule names as its source; service tags but for the internet's are none. */
const sourcesOf = ({ sourceAddressPrefix, sourceAddressPrefixes }: SecurityRule): string[] =>
  all(sourceAddressPrefix, sourceAddressPrefixes).flatMap((prefix) => {
    if (/^(\*|any|internet)$/i.test(prefix)) return FAMILIES;
    return familyOf(prefix) === undefined ? [] : [prefix];
  });

const destinationsOf = ({ destinationAddressPrefix, destinationAddressPrefixes }: SecurityRule): string[] =>
  all(destinationAddressPrefix, destinationAddressPrefixes).flatMap((prefix) =>
    // Behind a group is always the virtual network.
    /^(\*|any|virtualnetwork)$/i.test(prefix) ? FAMILIES : [prefix.toLowerCase()],
  );

const groupsOf = ({ destinationApplicationSecurityGroups = [] }: SecurityRule): string[] =>
  destinationApplicationSecurityGroups.map(({ id }) => id.toLowerCase());

const hasDestination = (rule: SecurityRule, family: Family): boolean =>
  groupsOf(rule).length > 0 || ofFamily(destinationsOf(rule), family).length > 0;

/** Whether wherever the other rule leads to, this one is about it as well. */
function coversDestination(rule: SecurityRule, other: SecurityRule, family: Family): boolean {
  const [networks, groups] = [ofFamily(destinationsOf(rule), family), groupsOf(rule)];
  if (networks.some((network) => isWithin(family, network))) return true;
  const isCovered = (network: string) => networks.some((own) => own === network || isWithin(network, own));
  return (
    ofFamily(destinationsOf(other), family).every(isCovered) && groupsOf(other).every((group) => groups.includes(group))
  );
}

/** A destination that is a service tag can be of any family. */
const ofFamily = (networks: readonly string[], family: Family): string[] =>
  networks.filter((network) => [undefined, familyOf(family)].includes(familyOf(network)));

const reaches = (rule: SecurityRule, { address, applicationSecurityGroups }: Target): boolean =>
  destinationsOf(rule).some((network) => isWithin(address, network)) ||
  applicationSecurityGroups.some((id) => groupsOf(rule).includes(id.toLowerCase()));

/** The destination ports that a rule speaks of. */
export const portsOf = ({ destinationPortRange, destinationPortRanges }: SecurityRule): PortRange[] =>
  all(destinationPortRange, destinationPortRanges).flatMap(portRange);

const hasAnySourcePort = ({ sourcePortRange, sourcePortRanges }: SecurityRule): boolean => {
  const ranges = all(sourcePortRange, sourcePortRanges).flatMap(portRange);
  return ranges.some(({ from, to }) => from <= 1 && to >= allPorts.to);
};

/** `*`, `22` or `8000-8080`; nothing for another text. */
function portRange(text: string): PortRange[] {
  if (text.trim() === '*') return [allPorts];
  const [, first, last = first] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(text) ?? [];
  return first === undefined ? [] : [{ from: Number(first), to: Number(last) }];
}

/** Azure fills either the one field or the list. */
const all = (one: string | undefined, many: readonly string[] = []): string[] =>
  one === undefined || one === '' ? [...many] : [one, ...many];

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
