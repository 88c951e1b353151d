import { z } from 'zod';
import type { Identity, Level } from './model.ts';

/** One independently observable part of a resource. It comes with the listing, or costs permissions of its own. */
export interface Facet<S extends z.ZodType = z.ZodType, From extends 'list' | 'call' = 'list' | 'call'> {
  readonly from: From;
  readonly schema: S;
  readonly permissions: readonly string[];
}

export type Facets = Readonly<Record<string, Facet>>;
export type FacetValue<F> = F extends Facet<infer S> ? z.output<S> : never;
export type FacetInput<F> = F extends Facet<infer S> ? z.input<S> : never;
export type FacetsFrom<F extends Facets, From> = { [N in keyof F as F[N]['from'] extends From ? N : never]: F[N] };

/** What can be known about a kind of thing in the cloud. */
export interface ResourceType<F extends Facets = Facets> {
  /** `<provider>.<service>.<type>`, for example `aws.s3.bucket`. */
  readonly id: string;
  /** Plural, for people: "S3 buckets". */
  readonly label: string;
  /**
   * Asked once for the account, once in every region, once for what stands above accounts (an organization, a tenant), or
   * as `scope` for both: once for each account and once for what stands above.
   */
  readonly per: 'account' | 'region' | 'organization' | 'scope';
  /** The permissions its listing costs. */
  readonly list: readonly string[];
  readonly facets: F;
  /** Select the facets a check needs: only these are collected, and only these can be read. */
  pick<const K extends keyof F & string = never>(...names: K[]): Selection<F, K>;
}

export interface Selection<F extends Facets = Facets, K extends keyof F & string = keyof F & string> {
  readonly type: ResourceType<F>;
  readonly facets: readonly K[];
}

/** A resource as a check sees it: its identity and exactly the facets it asked for. */
export type View<S> =
  S extends Selection<infer F, infer K> ? Identity & { readonly [N in K]: FacetValue<F[N]> } : never;

/** Whether a type is asked for, and its rules are judged, in scopes of a level. */
export const isOfLevel = ({ per }: Pick<ResourceType, 'per'>, level: Level): boolean =>
  per === 'scope' || (per === 'organization') === (level === 'organization');

/** A facet that the listing already answers. */
export const listed = <S extends z.ZodType>(schema: S): Facet<S, 'list'> => ({ from: 'list', schema, permissions: [] });

/** A facet that costs these permissions. */
export const facet = <S extends z.ZodType>(schema: S, ...permissions: [string, ...string[]]): Facet<S, 'call'> => ({
  from: 'call',
  schema,
  permissions,
});

/** A moment: a `Date` or ISO text in, ISO text out. */
export const instant = z
  .union([z.date(), z.iso.datetime({ offset: true })])
  .transform((value) => (value instanceof Date ? value.toISOString() : value));

/** Tags, in whatever order they came. */
export const tags = z.record(z.string(), z.string());
export type Tags = z.output<typeof tags>;

/**
 * Declare a type. Schemas have no defaults: what the vendor did not say has to be said by the collector, in the open,
 * so that an older snapshot that lacks a newer field reads as a gap and never as a value.
 */
export function defineResource<const F extends Facets>(
  id: string,
  definition: Pick<ResourceType<F>, 'label' | 'per' | 'list' | 'facets'>,
): ResourceType<F> {
  const type: ResourceType<F> = { id, ...definition, pick: (...names) => ({ type, facets: names }) };
  return type;
}
