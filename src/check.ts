import type { z } from 'zod';
import type { AttackPath, Fix, Identity, Scope, Severity } from './model.ts';
import { Unobserved } from './model.ts';
import type { Facets, Selection, View } from './resource.ts';

export type { Fix } from './model.ts';
export type { Facets, Selection, View } from './resource.ts';

export interface Verdict extends Weight {
  readonly status: 'pass' | 'fail' | 'not-applicable';
  readonly message: string;
}

/** What makes one failure another than the next: how grave it is, and what is to be done. */
export interface Weight {
  /** The ways that prove it, most telling first. */
  readonly paths?: readonly AttackPath[];
  /** Where this failure is worth more, or less, than the check's own severity; the message says why. */
  readonly severity?: Severity;
  /** Where it takes facts to say what to do: what this has comes in the place of the same part of the check's own fix. */
  readonly fix?: Fix;
}

export const pass = (message: string): Verdict => ({ status: 'pass', message });
export const fail = (message: string, weight: Weight = {}): Verdict => ({ ...weight, status: 'fail', message });
export const notApplicable = (message: string): Verdict => ({ status: 'not-applicable', message });

/** The worst of independent parts: one failure decides, even when another part could not be seen. */
export function worst(...parts: readonly (() => Verdict)[]): Verdict {
  let unseen: Unobserved | undefined;
  let best: Verdict | undefined;
  for (const part of parts) {
    try {
      const verdict = part();
      if (verdict.status === 'fail') return verdict;
      if (best === undefined || best.status === 'not-applicable') best = verdict;
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      unseen ??= error;
    }
  }
  if (unseen) throw unseen;
  return best ?? notApplicable('Nothing to judge');
}

/**
 * Resources of the same account that may not all have been seen. Everything here follows Kleene logic: an answer that
 * the seen ones decide is given, any other read of an incomplete set throws `Unobserved`.
 */
export interface Many<V> extends Iterable<V> {
  /** How many; throws unless all were seen. */
  readonly length: number;
  some(test: (item: V) => boolean): boolean;
  every(test: (item: V) => boolean): boolean;
  /** The first that passes; `undefined` only if all were seen. */
  find(test: (item: V) => boolean): V | undefined;
  filter(test: (item: V) => boolean): V[];
  map<T>(change: (item: V) => T): T[];
}

/** Resources by a key of theirs, for joins: `flowLogs.get(vpc.uid)`. */
export interface Lookup<V> {
  get(key: string): Many<V>;
}

type AnySelection = Selection<any, any>;
export interface One<S extends AnySelection = AnySelection> {
  readonly how: 'one';
  readonly selection: S;
  readonly sameRegion: boolean;
}
export interface All<S extends AnySelection = AnySelection> {
  readonly how: 'all';
  readonly selection: S;
  readonly sameRegion: boolean;
}
export interface By<S extends AnySelection = AnySelection> {
  readonly how: 'by';
  readonly selection: S;
  readonly sameRegion: boolean;
  readonly key: (other: View<S>) => string | readonly string[] | null | undefined;
}
export type Relation = One | All | By;
export type Relations = Readonly<Record<string, Relation>>;

/**
 * Knowledge that takes many resources to build and that many checks ask, such as who can do what: built once for an account
 * and shared. What could not be seen must stay open in its answers: `build` gets relations that throw `Unobserved` like
 * those of a check, and what it lets pass leaves every check that asks UNKNOWN. What it read is no evidence by itself; its
 * answers bring paths.
 */
export interface Model<R extends Relations = any, M = unknown> {
  readonly how: 'model';
  readonly needs: R;
  readonly build: (seen: ModelViews<R>, place: Place) => M;
  /** What a resource in an example has where the example does not say. */
  readonly blank: Blanks<R>;
}
/** What a model is about. */
export interface Place {
  readonly provider: string;
  readonly account: string;
  /** When the snapshot was taken. */
  readonly now: Date;
  /** Regions of which something was collected, in order, and those that were left out on purpose. */
  readonly regions: readonly string[];
  readonly excludedRegions: readonly string[];
}
type Blanks<R extends Relations> = { readonly [N in keyof R]?: Partial<Example<R[N]['selection']>> };

export const defineModel = <const R extends Relations, M>(definition: Omit<Model<R, M>, 'how'>): Model<R, M> => ({
  how: 'model',
  ...definition,
});

export type Related = Readonly<Record<string, Relation | Model>>;

/** The one resource of a type that the account (or, with `inRegion`, the region) has: its settings. */
export const one = <S extends AnySelection>(selection: S): One<S> => ({ how: 'one', selection, sameRegion: false });
/** Every resource of a type in the account. */
export const all = <S extends AnySelection>(selection: S): All<S> => ({ how: 'all', selection, sameRegion: false });
/** Every resource of a type, to be looked up by a key (or several) of its own. */
export const by = <S extends AnySelection>(selection: S, key: By<S>['key']): By<S> => ({
  how: 'by',
  selection,
  sameRegion: false,
  key,
});
/** Only those in the subject's region, so that a gap in another region does not matter. A model asks region by region. */
export const inRegion = <R extends Relation>(relation: R): R & InRegion => ({ ...relation, sameRegion: true });
export interface InRegion {
  readonly sameRegion: true;
}

