import type { Model, Relations } from '../../src/check.ts';
import { exampleNow } from '../../src/check.ts';
import type { Json, Listing, Resource, ScannedScope, Scope } from '../../src/model.ts';
import { SnapshotWriter } from '../../src/snapshot/write.ts';

/** Snapshots of what models are built of, written as `collect` writes them. */

/** A resource: its ids, and facets. */
export type Row = Readonly<Record<string, unknown>> & { readonly uid: string; readonly name: string };

export interface WrittenAccount {
  readonly scope: Pick<ScannedScope, 'provider' | 'account'> & Partial<Omit<ScannedScope, 'regions'>>;
  readonly model: Model;
  /** By the names that the model gives what it is built of. What is not named is not there. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** Facets, as `<type>#<facet>`, that could not be read. */
  readonly denied?: readonly string[];
}

const region = 'eu-west-1';

export async function writeSnapshot(folder: string, accounts: readonly WrittenAccount[]): Promise<void> {
  const writer = await SnapshotWriter.open(folder);
  for (const account of accounts)
    for (const [type, listings] of Map.groupBy(listingsOf(account), (listing) => listing.type))
      await writer.add(account.scope.provider, account.scope.account, type, listings);
  await writer.finish({
    tool: { name: 'cloudstance', version: '0' },
    takenAt: exampleNow,
    complete: true,
    scopes: accounts.map(({ scope }) => ({
      kind: 'account',
      level: 'account',
      parent: null,
      name: null,
      partition: null,
      regions: [region],
      ...scope,
    })),
    asked: { checks: [], types: {} },
  });
}

function listingsOf({ scope: { provider, account }, model, rows, denied = [] }: WrittenAccount): Listing[] {
  return Object.entries(model.needs as Relations).map(([name, relation]): Listing => {
    const { type } = relation.selection;
    const scope: Scope = { provider, account, ...(type.per === 'region' && { region }) };
    const blank = (model.blank as Readonly<Record<string, object>>)[name] ?? {};
    const given = rows[name] ?? (relation.how === 'one' ? [{ uid: `${account}/${name}`, name }] : []);
    const resources = given.map(({ uid, name: called, ...facets }): Resource => {
      const all = Object.entries({ ...blank, ...facets } as Readonly<Record<string, Json>>);
      const isDenied = (facet: string): boolean => denied.includes(`${type.id}#${facet}`);
      const permissions = (facet: string) => type.facets[facet]?.permissions ?? [];
      return {
        type: type.id,
        uid,
        name: called,
        scope,
        facets: Object.fromEntries(all.filter(([facet]) => !isDenied(facet))),
        gaps: Object.fromEntries(
          all
            .filter(([facet]) => isDenied(facet))
            .map(([facet]) => [facet, { because: 'denied', permissions: permissions(facet), detail: 'refused' }]),
        ),
      };
    });
    return { type: type.id, scope, resources };
  });
}
