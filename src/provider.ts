import type { Collector } from './collector.ts';
import type { Gap, LedgerEntry, ScannedScope } from './model.ts';
import type { Plan } from './plan.ts';

/** What a user may say about where and as whom to scan. Each provider documents which it reads. */
export interface ConnectOptions {
  readonly regions?: readonly string[];
  readonly profile?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
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
  readonly stats: () => CallStats;
}

export interface CallStats {
  readonly calls: number;
  readonly throttles: number;
}

/** A cloud. One outside this repository has the same rights as a built-in one. */
export interface Provider<X = any> {
  readonly name: string;
  /** Throws `ScopeError` when nothing can be scanned: no credentials, no such profile or region, role refused. */
  readonly connect: (options: ConnectOptions) => Promise<readonly Account<X>[]>;
  /** By resource type id; imported when needed, because each drags an SDK in. */
  readonly collectors: Readonly<Record<string, () => Promise<Collector<any, X>>>>;
  readonly classify: (error: unknown, permissions: readonly string[]) => Gap;
  /** The smallest policy, in the provider's own format, that allows exactly these. */
  readonly grant: (permissions: readonly string[]) => string;
  /** Permissions that a scan with this plan needs before any collector runs. */
  readonly base: (plan: Plan) => readonly string[];
}

/** Nothing can be scanned, and what to do about it, in one line. Exit code 4. */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
}
