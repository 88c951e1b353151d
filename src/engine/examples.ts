import {
  type Check,
  exampleNow,
  exampleScopeOf,
  type Model,
  type Related,
  type Relation,
  type Relations,
} from '../check.ts';
import type { AccountSnapshot, Finding, Json, Listing, Resource } from '../model.ts';
import { isModel, selectionsOf } from '../plan.ts';
import type { ResourceType } from '../resource.ts';
import { evaluate } from './evaluate.ts';

/** A resource, or the subject with its related ones, as a check's examples write it. */
export type Example = Readonly<Record<string, unknown>>;
/** Which facets, as `<type>#<facet>`, are to look as if reading them had been denied. */
export type Hidden = (facet: string) => boolean;

/** What a check says about one of its own examples. */
export function judgeExample(check: Check, example: Example, hidden?: Hidden): Finding {
  const subject = (example['uid'] as string | undefined) ?? `example:${check.on.type.id}/0`;
  const findings = [...evaluate(exampleSnapshot(check, example, hidden), [check])];
  return findings.find(({ resource }) => resource.id === subject)!;
}

function exampleSnapshot(check: Check, example: Example, hidden: Hidden = () => false): AccountSnapshot {
  const stage = stager(check, hidden);
  const listings = rowsOf(check, example).map(({ type, rows, role }) => stage(type, rows, role));
  return { ...exampleScopeOf(check.on.type.id), takenAt: exampleNow, listings };
}

interface Rows {
  readonly type: ResourceType;
  readonly rows: readonly Example[];
  /** Keeps the ids of examples without one apart. */
  readonly role: string;
}

function rowsOf({ on, with: related = {} }: Check, example: Example): Rows[] {
  const others = Object.entries(related as Related).flatMap(([name, relation]): Rows[] => {
    const given = example[`$${name}`];
    return isModel(relation) ? modelRows(relation, (given ?? {}) as Example) : [relatedRows(relation, given ?? [])];
  });
  return [{ type: on.type, rows: [example], role: '' }, ...others];
}

const relatedRows = ({ selection }: Relation, given: unknown): Rows => ({
  type: selection.type,
  rows: [given].flat() as Example[],
  role: '',
});

/** Settings that an example does not mention are there all the same, as the model's blank says. */
const modelRows = ({ needs }: Model, given: Example): Rows[] =>
  Object.entries(needs as Relations).map(([name, relation]) => ({
    ...relatedRows(relation, given[name] ?? (relation.how === 'one' ? {} : [])),
    role: `${name}/`,
  }));

/** Resources have every facet that the check reads of their type, in whichever role: there is but one listing of a type. */
function stager(check: Check, hidden: Hidden) {
  const facets = Map.groupBy(selectionsOf(check), ({ type }) => type.id);
  const common = blanksOf(check);
  return (type: ResourceType, rows: readonly Example[], role: string): Listing => {
    const scope = exampleScopeOf(type.id);
    const names = [...new Set(facets.get(type.id)!.flatMap((selection) => selection.facets))];
    const resources = rows.map((given, i): Resource => {
      const row = { ...common.get(type.id), ...given };
      const [gone, there] = [
        names.filter((name) => isHidden(type, name)),
        names.filter((name) => !isHidden(type, name)),
      ];
      return {
        type: type.id,
        uid: (row['uid'] as string | undefined) ?? `example:${type.id}/${role}${i}`,
        name: (row['name'] as string | undefined) ?? 'example',
        scope: { ...scope, region: (row['region'] as string | undefined) ?? scope.region },
        facets: Object.fromEntries(
          there.filter((name) => row[name] !== undefined).map((name) => [name, row[name] as Json]),
        ),
        gaps: Object.fromEntries(
          gone.map((name) => [
            name,
            { because: 'denied' as const, permissions: type.facets[name]!.permissions, detail: 'hidden' },
          ]),
        ),
      };
    });
    return { type: type.id, scope: { provider: scope.provider, account: scope.account }, resources };
  };
  function isHidden(type: ResourceType, facet: string): boolean {
    return hidden(`${type.id}#${facet}`);
  }
}

const blanksOf = ({ with: related = {} }: Check): Map<string, Example> =>
  new Map(
    Object.values(related as Related)
      .filter(isModel)
      .flatMap(({ needs, blank }) =>
        Object.entries(blank as Readonly<Record<string, Example>>).map(
          ([name, row]) => [(needs as Relations)[name]!.selection.type.id, row] as const,
        ),
      ),
  );
