import type { Gap, Identity, Json, Listing, Resource, Scope } from './model.ts';
import type { FacetInput, Facets, FacetsFrom, ResourceType } from './resource.ts';

/** A resource as its listing shows it: an identity, and every facet that the listing already answers. */
export type Found<F extends Facets> = {
  /** Canonical id: the AWS ARN, the lower-cased Azure id, the GCP full resource name. */
  readonly uid: string;
  readonly name: string;
  /** Where it lives, if that is not the region that was asked. */
  readonly region?: string | undefined;
  /** When the provider last looked, ISO 8601, where its answer comes from an inventory that lags behind. */
  readonly asOf?: string | undefined;
} & {
  readonly [N in keyof FacetsFrom<F, 'list'>]: FacetInput<F[N]>;
};

/** How to list one type, and how to fetch each facet the listing does not answer. `X` is the cloud, bound to an account and region. */
export interface Collector<F extends Facets = any, X = any> {
  readonly type: ResourceType<F>;
  readonly list: (cloud: X) => AsyncIterable<Found<F>> | Iterable<Found<F>>;
  readonly facets: {
    readonly [N in keyof FacetsFrom<F, 'call'>]: (cloud: X, found: Found<F>) => Promise<FacetInput<F[N]>>;
  };
}

/** Some APIs report "not configured" as an error. That is an answer, not a gap. Matches the error's `name`. */
export const absent =
  (...codes: string[]) =>
  (error: unknown): null => {
    if (error instanceof Error && codes.includes(error.name)) return null;
    throw error;
  };

/** Thrown by a listing: the scope does not have this service at all, so there can be nothing of this type. The message says why. */
export class NotInUse extends Error {
  override readonly name = 'NotInUse';
}

/** What the runner needs from a provider to run one collector in one scope. */
export interface Session<X> {
  readonly scope: Scope;
  readonly cloud: X;
  /** Turn an error of the provider into the reason why the answer is missing. */
  readonly classify: (error: unknown, permissions: readonly string[]) => Gap;
}

/**
 * List one type in one scope and fetch its wanted facets. Never throws for what the cloud does: an error while listing
 * keeps what came before it and leaves a gap; an error in a facet leaves a gap there. Facets are fetched while the
 * listing still runs; pacing is the provider's business.
 */
export async function collect<F extends Facets, X>(
  { type, list, facets }: Collector<F, X>,
  wanted: ReadonlySet<string>,
  { scope, cloud, classify }: Session<X>,
): Promise<Listing> {
  const fetchers = facets as Record<string, (cloud: X, found: Found<F>) => Promise<unknown>>;
  const pending = new Map<string, Promise<Resource>>();
  let listingGap: Gap | undefined;
  let notInUse: string | undefined;

  const observe = async (found: Found<F>, name: string): Promise<Observation> => {
    const { from, schema, permissions } = type.facets[name]!;
    const needed = from === 'list' ? type.list : permissions;
    try {
      const answer = from === 'list' ? (found as Record<string, unknown>)[name] : await fetchers[name]!(cloud, found);
      const checked = schema.safeParse(answer);
      if (checked.success) return { name, value: checked.data as Json };
      return { name, gap: { because: 'invalid', permissions: needed, detail: firstIssue(checked.error) } };
    } catch (error) {
      return { name, gap: classify(error, needed) };
    }
  };

  const complete = async (found: Found<F>): Promise<Resource> => {
    const { uid, name, region = scope.region, asOf } = found;
    const identity: Identity = { uid, name, scope: { ...scope, region }, ...(asOf !== undefined && { asOf }) };
    const seen = await Promise.all([...wanted].map((facet) => observe(found, facet)));
    return {
      type: type.id,
      ...identity,
      facets: Object.fromEntries(seen.flatMap((s) => ('gap' in s ? [] : [[s.name, s.value]]))),
      gaps: Object.fromEntries(seen.flatMap((s) => ('gap' in s ? [[s.name, s.gap]] : []))),
    };
  };

  try {
    for await (const found of list(cloud)) {
      if (!isNamed(found)) listingGap = nameless(type.list);
      else if (!pending.has(found.uid)) pending.set(found.uid, complete(found));
    }
  } catch (error) {
    if (error instanceof NotInUse && pending.size === 0) notInUse = error.message;
    else listingGap = classify(error, type.list);
  }
  const resources = await Promise.all(pending.values());
  return {
    type: type.id,
    scope,
    resources,
    ...(listingGap && { gap: listingGap }),
    ...(notInUse !== undefined && { notInUse }),
  };
}

/** An id that was put together from nothing would stand for any number of resources. */
const isNamed = ({ uid, name }: { readonly uid: unknown; readonly name: unknown }): boolean =>
  typeof uid === 'string' && uid !== '' && typeof name === 'string';

const nameless = (permissions: readonly string[]): Gap => ({
  because: 'invalid',
  permissions,
  detail: 'The answer is not what the API promises: the list has an entry without an id or a name',
});

type Observation = { readonly name: string; readonly value: Json } | { readonly name: string; readonly gap: Gap };

const firstIssue = (error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): string => {
  const [issue] = error.issues;
  const where = issue?.path.map(String).join('.');
  return `The answer is not what the API promises${where ? ` at ${where}` : ''}: ${issue?.message ?? 'no detail'}`;
};
