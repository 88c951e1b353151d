import { type Rate, TokenBucket } from '../pacing.ts';

/** `shared`: with the subscription's own workloads, so that only a share may be used. Others are the scanner's identity's own. */
type Limit = Rate & { readonly shared?: true };

/**
 * Published limits. Resource Graph: 15 queries in 5 s for a principal. Resource Manager: 250 and 25/s for a subscription
 * and principal. Storage: 800 reads in 5 minutes for a subscription and region, whoever asks. Graph reports: 5 in 10 s;
 * lists of users with their last sign-ins: 10 in a minute.
 */
const limits = {
  resourceGraph: { perSecond: 3, burst: 15 },
  management: { perSecond: 25, burst: 250 },
  storage: { perSecond: 800 / 300, burst: 800, shared: true },
  graphReports: { perSecond: 0.5, burst: 5 },
  graphSignIns: { perSecond: 10 / 60, burst: 10 },
  graph: { perSecond: 150, burst: 300 },
  other: { perSecond: 100, burst: 200 },
} as const satisfies Record<string, Limit>;

/** Token buckets of one connection, made when first used. */
export class Pacer {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #share: number;

  constructor(share: number) {
    this.#share = share;
  }

  /** The bucket a call draws on, by where it goes. */
  bucket(url: URL): TokenBucket {
    const [kind, key] = groupOf(url);
    const limit: Limit = limits[kind];
    const known =
      this.#buckets.get(key) ?? new TokenBucket(limit, limit.shared ? this.#share : Math.max(1, this.#share));
    this.#buckets.set(key, known);
    return known;
  }
}

function groupOf({ hostname, pathname, search }: URL): [keyof typeof limits, string] {
  const path = pathname.toLowerCase();
  if (path.includes('/providers/microsoft.resourcegraph/')) return ['resourceGraph', 'resourceGraph'];
  const subscription = /^\/+subscriptions\/([^/]+)/.exec(path)?.[1] ?? '';
  // Another provider answers what is asked about an account, such as its diagnostic settings: the last one counts.
  if (path.split('/providers/').at(-1)?.startsWith('microsoft.storage/')) return ['storage', `storage/${subscription}`];
  if (hostname.startsWith('management.')) return ['management', `management/${subscription}`];
  if (path.includes('/reports/')) return ['graphReports', 'graphReports'];
  if (search.includes('signInActivity')) return ['graphSignIns', 'graphSignIns'];
  if (hostname.includes('graph')) return ['graph', 'graph'];
  return ['other', hostname];
}
