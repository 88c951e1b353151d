import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { fileProblem } from '../files.ts';
import type { AccountSnapshot, Json, Listing, Resource, Scope } from '../model.ts';
import {
  type Manifest,
  manifestName,
  manifestSchema,
  type Row,
  rowSchema,
  schemaVersion,
  SnapshotError,
  type SnapshotFile,
} from './format.ts';

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
      return {
        provider,
        account,
        takenAt: manifest.takenAt,
        excludedRegions: excluded(manifest, account),
        listings: listings.flat(),
      };
    },
  };
}

const excluded = ({ coverage }: Manifest, account: string): string[] =>
  coverage.flatMap(({ because, scope }) =>
    because === 'region-excluded' && scope.account === account && scope.region ? [scope.region] : [],
  );

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (!existsSync(folder)) throw new SnapshotError(`${folder}: there is no such snapshot folder`);
    if (error.code === 'ENOTDIR') throw new SnapshotError(`${folder} is a file: name the folder of a snapshot`);
    if (error.code === 'ENOENT')
      throw new SnapshotError(`${folder} is not a snapshot: there is no ${manifestName} in it`);
    throw new SnapshotError(`${path} can't be read: ${fileProblem(error) ?? error.code}`);
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
  const listed = await readResources(path, file);
  const byRegion = Map.groupBy(listed, ({ region }) => region);
  const { provider, account, type } = file;
  const isWhole = file.listings.some(({ region }) => region === null);
  const stray = byRegion
    .keys()
    .find((region) => !isWhole && !file.listings.some((listing) => listing.region === region));
  if (stray !== undefined)
    throw new SnapshotError(`${path} holds resources of '${stray}', which the manifest does not list`);
  return file.listings.map(({ region, gap, notInUse }) => {
    const scope: Scope = region === null ? { provider, account } : { provider, account, region };
    const own = region === null ? listed : (byRegion.get(region) ?? []);
    return {
      type,
      scope,
      resources: own.map(({ resource }) => resource),
      ...(gap && { gap }),
      ...(notInUse !== undefined && { notInUse }),
    };
  });
}

interface Listed {
  readonly resource: Resource;
  /** The region that told of it. */
  readonly region: string | null;
}

async function readResources(path: string, file: SnapshotFile): Promise<Listed[]> {
  const digest = createHash('sha256');
  const listed: Listed[] = [];
  for await (const line of linesOf(unpack(path, digest))) {
    const row = readRow(line, `${path}:${listed.length + 1}`);
    listed.push({ resource: resourceOf(row, file), region: row.listedIn ?? row.region });
  }
  if (digest.digest('hex') !== file.sha256)
    throw new SnapshotError(`${path} is not what the manifest says (its digest differs): it was changed or damaged`);
  return listed;
}

/** The uncompressed text, piece by piece: a large account's is longer than a string can be. */
async function* unpack(path: string, digest: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const gunzip = createGunzip();
  const filled = pipeline(createReadStream(path), gunzip);
  filled.catch(() => undefined);
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      digest.update(piece);
      yield decoder.decode(piece, { stream: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (/^Z_|^ERR_STREAM/.test(code ?? ''))
      throw new SnapshotError(`${path} is not a whole gzip file: it was changed or damaged`);
    throw new SnapshotError(`${path} can't be read (${fileProblem(error) ?? code}): the snapshot is not whole`);
  }
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest) yield rest;
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
  } catch (error) {
    const line = where.endsWith(manifestName) ? /line (\d+)/.exec(String(error))?.[1] : undefined;
    throw new SnapshotError(`${where}${line ? `:${line}` : ''}: not valid JSON`);
  }
}

const resourceOf = (
  { uid, name, region, asOf, facets, gaps }: Row,
  { provider, account, type }: SnapshotFile,
): Resource => ({
  type,
  uid,
  name,
  scope: region === null ? { provider, account } : { provider, account, region },
  ...(asOf !== undefined && { asOf }),
  facets: facets as Record<string, Json>,
  gaps: gaps,
});
