import type { ScannedScope } from '../model.ts';
import type { SnapshotReader } from '../snapshot/read.ts';
import { readingsOf } from './names.ts';

interface Wanted {
  /** A name, a part of an id after its last `/` or `:`, or one of these and what follows: `bucket/key`. */
  readonly text: string;
  readonly providers: readonly string[];
  readonly account: string | undefined;
  /** Looked through first; what is found there is meant. */
  readonly service: string | undefined;
}

/** Ids of the resources that a text names; where there are none, the names that there are. */
export interface Sought {
  readonly found: readonly string[];
  readonly names: readonly string[];
}

/** Look for a resource by name through a snapshot, the action's own service first. Throws `SnapshotError`. */
export async function findResources(reader: SnapshotReader, wanted: Wanted): Promise<Sought> {
  const { files, scopes } = reader.manifest;
  const isMeant = ({ provider, account }: { readonly provider: string; readonly account: string }): boolean =>
    wanted.providers.includes(provider) && (wanted.account ?? account) === account;
  const own = files.filter(isMeant);
  const [near, far] = [
    own.filter(({ type }) => type.split('.')[1] === wanted.service),
    own.filter(({ type }) => type.split('.')[1] !== wanted.service),
  ];
  const places = scopes.filter(isMeant).flatMap(placesOf);
  const first = sift(wanted.text, [...places, ...(await identitiesIn(reader, near))]);
  if (first.found.length > 0) return first;
  const second = sift(wanted.text, await identitiesIn(reader, far));
  return { found: second.found, names: [...first.names, ...second.names] };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Accounts are resources too, where policies can be about them. */
function placesOf({ provider, account, kind, name }: ScannedScope): Named[] {
  const ids: Readonly<Record<string, string>> = {
    'azure subscription': `/subscriptions/${account}`,
    'gcp project': `//cloudresourcemanager.googleapis.com/projects/${account}`,
    'gcp folder': `//cloudresourcemanager.googleapis.com/folders/${account}`,
    'gcp organization': `//cloudresourcemanager.googleapis.com/organizations/${account}`,
  };
  const id = ids[`${provider} ${kind}`];
  if (id === undefined) return [];
  return name === null || name === account
    ? [{ id, name: account }]
    : [
        { id, name: account },
        { id, name },
      ];
}

async function identitiesIn(reader: SnapshotReader, files: SnapshotReader['manifest']['files']): Promise<Named[]> {
  const named: Named[] = [];
  for (const [, [first, ...others]] of Map.groupBy(files, ({ provider, account }) => `${provider}/${account}`)) {
    const { provider, account, type } = first!;
    const { listings } = await reader.load(provider, account, new Set([type, ...others.map((file) => file.type)]));
    for (const { resources } of listings) for (const { uid, name } of resources) named.push({ id: uid, name });
  }
  return named;
}

function sift(text: string, known: readonly Named[]): Sought {
  for (const { name: wanted, rest } of readingsOf(text)) {
    const found = known.filter(
      ({ id, name }) => name === wanted || id === wanted || id.endsWith(`/${wanted}`) || id.endsWith(`:${wanted}`),
    );
    // Two types of resources may be views of the same one.
    if (found.length > 0) return { found: [...new Set(found.map(({ id }) => `${id}${rest}`))], names: [] };
  }
  return { found: [], names: [...new Set(known.map(({ name }) => name))] };
}
