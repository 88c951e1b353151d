import { Unobserved } from '../../model.ts';
import { Addresses, type Family, isWithin, isWorld } from '../cidr.ts';
import { allPorts, covers, joined, type PortRange, type SensitivePort, slices } from '../ports.ts';

type Maybe<T> = T | undefined;
type Texts = Maybe<readonly string[]>;

/** A protocol by name or number, or `all`; without ports it is every port. */
export interface Layer4 {
  readonly ipProtocol: string;
  /** `22`, `8000-8080`. */
  readonly ports?: Texts;
}

/** A VPC firewall rule as the API words it, in camelCase. */
export interface FirewallRule {
  readonly name: string;
  readonly direction?: Maybe<string>;
  readonly disabled?: Maybe<boolean>;
  readonly priority?: Maybe<number>;
  readonly sourceRanges?: Texts;
  readonly sourceTags?: Texts;
  readonly sourceServiceAccounts?: Texts;
  readonly destinationRanges?: Texts;
  readonly targetTags?: Texts;
  readonly targetServiceAccounts?: Texts;
  readonly allowed?: Maybe<readonly Layer4[]>;
  readonly denied?: Maybe<readonly Layer4[]>;
}

/** A rule of a firewall policy (hierarchical, network or system), likewise. */
export interface PolicyRule {
  readonly ruleName?: Maybe<string>;
  readonly priority?: Maybe<number>;
  readonly action?: Maybe<string>;
  readonly direction?: Maybe<string>;
  readonly disabled?: Maybe<boolean>;
  readonly targetType?: Maybe<string>;
  readonly targetServiceAccounts?: Texts;
  readonly targetSecureTags?: Maybe<readonly { readonly state?: Maybe<string> }[]>;
  readonly match?: Maybe<{
    readonly srcIpRanges?: Texts;
    readonly srcAddressGroups?: Texts;
    readonly srcFqdns?: Texts;
    readonly srcRegionCodes?: Texts;
    readonly srcThreatIntelligences?: Texts;
    readonly srcNetworks?: Texts;
    readonly srcSecureTags?: Maybe<readonly { readonly state?: Maybe<string> }[]>;
    readonly srcNetworkContext?: Maybe<string>;
    readonly srcNetworkType?: Maybe<string>;
    readonly destIpRanges?: Texts;
    readonly layer4Configs?: Maybe<readonly Layer4[]>;
  }>;
}

export interface FirewallPolicy {
  readonly name?: Maybe<string>;
  readonly displayName?: Maybe<string>;
  /** `HIERARCHY`, `SYSTEM_GLOBAL`, `SYSTEM_REGIONAL`, `NETWORK` or `NETWORK_REGIONAL`. */
  readonly type?: Maybe<string>;
  /** Of its association with the network. */
  readonly priority?: Maybe<number>;
  readonly rules?: Maybe<readonly PolicyRule[]>;
}

/** Everything in force in one region of a network, as `getEffectiveFirewalls` answers it. */
export interface RulesInForce {
  /** Whether network firewall policies come `BEFORE_CLASSIC_FIREWALL` or after it, which is what absence means. */
  readonly enforcementOrder?: Maybe<string>;
  readonly firewalls: readonly FirewallRule[];
  /** Hierarchical ones from the organization downwards. */
  readonly firewallPolicys: readonly FirewallPolicy[];
}

/** The end of a connection: what targets and destinations of rules are compared with. */
export interface Target {
  readonly networkTags: readonly string[];
  readonly serviceAccounts: readonly string[];
  /** Addresses that packets from the internet carry when rules look at them: the internal one of IPv4, the external one of IPv6. */
  readonly addresses: readonly string[];
}

/** Where VPC rules stand that don't say: https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules. */
const DEFAULT_PRIORITY = 1000;
const LOWEST_PRIORITY = 2_147_483_647;
const NUMBERS = { tcp: '6', udp: '17' } as const;
type PortProtocol = keyof typeof NUMBERS;
const everybody: Record<Family, string> = { 4: '0.0.0.0/0', 6: '::/0' };

/** A port that rules open to everybody, and its protocol. */
export type ExposedPorts = PortRange & { readonly protocol: PortProtocol };

