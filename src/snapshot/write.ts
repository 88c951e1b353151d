import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { assertFolderWritable, batches, fileProblem, makeFolder, temporaryFolder, writeWhole } from '../files.ts';
import type { LedgerEntry, Listing, Resource, Scope } from '../model.ts';
import { canonical, compare } from './canonical.ts';
import { type Manifest, manifestName, type Row, schemaVersion, SnapshotError, type SnapshotFile } from './format.ts';

export type ManifestHead = Pick<Manifest, 'tool' | 'takenAt' | 'complete' | 'scopes' | 'asked'>;

/** What a snapshot shows of a cloud is nobody else's business. */
const modes = { file: 0o600, folder: 0o700 };

/**
 * Writes a snapshot folder: into a neighbour first, renamed into place by `finish`, so that the folder is whole or not
 * there. The target must be new, empty or an older snapshot (which is replaced).
 */
export class SnapshotWriter {
  readonly #target: string;
  readonly #work: Awaited<ReturnType<typeof temporaryFolder>>;
  readonly #files: SnapshotFile[] = [];
  readonly #ledger: LedgerEntry[] = [];

  private constructor(target: string, work: Awaited<ReturnType<typeof temporaryFolder>>) {
    this.#target = target;
    this.#work = work;
  }

  /** Throws `SnapshotError` if the target can't be written or holds something that is not a snapshot. */
  static async open(folder: string): Promise<SnapshotWriter> {
    const target = resolve(folder);
    try {
      const there = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      if (there.length > 0 && !(await isSnapshot(target, there)))
        throw new SnapshotError(`${folder} is not empty and not a snapshot: name another folder`);
      await makeFolder(dirname(target));
      if (existsSync(target)) await assertFolderWritable(target);
      return new SnapshotWriter(target, await workFolder(target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOTDIR')
        throw new SnapshotError(`${folder} is a file, or below one: name a folder for the snapshot`);
      const problem = fileProblem(error);
      throw problem ? new SnapshotError(`${folder} can't be written: ${problem}`) : error;
    }
  }

  /** All listings of one type in one account. */
  async add(provider: string, account: string, type: string, listings: readonly Listing[]): Promise<void> {
    const rows = listings
      .flatMap(({ scope, resources }) => resources.map((resource) => rowOf(resource, scope)))
      .sort(
        (a, b) =>
          compare(a.uid, b.uid) ||
          compare(a.region ?? '', b.region ?? '') ||
          compare(a.listedIn ?? '', b.listedIn ?? ''),
      );
    const folders = Object.entries({ provider, account, type }).map(
      ([key, value]) => `${key}=${encodeURIComponent(value)}`,
    );
    const path = [...folders, 'data.ndjson.gz'].join('/');
    const sha256 = await writeRows(join(this.#work.path, path), rows);
    this.#files.push({
      path,
      provider,
      account,
      type,
      rows: rows.length,
      sha256,
      listings: listings
        .map(({ scope, gap, notInUse }) => ({
          region: scope.region ?? null,
          ...(gap && { gap: plain(gap) }),
          ...(notInUse !== undefined && { notInUse }),
        }))
        .sort((a, b) => compare(a.region ?? '', b.region ?? '')),
    });
    this.#ledger.push(...listings.flatMap(ledgerOf));
  }

  note(entries: readonly LedgerEntry[]): void {
    this.#ledger.push(...entries);
  }

  /** Seal the snapshot and put it in place. Returns its manifest. */
  async finish(head: ManifestHead): Promise<Manifest> {
    const manifest = {
      schemaVersion,
      ...head,
      coverage: this.#ledger.map(plain).sort((a, b) => compare(canonical(a), canonical(b))),
      files: this.#files.toSorted((a, b) => compare(a.path, b.path)),
    };
    const text = `${JSON.stringify(JSON.parse(canonical(manifest)), null, 2)}\n`;
    await writeWhole(join(this.#work.path, manifestName), [text], modes);
    await putInPlace(this.#work.path, this.#target);
    this.#work.keep();
    return manifest;
  }

  async discard(): Promise<void> {
    await this.#work.remove();
  }
}

const workPrefix = '.partial-';

/** Beside the target, or in it where nothing can be made beside it. */
async function workFolder(target: string) {
  try {
    return await temporaryFolder(`${target}${workPrefix}`);
  } catch (error) {
    return temporaryFolder(join(target, workPrefix)).catch(() => {
      throw error;
    });
  }
}

/** Nothing but what a snapshot has: a folder that only happens to hold some manifest.json must not be replaced. */
async function isSnapshot(folder: string, entries: readonly string[]): Promise<boolean> {
  if (!entries.every((name) => name === manifestName || name.startsWith('provider=') || name.startsWith(workPrefix)))
    return false;
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => '');
  return /"schemaVersion": *\d/.test(text);
}

/** The older snapshot steps aside and comes back if the new one can't take its place. */
async function putInPlace(work: string, target: string): Promise<void> {
  const old = `${work}-old`;
  // Whoever stands in the folder would stand in the deleted one.
  if (target === resolve() || dirname(work) === target) return refill(work, target);
  try {
    await rename(target, old);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A mount point can't be renamed.
    if (code === 'EBUSY' || code === 'EXDEV') return refill(work, target);
    if (code !== 'ENOENT') throw error;
  }
  try {
    await rename(work, target);
  } catch (error) {
    await rename(old, target).catch(() => undefined);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Replace what is in a folder that has to stay; its manifest, which makes it a snapshot, goes first and comes last. */
async function refill(work: string, target: string): Promise<void> {
  await rm(join(target, manifestName), { force: true });
  for (const name of await readdir(target))
    if (name !== basename(work)) await rm(join(target, name), { recursive: true });
  const names = (await readdir(work)).sort((a, b) => Number(a === manifestName) - Number(b === manifestName));
  for (const name of names) await cp(join(work, name), join(target, name), { recursive: true });
  await rm(work, { recursive: true });
}

/** Gzipped NDJSON; returns the digest of the uncompressed text. Never the whole text at once: it may be larger than a string can be. */
async function writeRows(path: string, rows: readonly Row[]): Promise<string> {
  const digest = createHash('sha256');
  const gzip = createGzip();
  const text = async function* () {
    for await (const batch of batches(rows.values().map((row) => `${canonical(row)}\n`))) {
      digest.update(batch);
      yield batch;
    }
  };
  const filled = pipeline(text, gzip);
  // The reader of `gzip` sees the failure too.
  filled.catch(() => undefined);
  await writeWhole(path, gzip, modes);
  await filled;
  return digest.digest('hex');
}

/** As it will be read back: no `undefined`, sorted keys. */
const plain = (value: unknown) => JSON.parse(canonical(value));

const rowOf = ({ uid, name, scope, asOf, facets, gaps }: Resource, asked: Scope): Row => ({
  uid,
  name,
  region: scope.region ?? null,
  // Only where a region told of something that lives in another one.
  ...(asked.region !== undefined && asked.region !== scope.region && { listedIn: asked.region }),
  ...(asOf !== undefined && { asOf }),
  facets: facets,
  gaps: gaps as unknown as Row['gaps'],
});

/** Every gap of a listing, those of the same facet and reason counted together. */
function ledgerOf({ type, scope, resources, gap, notInUse }: Listing): LedgerEntry[] {
  type Why = Pick<LedgerEntry, 'because' | 'permissions' | 'detail'>;
  const line = (facet: string | null, { because, permissions, detail }: Why, count: number): LedgerEntry => ({
    scope,
    type,
    facet,
    because,
    permissions,
    detail,
    resources: count,
  });
  const gaps = resources.flatMap((r) => Object.entries(r.gaps).map(([facet, g]) => ({ facet, gap: g })));
  const groups = Map.groupBy(gaps, ({ facet, gap: g }) => `${facet}\0${g.because}\0${g.permissions.join()}`);
  // The detail names one resource of many; the smallest is the same in every order of arrival.
  const lines = [...groups.values()].map((group) => {
    const [first] = group.toSorted((a, b) => compare(a.gap.detail, b.gap.detail));
    return line(first!.facet, first!.gap, group.length);
  });
  if (gap) return [line(null, gap, 0), ...lines];
  return notInUse === undefined ? lines : [line(null, { because: 'not-in-use', permissions: [], detail: notInUse }, 0)];
}