/** What a model is built of; what is `inRegion` by the name of a region. */
export type ModelViews<R extends Relations> = {
  readonly [N in keyof R]: R[N] extends InRegion ? (region: string) => RelatedView<R[N]> : RelatedView<R[N]>;
};
type RelatedView<R extends Relation> =
  R extends One<infer S>
    ? View<S>
    : R extends All<infer S>
      ? Many<View<S>>
      : R extends By<infer S>
        ? Lookup<View<S>>
        : never;

export type RelatedViews<R extends Related> = {
  readonly [N in keyof R]: R[N] extends Model<any, infer M> ? M : R[N] extends Relation ? RelatedView<R[N]> : never;
};

/** A resource in an example: identity is optional, every facet the check needs is not. */
type Example<S> = Partial<Pick<Identity, 'uid' | 'name'>> & { readonly region?: string } & Omit<
    View<S>,
    keyof Identity
  >;
type ExampleCase<F extends Facets, K extends keyof F & string, R extends Related> = Example<Selection<F, K>> & {
  readonly [N in keyof R as R[N] extends Model ? never : `$${N & string}`]: R[N] extends Relation
    ? RelatedExample<R[N]>
    : never;
} & {
  readonly [N in keyof R as R[N] extends Model ? `$${N & string}` : never]?: R[N] extends Model<infer Needs>
    ? ModelExample<Needs>
    : never;
};
type RelatedExample<R extends Relation> = R extends One<infer S> ? Example<S> : readonly Example<R['selection']>[];
/** Resources that a model is built of; a kind that is not named has none, and a facet that is not is as the model's `blank` says. */
type ModelExample<R extends Relations> = {
  readonly [N in keyof R]?: R[N] extends One
    ? Partial<Example<R[N]['selection']>>
    : readonly Partial<Example<R[N]['selection']>>[];
};

export interface CheckDefinition<F extends Facets, K extends keyof F & string, R extends Related, P extends z.ZodType> {
  /** `<provider>-<service>-<rule>`: its path under `checks/` with `/` for the first two `-`. */
  readonly id: string;
  /** The desired state. */
  readonly title: string;
  readonly severity: Severity;
  /** One or two sentences: what goes wrong otherwise. */
  readonly why: string;
  /** Why it is left out unless `--check` asks for it: what it reads costs many calls. */
  readonly optIn?: string;
  /** Vendor pages that the rule rests on. */
  readonly references?: readonly string[];
  /** The type of resource judged, and the facets needed to judge it. One resource, one verdict. */
  readonly on: Selection<F, K>;
  /** Other resources of the same account the judgement depends on. */
  readonly with?: R;
  /** What a user may configure, as a zod object with defaults. */
  readonly params?: P;
  /** A shell command (see `sh`), or more. */
  readonly fix: (subject: Identity) => string | Fix;
  readonly evaluate: (
    subject: View<Selection<F, K>>,
    context: RelatedViews<R> & { readonly params: z.output<P>; readonly now: Date },
  ) => Verdict;
  /** The specification: run as tests, printed as documentation. */
  readonly examples: {
    readonly pass: readonly ExampleCase<F, K, R>[];
    readonly fail: readonly ExampleCase<F, K, R>[];
    readonly notApplicable?: readonly ExampleCase<F, K, R>[];
  };
}

export type Check = CheckDefinition<any, any, any, any>;

export function defineCheck<
  F extends Facets,
  const K extends keyof F & string,
  const R extends Related = {},
  P extends z.ZodType = z.ZodUndefined,
>(definition: CheckDefinition<F, K, R, P>): Check {
  return definition;
}

/** The moment at which examples are judged. */
export const exampleNow = '2026-11-21T12:00:00.000Z';
const exampleScopes = {
  aws: { provider: 'aws', account: '111122223333', region: 'eu-west-1' },
  azure: { provider: 'azure', account: '00000000-0000-0000-0000-00000000000a', region: 'westeurope' },
  gcp: { provider: 'gcp', account: 'example-project', region: 'europe-west1' },
} as const;

/** The account and region of examples that don't say, by the id of a resource type. */
export const exampleScopeOf = (type: string): Required<Scope> => {
  const [provider = ''] = type.split('.');
  const known = Object.hasOwn(exampleScopes, provider)
    ? exampleScopes[provider as keyof typeof exampleScopes]
    : undefined;
  return known ?? { provider, account: 'example', region: 'example' };
};

/** Quote interpolated values for a POSIX shell: names come from the cloud and are not trusted. */
export const sh = (strings: TemplateStringsArray, ...values: readonly (string | undefined)[]): string =>
  String.raw({ raw: strings }, ...values.map((value = '') => quote(value)));

const quote = (value: string): string =>
  /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
