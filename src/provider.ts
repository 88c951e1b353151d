import type { Collector } from './collector.ts';
import type { Gap, LedgerEntry, ScannedScope } from './model.ts';
import type { Plan } from './plan.ts';

/** Where Google Cloud's answers come from: the services themselves, or Cloud Asset Inventory. */
export const freshnesses = ['live', 'inventory'] as const;
export type Freshness = (typeof freshnesses)[number];

/** Whom and where to scan, in the words of each cloud. A provider names those that it reads in `reads`. */
export interface Where {
  /** AWS: only these regions. */
  readonly regions?: readonly string[];
  /** AWS: profile of the shared configuration. */
  readonly profile?: string;
  /** AWS: role to assume. */
  readonly roleArn?: string;
  readonly externalId?: string;
  /** Azure: the tenant's id or domain. */
  readonly tenant?: string;
  /** Azure: ids of subscriptions; all visible ones unless given. */
  readonly subscriptions?: readonly string[];
  /** Azure: every subscription below these management groups. */
  readonly managementGroups?: readonly string[];
  /** Azure: `public`, `china` or `usgov`. */
  readonly cloud?: string;
  /** Google Cloud: ids or numbers. */
  readonly projects?: readonly string[];
  readonly folders?: readonly string[];
  readonly organizations?: readonly string[];
  /** Google Cloud: live for projects and inventory for folders and organizations unless given. */
  readonly freshness?: Freshness;
  /** Google Cloud: e-mail of the service account to act as. */
  readonly impersonate?: string;
}

export interface ConnectOptions extends Where {
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** Milliseconds one call may take. */
  readonly timeout: number;
  /** How often a call is tried before its answer counts as missing. */
  readonly maxAttempts: number;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked up. */
  readonly proxyEnv?: Readonly<Record<string, string | undefined>>;
  /** The share of the provider's published rate limits that a scan may use, 0 to 1. */
  readonly quotaShare: number;
  /** The region the environment or profile names, if any. */
  readonly homeRegion?: string;
  readonly signal: AbortSignal;
  readonly plan: Plan;
}

/** One account that can be scanned, with what is needed to ask it. */
export interface Account<X = unknown> {
  readonly scope: ScannedScope;
  /** What is left out, or could not be found out, before anything is collected. */
  readonly ledger: readonly LedgerEntry[];
  /** The cloud bound to one region, or to the account as a whole. */
  readonly cloud: (region?: string) => X;
  /** Why the list of regions may be incomplete. */
  readonly regionGap?: Gap;
  /** The same function for all accounts of one connection, which share their counts. */
  readonly stats: () => CallStats;
}

export interface CallStats {
  readonly calls: number;
  readonly throttles: number;
}

/** A cloud. One outside this repository has the same rights as a built-in one. */
export interface Provider<X = any> {
  readonly name: string;
  /** For people: "Google Cloud". */
  readonly label: string;
  /** What of `Where` it reads. */
  readonly reads: readonly (keyof Where)[];
  /** Throws `ScopeError` when nothing can be scanned: no credentials, no such profile or region, role refused. */
  readonly connect: (options: ConnectOptions) => Promise<readonly Account<X>[]>;
  /** By resource type id; imported when needed, because each drags an SDK in. */
  readonly collectors: Readonly<Record<string, () => Promise<Collector<any, X>>>>;
  readonly classify: (error: unknown, permissions: readonly string[]) => Gap;
  /** The smallest policy, in the provider's own format, that allows exactly these. */
  readonly grant: (permissions: readonly string[], where?: Where) => string;
  /** Permissions that a scan with this plan needs besides those of its collectors. */
  readonly base: (plan: Plan, where?: Where) => readonly string[];
}

/**
 * Nothing can be scanned, and what to do about it, in one line. Exit code 4. `cause` says more: `usage` that the user
 * asked for something there is not (exit code 2), `no-credentials` that nobody ever signed in to this cloud here.
 */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
}