/** Whether a rule lets somebody in at all: an enabled one, for incoming traffic, that allows. */
export const isIngressAllow = ({ direction = 'INGRESS', disabled = false, allowed = [] }: FirewallRule): boolean =>
  direction === 'INGRESS' && !disabled && allowed.length > 0;

/** The ports of TCP and UDP that a rule by itself opens to everybody, whatever other rules say. */
export function exposedPorts(rule: FirewallRule): ExposedPorts[] {
  if (!isIngressAllow(rule) || !isWorld(sourcesOf(rule))) return [];
  return (['tcp', 'udp'] as const).flatMap((protocol) => {
    const ranges = (rule.allowed ?? []).flatMap((layer4) => rangesOf(layer4, protocol));
    const open = slices(ranges).filter(({ from }) => ranges.some((range) => covers(range, from)));
    return joined(open).map((range) => ({ protocol, ...range }));
  });
}

/** Which entries of a catalogue of ports a rule by itself opens to everybody. */
export function exposedServices(rule: FirewallRule, catalogue: readonly SensitivePort[]): SensitivePort[] {
  const open = exposedPorts(rule);
  return catalogue.filter(({ port, protocol }) =>
    open.some((range) => range.protocol === protocol && covers(range, port)),
  );
}

/** Whether a rule by itself opens every port of a protocol, or every protocol, to everybody. */
export const exposesEverything = (rule: FirewallRule): boolean =>
  exposedPorts(rule).some(({ from, to }) => from <= 1 && to >= allPorts.to);

/** The ranges of ports of a protocol that some rules in force speak of. */
export const rangesOfRules = (inForce: readonly RulesInForce[], protocol: PortProtocol): PortRange[] =>
  inForce
    .flatMap(({ firewalls, firewallPolicys }) => [
      ...firewalls.flatMap(({ allowed = [], denied = [] }) => [...allowed, ...denied]),
      ...firewallPolicys.flatMap(({ rules = [] }) => rules.flatMap(({ match }) => match?.layer4Configs ?? [])),
    ])
    .flatMap((layer4) => rangesOf(layer4, protocol));

/** A way in from the internet: the rules that let a broad part of it through. */
export interface WayIn<P extends Port = SensitivePort> {
  readonly port: P;
  readonly family: Family;
  /** Their names, and each in words. */
  readonly rules: readonly string[];
  readonly because: readonly string[];
}

/** A port that somebody asks about. */
export type Port = Pick<SensitivePort, 'port' | 'protocol'>;

/**
 * Which of some ports a broad part of the internet (see `isBroad`) reaches after all rules in force: policies from the top
 * down, priorities, allow and deny, `goto_next`, targets, and that nothing is allowed at the end.
 *
 * @param inForce undefined: nobody asked.
 * @throws Unobserved then, and where it depends on secure tags or address groups, which rules name and nobody reads.
 */
export function waysIn<P extends Port>(
  target: Target,
  family: Family,
  inForce: RulesInForce | undefined,
  ports: readonly P[],
): readonly WayIn<P>[] {
  if (!inForce) throw unseen('The firewall of the network is not among what was collected');
  const undecided: string[] = [];
  const open = ports.flatMap((port): WayIn<P>[] => {
    const layers = layersFor(target, family, inForce, port);
    const least = admitted(layers, family, 'least');
    if (least.addresses.isBroad()) {
      const names = least.rules.map(({ name }) => name);
      return [{ port, family, rules: names, because: least.rules.map(({ label }) => label) }];
    }
    const most = admitted(layers, family, 'most');
    if (most.addresses.isBroad())
      undecided.push(
        ...layers
          .flat()
          .filter(isUncertain)
          .map(({ name }) => name),
      );
    return [];
  });
  if (open.length > 0 || undecided.length === 0) return open;
  const names = [...new Set(undecided)].sort().join(', ');
  throw unseen(`It depends on secure tags, address groups or threat intelligence lists, which are not read: ${names}`);
}

const unseen = (detail: string): Unobserved =>
  new Unobserved('Whom the firewall lets in', { because: 'not-collected', permissions: [], detail });

interface Rule {
  readonly name: string;
  /** In words. */
  readonly label: string;
  readonly decision: 'allow' | 'deny' | 'next';
  /** What it surely matches, and what it may match. */
  readonly surely: Addresses;
  readonly maybe: Addresses;
}
type Layer = readonly Rule[];

