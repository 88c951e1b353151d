import type { Check, Lookup, Many, Model, Place, Related, Relation, Relations, Verdict, Weight } from '../check.ts';
import type { AccountSnapshot, ControlRef, Finding, Fix, Gap, Listing, Resource, Scope } from '../model.ts';
import { Unobserved } from '../model.ts';
import { isModel } from '../plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Facts, SeenSoFar, Trail, viewsFor, type ViewOf } from './view.ts';

/** A check that threw: its verdict is UNKNOWN, and somebody has a bug to mend. */
export interface Crash {
  readonly check: string;
  readonly uid: string;
  readonly error: unknown;
}

export interface EvaluateOptions {
  /** Raw parameters by check id; validated by the check's own schema before this is called. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly controls?: ReadonlyMap<string, readonly ControlRef[]>;
  readonly onCrash?: (crash: Crash) => void;
}

/**
 * Judge every resource of one account with every check. Pure: same snapshot, same findings in the same order. A type
 * that could not be listed gives one UNKNOWN for each scope and check, beside the verdicts on what was seen of it.
 */
export function* evaluate(
  account: AccountSnapshot,
  checks: Iterable<Check>,
  options: EvaluateOptions = {},
): Generator<Finding> {
  const ground = groundOf(account);
  for (const check of checks) yield* judgeAll(check, { ...ground, options });
}

/** What a model says about an account, outside of any check. Throws `Unobserved` if it can say nothing. */
export const modelOf = <M>(model: Model<any, M>, account: AccountSnapshot): M => groundOf(account).modelOf(model) as M;

interface Ground {
  readonly account: AccountSnapshot;
  readonly index: ReadonlyMap<string, readonly Listing[]>;
  readonly now: Date;
  readonly modelOf: (model: Model) => unknown;
}
interface Bench extends Ground {
  readonly options: EvaluateOptions;
}

function groundOf(account: AccountSnapshot): Ground {
  const known = new Map<Model, () => unknown>();
  const ground: Ground = {
    account,
    index: Map.groupBy(account.listings, ({ type }) => type),
    now: new Date(account.takenAt),
    modelOf: (model) => {
      const get = known.get(model) ?? once(() => buildModel(model, ground));
      known.set(model, get);
      return get();
    },
  };
  return ground;
}

function buildModel({ needs, build }: Model, ground: Ground): unknown {
  const seen = {};
  const nobody = new Trail();
  for (const [name, relation] of Object.entries(needs as Relations))
    Object.defineProperty(seen, name, { get: once(() => relateInModel(relation, ground, nobody)) });
  const { provider, account, listings, excludedRegions = [] } = ground.account;
  const scopes = listings.flatMap(({ scope, resources }) => [scope, ...resources.map((resource) => resource.scope)]);
  const regions = [...new Set(scopes.flatMap(({ region }) => region ?? []))].toSorted();
  const place: Place = { provider, account, now: ground.now, regions, excludedRegions };
  return build(seen, place);
}

function relateInModel(relation: Relation, ground: Ground, trail: Trail): unknown {
  if (!relation.sameRegion) return relate(relation, ground, trail, undefined);
  const known = new Map<string, () => unknown>();
  return (region: string) => {
    const get = known.get(region) ?? once(() => relate(relation, ground, trail, region));
    known.set(region, get);
    return get();
  };
}

interface Outcome extends Weight {
  readonly status: Finding['status'];
  readonly message: string;
  readonly gap?: Gap;
}

function* judgeAll(check: Check, bench: Bench): Generator<Finding> {
  const { account, index, options } = bench;
  const type = check.on.type;
  const listings = index.get(type.id);
  const finding = finder(check, options.controls?.get(check.id) ?? []);
  if (!listings) {
    yield finding(unlisted(type, account), unseen(type.label, neverAsked(type.list)), noFacts);
    return;
  }
  const trail = new Trail();
  const view = viewsFor(check.on, trail);
  const contextIn = contexts(check, bench, trail);
  for (const { scope, resources, gap, notInUse } of listings) {
    for (const resource of resources) {
      trail.begin(resource.uid);
      const outcome = judge(check, resource, view, contextIn(resource.scope.region), options.onCrash);
      yield finding(resource, outcome, trail.facts());
    }
    if (gap) yield finding(unlisted(type, scope), unseen(type.label, gap), noFacts);
    if (notInUse !== undefined)
      yield finding(unlisted(type, scope), { status: 'not-applicable', message: notInUse }, noFacts);
  }
}

function judge(
  check: Check,
  resource: Resource,
  view: ViewOf,
  context: object,
  onCrash: EvaluateOptions['onCrash'],
): Outcome {
  const tell = (error: unknown) => onCrash?.({ check: check.id, uid: resource.uid, error });
  try {
    const { status, message, paths, severity, fix: own } = verdictOf(check.evaluate(view(resource), context as never));
    if (status !== 'fail') return { status, message };
    const general = fixFor(check, resource, tell);
    const fix = general || own ? { ...general, ...own } : undefined;
    return { status, message, ...(fix && { fix }), ...(paths?.length && { paths }), ...(severity && { severity }) };
  } catch (error) {
    if (error instanceof Unobserved) return { status: 'unknown', message: error.message, gap: error.gap };
    tell(error);
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { status: 'unknown', message: 'The check crashed', gap: { because: 'crashed', permissions: [], detail } };
  }
}

/** A user's own check may be plain JavaScript, where nothing has looked at what it returns. */
function verdictOf(returned: unknown): Verdict {
  const { status, message, ...weight } = (returned ?? {}) as Partial<Verdict>;
  if ((status === 'pass' || status === 'fail' || status === 'not-applicable') && typeof message === 'string')
    return { ...weight, status, message };
  throw new TypeError('evaluate() must return pass(…), fail(…) or notApplicable(…)');
}

/** One context for each region a check meets, built when first met. */
function contexts(check: Check, bench: Bench, trail: Trail): (region: string | undefined) => object {
  const related = Object.entries((check.with ?? {}) as Related);
  const params = check.params?.parse(bench.options.params?.[check.id] ?? {});
  const accountWide = new Map<string, () => unknown>();
  const known = new Map<string | undefined, object>();
  return (region) => {
    const ready = known.get(region);
    if (ready) return ready;
    const context = { params, now: bench.now };
    for (const [name, relation] of related) {
      if (isModel(relation)) {
        Object.defineProperty(context, name, { get: () => bench.modelOf(relation) });
        continue;
      }
      const shared = relation.sameRegion ? undefined : accountWide.get(name);
      const get = shared ?? once(() => relate(relation, bench, trail, relation.sameRegion ? region : undefined));
      if (!relation.sameRegion) accountWide.set(name, get);
      Object.defineProperty(context, name, { get });
    }
    known.set(region, context);
    return context;
  };
}

/** What is made when first asked for, or the error that came of it. */
function once<T>(make: () => T): () => T {
  let made: (() => T) | undefined;
  return () => (made ??= attempt(make))();
}

function attempt<T>(make: () => T): () => T {
  try {
    const value = make();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function relate(
  { selection, ...relation }: Relation,
  bench: Ground,
  trail: Trail,
  region: string | undefined,
): unknown {
  const { type } = selection;
  const view = viewsFor(selection, trail);
  const listings = bench.index.get(type.id);
  const listing = listings?.filter(({ scope }) => region === undefined || (scope.region ?? region) === region);
  const leftOut = type.per === 'region' && region === undefined ? (bench.account.excludedRegions ?? []) : [];
  // A region that was not asked has no listing at all, which is not the same as an empty one.
  const asked = listing !== undefined && listing.length > 0;
  const gap = asked ? (listing.find((l) => l.gap)?.gap ?? elsewhere(leftOut)) : neverAsked(type.list);
  const items = (listing ?? [])
    .flatMap(({ resources }) => resources)
    .filter(({ scope }) => region === undefined || scope.region === undefined || scope.region === region)
    .map(view);
  if (relation.how === 'by') return lookup(items, relation.key as never, type.label, gap, trail);
  if (relation.how === 'all') return new SeenSoFar(items, type.label, gap);
  if (items[0]) return items[0];
  throw new Unobserved(type.label, gap ?? neverAsked(type.list));
}

function lookup<V>(
  items: readonly V[],
  keyOf: (item: V) => string | readonly string[] | null | undefined,
  what: string,
  listingGap: Gap | undefined,
  trail: Trail,
): Lookup<V> {
  const found = new Map<string, V[]>();
  let gap = listingGap;
  const file = (item: V): void => {
    try {
      const keys = keyOf(item) ?? [];
      for (const key of typeof keys === 'string' ? [keys] : keys) {
        const group = found.get(key);
        if (group) group.push(item);
        else found.set(key, [item]);
      }
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      gap ??= error.gap;
    }
  };
  // Building the index reads every key; only what the check looks up is evidence.
  trail.aside(() => items.forEach(file));
  const none: Many<V> = new SeenSoFar<V>([], what, gap);
  const ready = new Map([...found].map(([key, group]) => [key, new SeenSoFar(group, what, gap)]));
  return { get: (key) => ready.get(key) ?? none };
}

const noFacts: Facts = { evidence: [], omitted: 0 };

const neverAsked = (permissions: readonly string[]): Gap => ({
  because: 'not-collected',
  permissions,
  detail: 'The snapshot was taken without them; collect again with this check selected',
});

const elsewhere = (regions: readonly string[]): Gap | undefined =>
  regions.length === 0
    ? undefined
    : { because: 'not-collected', permissions: [], detail: `Regions were left out of the scan: ${regions.join(', ')}` };

const unseen = (label: string, gap: Gap): Outcome => ({
  status: 'unknown',
  message: `${label} could not be listed (${gap.because})`,
  gap,
});

/** Stands for the resources that a listing did not show. */
function unlisted(type: { id: string; label: string }, scope: Scope): Resource {
  const { provider, account, region } = scope;
  const where = region ? `${account}/${region}` : account;
  return {
    uid: `${provider}:${where}:${type.id}`,
    name: `${type.label} in ${where}`,
    type: type.id,
    scope: { provider, account, region },
    facets: {},
    gaps: {},
  };
}

const finder =
  (check: Check, controls: readonly ControlRef[]) =>
  (resource: Resource, outcome: Outcome, { evidence, omitted }: Facts): Finding => ({
    fingerprint: fingerprintOf(check.id, resource.uid),
    check: check.id,
    severity: outcome.severity ?? check.severity,
    status: outcome.status,
    message: outcome.message,
    resource: {
      id: resource.uid,
      name: resource.name,
      type: resource.type,
      provider: resource.scope.provider,
      account: resource.scope.account,
      region: resource.scope.region ?? null,
      ...(resource.asOf !== undefined && { asOf: resource.asOf }),
      tags: (resource.facets['tags'] ?? {}) as Record<string, string>,
    },
    evidence,
    ...(outcome.paths && { paths: outcome.paths }),
    ...(omitted > 0 && { evidenceOmitted: omitted }),
    gap: outcome.gap ?? null,
    fix: outcome.fix ?? null,
    controls,
    muted: null,
  });

/** A fix that can't be written down leaves the failure a failure. */
function fixFor(check: Check, { uid, name, scope }: Resource, onCrash: (error: unknown) => void): Fix | undefined {
  try {
    const fix = check.fix({ uid, name, scope });
    return typeof fix === 'string' ? { command: fix } : fix;
  } catch (error) {
    onCrash(error);
    return undefined;
  }
}
