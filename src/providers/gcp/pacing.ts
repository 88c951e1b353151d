import { type Rate, TokenBucket } from '../pacing.ts';

/**
 * Published read limits of a project, per API. Cloud Asset Inventory: 100 lists a minute; Service Usage and API Keys: 240;
 * IAM: 6,000; SQL Admin and Cloud DNS: some 180 and 300 a minute observed. Others publish more than a scan asks for.
 */
const published: Readonly<Record<string, Rate>> = {
  cloudasset: { perSecond: 100 / 60, burst: 50 },
  serviceusage: { perSecond: 4, burst: 60 },
  apikeys: { perSecond: 4, burst: 60 },
  iam: { perSecond: 100, burst: 200 },
  compute: { perSecond: 20, burst: 100 },
  sqladmin: { perSecond: 3, burst: 60 },
  cloudresourcemanager: { perSecond: 10, burst: 100 },
};
const unpublished: Rate = { perSecond: 40, burst: 80 };

/** Token buckets of one connection, made when first used: one for each API, because the quota is that of the credentials' project. */
export class Pacer {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #share: number;

  constructor(share: number) {
    this.#share = share;
  }

  bucket({ hostname }: URL): TokenBucket {
    const api = hostname.split('.')[0]!;
    const known = this.#buckets.get(api) ?? new TokenBucket(published[api] ?? unpublished, this.#share);
    this.#buckets.set(api, known);
    return known;
  }
}