const isUncertain = ({ surely, maybe }: Rule): boolean => !maybe.minus(surely).isEmpty();

/** Source addresses that get in at least (whatever is not known) or at most. */
function admitted(layers: readonly Layer[], family: Family, bound: 'least' | 'most') {
  const nothing = Addresses.nothing(family);
  const rules: Rule[] = [];
  let inside = nothing;
  let arriving = Addresses.everything(family);
  for (const layer of layers) {
    let undecided = arriving;
    let passed = nothing;
    for (const rule of layer) {
      const { decision, surely, maybe } = rule;
      // What helps to get in counts fully in the one case, what hinders in the other.
      const [matched, gone] = bound === 'most' ? [maybe, surely] : [surely, maybe];
      const taken = undecided.within(decision === 'deny' ? gone : matched);
      if (decision === 'next') passed = passed.plus(taken);
      if (decision === 'allow') {
        inside = inside.plus(taken);
        if (!taken.isEmpty()) rules.push(rule);
      }
      undecided = undecided.minus(decision === 'allow' ? matched : gone);
    }
    arriving = undecided.plus(passed);
  }
  return { addresses: inside, rules };
}

/**
 * Rules that speak of a port of a target, in the order in which they are asked:
 * https://cloud.google.com/firewall/docs/firewall-policies-rule-eval-order.
 */
function layersFor(target: Target, family: Family, inForce: RulesInForce, port: Port): Layer[] {
  const policies = (...types: string[]): Layer[] =>
    types.flatMap((type) =>
      inForce.firewallPolicys
        .filter((policy) => policy.type === type)
        .toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
        .map((policy) => policyLayer(policy, target, family, port)),
    );
  const own = policies('NETWORK', 'NETWORK_REGIONAL');
  const classic = classicLayer(inForce.firewalls, target, family, port);
  return [
    ...policies('HIERARCHY', 'SYSTEM', 'SYSTEM_GLOBAL', 'SYSTEM_REGIONAL'),
    ...(inForce.enforcementOrder === 'BEFORE_CLASSIC_FIREWALL' ? [...own, classic] : [classic, ...own]),
  ];
}

function classicLayer(rules: readonly FirewallRule[], target: Target, family: Family, port: Port): Layer {
  const isDeny = ({ denied = [] }: FirewallRule): boolean => denied.length > 0;
  const priority = (rule: FirewallRule): number => rule.priority ?? DEFAULT_PRIORITY;
  return rules
    .filter((rule) => (rule.direction ?? 'INGRESS') === 'INGRESS' && !rule.disabled)
    .filter(({ allowed = [], denied = [] }) => matchesPort([...allowed, ...denied], port))
    .filter(({ targetTags, targetServiceAccounts }) => isTarget(target, targetTags, targetServiceAccounts))
    .filter(({ destinationRanges }) => isDestination(target, destinationRanges))
    .toSorted((a, b) => priority(a) - priority(b) || Number(isDeny(b)) - Number(isDeny(a)))
    .map((rule) => {
      const sources = Addresses.of(sourcesOf(rule), family);
      const label = `firewall rule ${rule.name} (priority ${priority(rule)})`;
      return { name: rule.name, label, decision: isDeny(rule) ? 'deny' : 'allow', surely: sources, maybe: sources };
    });
}

/** Tags and service accounts are of machines inside; a rule that names no source at all means everybody. */
function sourcesOf({
  sourceRanges = [],
  sourceTags = [],
  sourceServiceAccounts = [],
}: FirewallRule): readonly string[] {
  const isAnybody = sourceRanges.length + sourceTags.length + sourceServiceAccounts.length === 0;
  return isAnybody ? Object.values(everybody) : sourceRanges;
}

