import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AccountSnapshot, Gap, Json, Listing, Resource, Scope } from '../model.ts';
import { type Manifest, manifestSchema, type Row, rowSchema, schemaVersion, SnapshotError, type SnapshotFile } from './format.ts';

/** A snapshot on disk, read account by account so that memory follows the largest one. */
export interface SnapshotReader {
  readonly manifest: Manifest;
  /** One account's listings, only of the given types. Throws `SnapshotError`. */
  readonly load: (provider: string, account: string, types: ReadonlySet<string>) => Promise<AccountSnapshot>;
}

/** Open a snapshot folder. Throws `SnapshotError` naming file and line where it is missing, corrupt or newer than this tool. */
export async function openSnapshot(folder: string): Promise<SnapshotReader> {
  const manifest = await readManifest(folder);
  return {
    manifest,
    load: async (provider, account, types) => {
      const files = manifest.files.filter((f) => f.provider === provider && f.account === account && types.has(f.type));
      const listings = await Promise.all(files.map((file) => readListings(folder, file)));
      return { provider, account, takenAt: manifest.takenAt, listings: listings.flat() };
    },
  };
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new SnapshotError(`${folder} is not a snapshot: there is no manifest.json in it`);
    throw new SnapshotError(`${path} can't be read (${error.code})`);
  });
  const data = parseJson(text, path);
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > schemaVersion)
    throw new SnapshotError(
      `${path}: the snapshot has schema version ${version}, this cloudstance reads up to ${schemaVersion}: update cloudstance`,
    );
  const checked = manifestSchema.safeParse(data);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new SnapshotError(`${path}: not a snapshot manifest, ${issue?.path.join('.')}: ${issue?.message}`);
}

async function readListings(folder: string, file: SnapshotFile): Promise<Listing[]> {
  const path = join(folder, file.path);
  const packed = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new SnapshotError(`${path} can't be read (${error.code}): the snapshot is not whole`);
  });
  const text = unpack(packed, path);
  const resources = text
    .split('\n')
    .slice(0, -1)
    .map((line, i) => resourceOf(readRow(line, `${path}:${i + 1}`), file));
  if (createHash('sha256').update(text).digest('hex') !== file.sha256)
    throw new SnapshotError(`${path} is not what the manifest says (its digest differs): it was changed or damaged`);
  const { provider, account, type } = file;
  return file.listings.map(({ region, gap }) => {
    const scope: Scope = region === null ? { provider, account } : { provider, account, region };
    const own = region === null ? resources : resources.filter((r) => r.scope.region === region);
    return { type, scope, resources: own, ...(gap && { gap: gap as Gap }) };
  });
}

function unpack(packed: Uint8Array, path: string): string {
  try {
    return gunzipSync(packed).toString('utf8');
  } catch {
    throw new SnapshotError(`${path} is not a whole gzip file: it was changed or damaged`);
  }
}

function readRow(line: string, where: string): Row {
  const checked = rowSchema.safeParse(parseJson(line, where));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new SnapshotError(`${where}: not a snapshot row, ${issue?.path.join('.')}: ${issue?.message}`);
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SnapshotError(`${where}: not valid JSON`);
  }
}

const resourceOf = ({ uid, name, region, facets, gaps }: Row, { provider, account, type }: SnapshotFile): Resource => ({
  type,
  uid,
  name,
  scope: region === null ? { provider, account } : { provider, account, region },
  facets: facets as Record<string, Json>,
  gaps: gaps as Record<string, Gap>,
});
