import ipaddr from 'ipaddr.js';

/** Inclusive bounds of a run of addresses. A set of addresses is a sorted list of runs that do not touch. */
type Run = readonly [first: bigint, last: bigint];
/** IPv4 or IPv6. */
export type Family = 4 | 6;
type Block = { readonly family: Family; readonly run: Run };

/** Networks that no packet from the internet can come from (IANA special-purpose registries). */
const PRIVATE = {
  4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ],
  6: ['::/3', '4000::/2', '8000::/1'],
} as const;

const EVERYTHING: Record<Family, Run> = { 4: [0n, 2n ** 32n - 1n], 6: [0n, 2n ** 128n - 1n] };
const FAMILIES: readonly Family[] = [4, 6];

const privateRuns: Record<Family, readonly Run[]> = {
  4: runsOf(PRIVATE[4], 4),
  6: runsOf(PRIVATE[6], 6),
};
const internetSize: Record<Family, bigint> = {
  4: publicSize([EVERYTHING[4]], 4),
  6: publicSize([EVERYTHING[6]], 6),
};

/** More public addresses than one organization holds: a /8 of IPv4, a /20 of IPv6. */
const BROAD: Record<Family, bigint> = { 4: 2n ** 24n, 6: 2n ** 108n };

/** The address family of a CIDR block or a single address; undefined when the text is neither. */
export function familyOf(cidr: string): Family | undefined {
  return blockOf(cidr)?.family;
}

/**
 * Whether networks together admit practically everybody (at least 90% of the public addresses of one family):
 * `0.0.0.0/0`, `::/0`, two halves, or the whole space less private networks. Texts that are no network count for nothing.
 */
export function isWorld(cidrs: Iterable<string>): boolean {
  const all = [...cidrs];
  return FAMILIES.some((family) => publicSize(runsOf(all, family), family) * 10n >= internetSize[family] * 9n);
}

/**
 * Whether networks together hold more public addresses than one organization has: more than a /8 of IPv4 (the
 * line that S3 draws for `aws:SourceIp`) or a /20 of IPv6. Every world is broad; `0.0.0.0/1` is broad and no world.
 */
export function isBroad(cidrs: Iterable<string>): boolean {
  const all = [...cidrs];
  return FAMILIES.some((family) => publicSize(runsOf(all, family), family) > BROAD[family]);
}

/** Whether no address of a network can be the source of a packet from the internet: RFC 1918, loopback, unique local … */
export function isPrivate(cidr: string): boolean {
  const block = blockOf(cidr);
  return block !== undefined && publicSize([block.run], block.family) === 0n;
}

/** Whether a network lies wholly inside another of the same family. */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [blockOf(inner), blockOf(outer)];
  if (!a || !b || a.family !== b.family) return false;
  return a.run[0] >= b.run[0] && a.run[1] <= b.run[1];
}

/** Whether two networks share an address. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [blockOf(one), blockOf(other)];
  if (!a || !b || a.family !== b.family) return false;
  return a.run[0] <= b.run[1] && b.run[0] <= a.run[1];
}

/** One step of an ordered list of rules: a network that is admitted or refused. */
export type Step = { readonly allow: boolean; readonly cidr: string };

/**
 * Whether rules of which the first match decides admit a broad part of `from` (see `isBroad`; where `from` is itself
 * no broader than that, whether they admit any public address of it). What no rule matches is refused.
 *
 * @param from `0.0.0.0/0`, `::/0` or a narrower network.
 */
export function admitsBroadly(steps: Iterable<Step>, from: string): boolean {
  const family = familyOf(from);
  if (family === undefined) return false;
  const source = Addresses.of([from], family);
  const { addresses } = admittedBy(steps, source);
  return source.isBroad() ? addresses.isBroad() : addresses.isPublic();
}

/** The addresses that rules of which the first match decides admit, and those of the rules that admit a public one. */
export function admittedBy<S extends Step>(steps: Iterable<S>, from: Addresses): Admitted<S> {
  let undecided = from;
  let addresses = from.minus(from);
  const by: S[] = [];
  for (const step of steps) {
    const matched = undecided.in(step.cidr);
    undecided = undecided.minus(matched);
    if (!step.allow) continue;
    addresses = addresses.plus(matched);
    if (matched.isPublic()) by.push(step);
  }
  return { addresses, by };
}

