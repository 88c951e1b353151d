import { type Check, exampleNow, exampleScopeOf, type Relation } from '../check.ts';
import type { Finding, Json, Listing, Resource } from '../model.ts';
import type { Selection } from '../resource.ts';
import { evaluate } from './evaluate.ts';

type Example = Readonly<Record<string, unknown>>;

/** What a check says about one of its own examples. */
export function judgeExample(check: Check, example: Example): Finding {
  const related = Object.entries((check.with ?? {}) as Record<string, Relation>).map(([name, { selection }]) =>
    listingOf(selection, [example[`$${name}`] ?? []].flat() as Example[]),
  );
  const listings = [listingOf(check.on, [example]), ...related];
  const [finding] = evaluate({ ...exampleScopeOf(check.on.type.id), takenAt: exampleNow, listings }, [check]);
  return finding!;
}

function listingOf({ type, facets }: Selection, rows: readonly Example[]): Listing {
  const example = exampleScopeOf(type.id);
  const { provider, account } = example;
  const resources = rows.map((row, i): Resource => ({
    type: type.id,
    uid: (row['uid'] as string | undefined) ?? `example:${type.id}/${i}`,
    name: (row['name'] as string | undefined) ?? 'example',
    scope: { ...example, region: (row['region'] as string | undefined) ?? example.region },
    facets: Object.fromEntries(
      facets.filter((name) => row[name] !== undefined).map((name) => [name, row[name] as Json]),
    ),
    gaps: {},
  }));
  return { type: type.id, scope: { provider, account }, resources };
}
