import { type Collector, NotInUse } from '../../collector.ts';
import type { Facets, ResourceType } from '../../resource.ts';
import { seenOf } from '../answers.ts';
import { GcpError } from './errors.ts';
import type { Asset, Gcp } from './gcp.ts';

/** How to list a type of Google Cloud resource, and how to fetch each facet that its listing does not answer. */
export const defineGcpCollector = <F extends Facets>(
  type: ResourceType<F>,
  how: Omit<Collector<F, Gcp>, 'type'>,
): Collector<F, Gcp> => ({ type, ...how });

/** The last part of a name or URL: `…/regions/europe-west1` → `europe-west1`. */
export const lastOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** `europe-west1-b` → `europe-west1`; `global` is no region. */
export function regionOf(location: string | undefined): string | undefined {
  if (location === undefined || location === '' || location === 'global') return undefined;
  return lastOf(location)
    .toLowerCase()
    .replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, '$1');
}

/** The full resource name from a Compute link: `https://www.googleapis.com/compute/v1/projects/…` → `//compute.googleapis.com/projects/…`. */
export const fullName = (selfLink: string): string =>
  selfLink.replace(/^https:\/\/[^/]+\/(?:compute\/)?(?:v1|beta)\//, '//compute.googleapis.com/');

/** What an answer says it leaves out. */
interface Partial {
  readonly unreachable?: readonly string[];
  readonly unreachables?: readonly string[];
  readonly missingZones?: readonly string[];
  readonly warning?: Warning;
  readonly items?: Readonly<Record<string, { readonly warning?: Warning }>>;
}
interface Warning {
  readonly code?: string;
  readonly message?: string;
}

/**
 * Every item of a paged list whose answers may leave places out (`unreachable`, `unreachables`, `missingZones`, warnings):
 * where they did, it throws after what was there.
 */
export async function* wholePages(
  gcp: Gcp,
  url: string,
  items: string | ((page: any) => readonly any[]),
): AsyncGenerator<any> {
  const missing = new Set<string>();
  const pick = typeof items === 'function' ? items : (page: any) => (page[items] ?? []) as readonly any[];
  yield* gcp.pages(url, (page) => {
    for (const place of leftOut(page)) missing.add(place);
    return pick(page);
  });
  if (missing.size > 0)
    throw new GcpError('PARTIAL_ANSWER', 200, `The answer leaves out ${[...missing].sort().join(', ')}`);
}

/** Every item of a Compute list over all zones and regions, for example `field` = `instances`. */
export const aggregated = (gcp: Gcp, url: string, field: string): AsyncGenerator<any> =>
  wholePages(gcp, url, (page) => Object.values<any>(page.items ?? {}).flatMap((scope) => scope[field] ?? []));

const leftOut = ({
  unreachable = [],
  unreachables = [],
  missingZones = [],
  warning,
  items = {},
}: Partial): string[] => [
  ...unreachable,
  ...unreachables,
  ...missingZones,
  ...warned('something', warning),
  // Plain lists have things here instead of places.
  ...(Array.isArray(items) ? [] : Object.entries(items).flatMap(([scope, inside]) => warned(scope, inside.warning))),
];

/** An empty scope warns that it is empty. */
const warned = (where: string, { code, message }: Warning = {}): string[] =>
  code === undefined || code === 'NO_RESULTS_ON_PAGE' ? [] : [`${where} (${code}${message ? `: ${message}` : ''})`];

/** What has items is in use, whatever a later call says. */
const inUse = (reason: unknown): unknown =>
  reason instanceof NotInUse ? new GcpError('FAILED_PRECONDITION', 400, reason.message) : reason;

interface Bound {
  readonly role: string;
  readonly members: string[];
  readonly condition?: { readonly title: string; readonly expression: string };
}

/** The bindings of a policy. One that was never set has none; the vendor's library fills what is left out with nulls and empty texts. */
export const bindingsOf = (policy: any): Bound[] =>
  (policy?.bindings ?? []).map(({ role, members, condition }: any) => ({
    role,
    members: members ?? [],
    ...(condition && { condition: { title: condition.title ?? '', expression: condition.expression ?? '' } }),
  }));

/**
 * What is listed below each parent, all parents at once. What one of them refuses does not hide what the others show: the
 * first error comes after them.
 */
export async function* belowEach<P, T>(
  parents: AsyncIterable<P>,
  list: (parent: P) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const above = await seenOf(() => parents);
  // Without parents there is nothing that the error could hide, and it may say that the API is not in use.
  if (above.items.length === 0 && above.error !== undefined) throw above.error;
  const below = await Promise.all(above.items.map((parent) => seenOf(() => list(parent))));
  for (const { items } of below) yield* items;
  for (const { error } of [above, ...below]) if (error !== undefined) throw inUse(error);
}

/** Ask for a listing once, for several types: each gets what was there, and the error it broke off with. */
export async function* sharedListing(gcp: Gcp, key: string, list: () => AsyncIterable<Asset>): AsyncGenerator<Asset> {
  const { items, error } = await gcp.once(key, () => seenOf(list));
  yield* items;
  if (error !== undefined) throw error;
}