/** What of some addresses gets through, and by which rules. */
export interface Admitted<R> {
  readonly addresses: Addresses;
  readonly by: readonly R[];
}

/** A set of addresses of one family, for rules that are more than a list of steps. */
export class Addresses {
  readonly #family: Family;
  readonly #runs: readonly Run[];

  private constructor(family: Family, runs: readonly Run[]) {
    this.#family = family;
    this.#runs = runs;
  }

  /** Those of the networks of the family; texts that are no network count for nothing. */
  static of(cidrs: Iterable<string>, family: Family): Addresses {
    return new Addresses(family, runsOf([...cidrs], family));
  }

  static everything(family: Family): Addresses {
    return new Addresses(family, [EVERYTHING[family]]);
  }

  static nothing(family: Family): Addresses {
    return new Addresses(family, []);
  }

  plus(others: Addresses): Addresses {
    return new Addresses(this.#family, union([...this.#runs, ...others.#runs]));
  }

  minus(others: Addresses): Addresses {
    return new Addresses(this.#family, subtract(this.#runs, others.#runs));
  }

  within(others: Addresses): Addresses {
    return this.minus(this.minus(others));
  }

  /** Those inside a network; none where the text is no network of the family. */
  in(cidr: string): Addresses {
    return this.within(Addresses.of([cidr], this.#family));
  }

  /** Whether a packet from the internet can come from one of them. */
  isPublic(): boolean {
    return publicSize(this.#runs, this.#family) > 0n;
  }

  /** Whether it holds more public addresses than one organization has, see `isBroad`. */
  isBroad(): boolean {
    return publicSize(this.#runs, this.#family) > BROAD[this.#family];
  }

  isEmpty(): boolean {
    return this.#runs.length === 0;
  }
}

function blockOf(cidr: string): Block | undefined {
  const [address = '', prefix, ...rest] = cidr.split('/');
  if (rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined;
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return blockAt(ipaddr.IPv4.parse(address).toByteArray(), prefix, 4);
  if (ipaddr.IPv6.isIPv6(address) && ipaddr.IPv6.isValid(address) && !address.includes('%')) {
    return blockAt(ipaddr.IPv6.parse(address).toByteArray(), prefix, 6);
  }
  return undefined;
}

function blockAt(bytes: readonly number[], prefix: string | undefined, family: Family): Block | undefined {
  const bits = bytes.length * 8;
  const host = BigInt(bits - Number(prefix ?? bits));
  if (host < 0n) return undefined;
  const address = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const first = (address >> host) << host;
  return { family, run: [first, first + (1n << host) - 1n] };
}

function runsOf(cidrs: readonly string[], family: Family): Run[] {
  return union(
    cidrs.flatMap((cidr) => blockOf(cidr) ?? []).flatMap((block) => (block.family === family ? [block.run] : [])),
  );
}

function publicSize(runs: readonly Run[], family: Family): bigint {
  return subtract(runs, privateRuns[family]).reduce((sum, [first, last]) => sum + last - first + 1n, 0n);
}

function union(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs.toSorted((a, b) => Number(a[0] > b[0]) - Number(a[0] < b[0]))) {
    const previous = merged.at(-1);
    if (!previous || run[0] > previous[1] + 1n) merged.push(run);
    else if (run[1] > previous[1]) merged.splice(-1, 1, [previous[0], run[1]]);
  }
  return merged;
}

function subtract(runs: readonly Run[], holes: readonly Run[]): Run[] {
  return holes.reduce<Run[]>(
    (left, [from, to]) =>
      left.flatMap(([first, last]): Run[] => {
        if (to < first || from > last) return [[first, last]];
        const before: Run[] = first < from ? [[first, from - 1n]] : [];
        return last > to ? [...before, [to + 1n, last]] : before;
      }),
    [...runs],
  );
}