function policyLayer(policy: FirewallPolicy, target: Target, family: Family, port: Port): Layer {
  const label = policy.displayName ?? policy.name ?? 'a firewall policy';
  return (policy.rules ?? [])
    .filter(
      ({ direction, disabled, targetType }) =>
        direction === 'INGRESS' && !disabled && targetType !== 'INTERNAL_MANAGED_LB',
    )
    .filter(({ match }) => matchesPort(match?.layer4Configs ?? [], port))
    .filter(({ targetServiceAccounts }) => isTarget(target, undefined, targetServiceAccounts))
    .filter(({ match }) => isDestination(target, match?.destIpRanges))
    .filter((rule) => !isForNobody(rule))
    .toSorted((a, b) => (a.priority ?? LOWEST_PRIORITY) - (b.priority ?? LOWEST_PRIORITY))
    .map((rule) => {
      const decision = decisions[rule.action ?? ''] ?? 'next';
      const { surely, maybe } = policySources(rule, decision, family);
      const isTagged = (rule.targetSecureTags ?? []).length > 0;
      return {
        name: `${label} ${rule.ruleName ?? rule.priority}`,
        label: `rule ${rule.ruleName ?? ''} (priority ${rule.priority ?? LOWEST_PRIORITY}) of ${label}`.replace(
          '  ',
          ' ',
        ),
        decision,
        surely: isTagged ? Addresses.nothing(family) : surely,
        maybe,
      };
    });
}

/** Inspection lets through what it finds harmless. */
const decisions: Readonly<Record<string, Rule['decision']>> = {
  allow: 'allow',
  apply_security_profile_group: 'allow',
  deny: 'deny',
  goto_next: 'next',
};

/** A rule of which no secure tag is in effect is ignored. */
const isForNobody = ({ targetSecureTags = [] }: PolicyRule): boolean =>
  targetSecureTags.length > 0 && targetSecureTags.every(({ state }) => state === 'INEFFECTIVE');

function policySources({ match = {} }: PolicyRule, decision: Rule['decision'], family: Family) {
  const nothing = Addresses.nothing(family);
  const everything = Addresses.everything(family);
  const names = [
    match.srcIpRanges,
    match.srcAddressGroups,
    match.srcFqdns,
    match.srcRegionCodes,
    match.srcThreatIntelligences,
    match.srcNetworks,
    match.srcSecureTags,
  ];
  const network = match.srcNetworkContext ?? match.srcNetworkType ?? 'UNSPECIFIED';
  if (network !== 'UNSPECIFIED' && network !== 'INTERNET') return { surely: nothing, maybe: nothing };
  if (names.every((named = []) => named.length === 0)) return { surely: everything, maybe: everything };
  const ranges = Addresses.of(match.srcIpRanges ?? [], family);
  // Countries are a broad part of the internet to let in, and leave a broad part when shut out.
  if (decision === 'allow' && isGiven(match.srcRegionCodes)) return { surely: everything, maybe: everything };
  // Domain names stand for a few addresses, networks and secure tags for machines inside. Lists of known bad addresses leave most others.
  const isOpaque =
    isGiven(match.srcAddressGroups) ||
    (decision !== 'deny' && isGiven(match.srcThreatIntelligences)) ||
    (decision === 'next' && isGiven(match.srcRegionCodes));
  return { surely: ranges, maybe: isOpaque ? everything : ranges };
}

const isGiven = (names: Texts): boolean => names !== undefined && names.length > 0;

function isTarget({ networkTags, serviceAccounts }: Target, tags: Texts, accounts: Texts): boolean {
  if (!isGiven(tags) && !isGiven(accounts)) return true;
  return (
    networkTags.some((tag) => tags?.includes(tag)) || serviceAccounts.some((account) => accounts?.includes(account))
  );
}

const isDestination = ({ addresses }: Target, ranges: Texts): boolean =>
  !isGiven(ranges) || addresses.some((address) => ranges!.some((range) => isWithin(address, range)));

const matchesPort = (layer4s: readonly Layer4[], { port, protocol }: Port): boolean =>
  layer4s.some((layer4) => rangesOf(layer4, protocol).some((range) => covers(range, port)));

/** The ports of a protocol; text that is no port or range is none. */
function rangesOf({ ipProtocol, ports = [] }: Layer4, protocol: PortProtocol): PortRange[] {
  if (![protocol, NUMBERS[protocol], 'all'].includes(ipProtocol.toLowerCase())) return [];
  if (ports.length === 0 || ipProtocol === 'all') return [allPorts];
  return ports.flatMap((text) => {
    const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
    return from === undefined ? [] : [{ from: Number(from), to: Number(to) }];
  });
}
