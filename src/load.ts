import type { AccountSnapshot, ScannedScope } from './model.ts';
import type { ResourceType } from './resource.ts';
import type { SnapshotReader } from './snapshot/read.ts';

/** Reads what some types of resources hold in a scope, and, of an account, in the scope above it: hundreds of accounts may share that. */
export class ScopeLoader {
  readonly #reader: SnapshotReader;
  readonly #above = new Map<string, AccountSnapshot>();

  constructor(reader: SnapshotReader) {
    this.#reader = reader;
  }

  /** Throws `SnapshotError`. */
  async load(
    { provider, account, parent, level }: ScannedScope,
    types: readonly Pick<ResourceType, 'id' | 'per'>[],
  ): Promise<AccountSnapshot> {
    const { load } = this.#reader;
    const above = new Set(types.flatMap(({ id, per }) => (per === 'organization' ? [id] : [])));
    const own = await load(provider, account, new Set(types.map(({ id }) => id)));
    if (level === 'organization' || parent === null || above.size === 0) return own;
    const key = [provider, parent, ...above].join('/');
    const shared = this.#above.get(key) ?? (await load(provider, parent, above));
    this.#above.set(key, shared);
    return { ...own, listings: [...own.listings, ...shared.listings] };
  }
}
