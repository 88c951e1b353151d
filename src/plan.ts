import type { Check, Model, Related, Relation } from './check.ts';
import type { ResourceType, Selection } from './resource.ts';

/** What has to be collected: types, and of each type the facets some check reads. */
export type Plan = ReadonlyMap<string, PlannedType>;
export interface PlannedType {
  readonly type: ResourceType;
  readonly facets: ReadonlySet<string>;
}

export const isModel = (relation: Relation | Model): relation is Model => relation.how === 'model';

/** What a check relates, with what its models are built of. */
export const relationsOf = ({ with: related = {} }: Pick<Check, 'with'>): Relation[] =>
  Object.values(related as Related).flatMap((relation) =>
    isModel(relation) ? Object.values<Relation>(relation.needs) : [relation],
  );

/** What a check reads: its subject first, then its related resources. */
export const selectionsOf = (check: Check): Selection[] => [
  check.on,
  ...relationsOf(check).map(({ selection }) => selection),
];

/** Tags come free with some listings and say whose a resource is: taken along wherever that is so. */
const freebies = (type: ResourceType): string[] => (type.facets['tags']?.from === 'list' ? ['tags'] : []);

export function planFor(checks: Iterable<Check>): Plan {
  const planned = [...readBy(checks)].map(
    ([id, { type, facets }]) => [id, { type, facets: new Set([...freebies(type), ...facets]) }] as const,
  );
  return new Map(planned.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Just what the checks read, in the order they name it. */
export function readBy(checks: Iterable<Check>): Plan {
  const read = new Map<string, { type: ResourceType; facets: Set<string> }>();
  for (const { type, facets } of Array.from(checks).flatMap(selectionsOf)) {
    const entry = read.get(type.id) ?? { type, facets: new Set<string>() };
    for (const facet of facets) entry.facets.add(facet);
    read.set(type.id, entry);
  }
  return read;
}

/** The least privilege a plan needs: nothing that no selected check reads. Sorted. */
export const permissionsFor = (plan: Plan): string[] =>
  [
    ...new Set(
      [...plan.values()].flatMap(({ type, facets }) => [
        ...type.list,
        ...[...facets].flatMap((name) => type.facets[name]!.permissions),
      ]),
    ),
  ].sort();
