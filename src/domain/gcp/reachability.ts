import { type AttackPath, type PathStep, Unobserved } from '../../model.ts';
import { internet } from '../access/path.ts';
import { portLabel, type SensitivePort } from '../ports.ts';
import { listOf } from '../text.ts';
import { type Port, type RulesInForce, waysIn } from './firewall.ts';

/** An instance, as far as the firewall and its addresses go. */
export interface Machine {
  /** With the network as full resource name. */
  readonly networkInterfaces: readonly {
    readonly name: string;
    readonly network: string;
    readonly networkIp?: string | undefined;
    readonly accessConfigs: readonly { readonly natIp?: string | undefined }[];
    readonly ipv6AccessConfigs: readonly { readonly externalIpv6?: string | undefined }[];
  }[];
  readonly networkTags: readonly string[];
  readonly serviceAccounts: readonly { readonly email: string }[];
}

/** Ports that the internet reaches at one external address. */
export interface InternetPath<P extends Port = SensitivePort> {
  readonly ports: readonly P[];
  /** `its external address` where the instance has none at the moment. */
  readonly address: string;
  /** Names of the rules that let it in. */
  readonly rules: readonly string[];
  /** From the internet to the interface. */
  readonly steps: readonly PathStep[];
}

/**
 * Which of some ports the internet reaches at the external addresses of an instance, see `waysIn`.
 *
 * @param inForce the rules in force in the instance's region of a network; undefined: nobody asked.
 * @throws Unobserved if no address is reached as far as is known, and for one of them it is not known.
 */
export function internetPaths<P extends Port>(
  { networkInterfaces, networkTags, serviceAccounts }: Machine,
  inForce: (network: string) => RulesInForce | undefined,
  ports: readonly P[],
): InternetPath<P>[] {
  const accounts = serviceAccounts.map(({ email }) => email);
  let unseen: Unobserved | undefined;
  const paths = endsOf(networkInterfaces).flatMap(({ family, card, address, inside }): InternetPath<P>[] => {
    try {
      const addresses = inside === undefined ? [] : [inside];
      const target = { networkTags, serviceAccounts: accounts, addresses };
      const ways = waysIn(target, family, inForce(card.network), ports);
      return [...Map.groupBy(ways, ({ because }) => because.join('\n')).values()].map((alike) => {
        const because = alike[0]!.because;
        const steps = stepsOf(address ?? 'its external address', card, because);
        const rules = alike[0]!.rules;
        return { ports: alike.map(({ port }) => port), address: address ?? 'its external address', rules, steps };
      });
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      unseen ??= error;
      return [];
    }
  });
  if (paths.length === 0 && unseen) throw unseen;
  return paths;
}

/** The path of an instance's ports. */
export function attackPath({ ports, address, steps }: InternetPath<Port>, instance: PathStep): AttackPath {
  const labels = listOf(ports.map(({ port, protocol }) => portLabel(port, protocol)));
  return { title: `The internet reaches ${labels} of ${instance.name} at ${address}`, steps: [...steps, instance] };
}

type Card = Machine['networkInterfaces'][number];

const endsOf = (cards: Machine['networkInterfaces']) =>
  cards.flatMap((card) => [
    ...card.accessConfigs.map(({ natIp }) => ({ family: 4 as const, card, address: natIp, inside: card.networkIp })),
    ...card.ipv6AccessConfigs.map(({ externalIpv6: address }) => ({
      family: 6 as const,
      card,
      address,
      inside: address,
    })),
  ]);

const stepsOf = (address: string, { name, network }: Card, because: readonly string[]): PathStep[] => [
  internet,
  { kind: 'network', id: address, name: address, how: 'connects to' },
  {
    kind: 'rule',
    id: network,
    name: `firewall of ${network.slice(network.lastIndexOf('/') + 1)}`,
    how: 'is let in by',
    because,
  },
  { kind: 'network', id: name, name, how: 'reaches' },
];
