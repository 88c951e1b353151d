import { createHash } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeFolder, writeWhole } from '../files.ts';
import type { Gap, LedgerEntry, Listing, Resource } from '../model.ts';
import { canonical, compare } from './canonical.ts';
import { type Manifest, type Row, schemaVersion, SnapshotError, type SnapshotFile } from './format.ts';

export type ManifestHead = Pick<Manifest, 'tool' | 'takenAt' | 'complete' | 'scopes' | 'asked'>;

/**
 * Writes a snapshot folder: into a neighbour first, renamed into place by `finish`, so that the folder is whole or not
 * there. The target must be new, empty or an older snapshot (which is replaced).
 */
export class SnapshotWriter {
  readonly #target: string;
  readonly #work: string;
  readonly #files: SnapshotFile[] = [];
  readonly #ledger: LedgerEntry[] = [];

  private constructor(target: string, work: string) {
    this.#target = target;
    this.#work = work;
  }

  /** Throws `SnapshotError` if the target holds something that is not a snapshot. */
  static async open(folder: string): Promise<SnapshotWriter> {
    const target = resolve(folder);
    const there = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === 'ENOENT') return [];
      if (error.code === 'ENOTDIR') throw new SnapshotError(`${folder} is a file: name a folder for the snapshot`);
      throw error;
    });
    if (there.length > 0 && !there.includes('manifest.json'))
      throw new SnapshotError(`${folder} is not empty and not a snapshot: name another folder`);
    const work = `${target}.${process.pid}.partial`;
    await rm(work, { recursive: true, force: true });
    await makeFolder(work, 0o700);
    return new SnapshotWriter(target, work);
  }

  /** All listings of one type in one account. */
  async add(provider: string, account: string, type: string, listings: readonly Listing[]): Promise<void> {
    const rows = listings.flatMap(({ resources }) => resources).map(rowOf);
    const lines = rows
      .sort((a, b) => compare(a.uid, b.uid) || compare(a.region ?? '', b.region ?? ''))
      .map((row) => `${canonical(row)}\n`);
    const text = lines.join('');
    const path = `provider=${provider}/account=${account}/type=${type}/data.ndjson.gz`;
    await writeWhole(join(this.#work, path), [gzipSync(text)], 0o600);
    this.#files.push({
      path,
      provider,
      account,
      type,
      rows: rows.length,
      sha256: createHash('sha256').update(text).digest('hex'),
      listings: listings
        .map(({ scope, gap }) => ({ region: scope.region ?? null, ...(gap && { gap: plain(gap) }) }))
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
    } as Manifest;
    await writeWhole(join(this.#work, 'manifest.json'), [`${JSON.stringify(JSON.parse(canonical(manifest)), null, 2)}\n`], 0o600);
    const old = `${this.#work}.old`;
    await rename(this.#target, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(this.#work, this.#target);
    await rm(old, { recursive: true, force: true });
    return manifest;
  }

  async discard(): Promise<void> {
    await rm(this.#work, { recursive: true, force: true });
  }
}

/** As it will be read back: no `undefined`, sorted keys. */
const plain = (value: unknown) => JSON.parse(canonical(value));

const rowOf = ({ uid, name, scope, facets, gaps }: Resource): Row => ({
  uid,
  name,
  region: scope.region ?? null,
  facets: facets as Row['facets'],
  gaps: gaps as unknown as Row['gaps'],
});

/** Every gap of a listing, those of the same facet and reason counted together. */
function ledgerOf({ type, scope, resources, gap }: Listing): LedgerEntry[] {
  const line = (facet: string | null, { because, permissions, detail }: Gap, count: number): LedgerEntry => ({
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
  return gap ? [line(null, gap, 0), ...lines] : lines;
}
