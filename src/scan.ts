import type { Check } from './check.ts';
import { collectAccount } from './collect.ts';
import { assemble, controlsByCheck } from './engine/assemble.ts';
import { type Crash, evaluate } from './engine/evaluate.ts';
import { UsageError } from './engine/select.ts';
import type { Framework } from './framework.ts';
import type { Finding, Listing, ScannedScope } from './model.ts';
import { type Plan, planFor } from './plan.ts';
import type { Account, CallStats, ConnectOptions, Provider } from './provider.ts';
import type { Report } from './report.ts';
import type { Manifest } from './snapshot/format.ts';
import { openSnapshot } from './snapshot/read.ts';
import { SnapshotWriter } from './snapshot/write.ts';
import { tool } from './tool.ts';

/** What is happening, for whoever shows it. */
export interface Progress {
  readonly onStart?: (scopes: readonly ScannedScope[], listings: number) => void;
  readonly onListing?: (listing: Listing) => void;
  /** Called once collecting has begun; asks for the counts so far. */
  readonly onStats?: (stats: () => CallStats) => void;
}

export interface CollectRequest {
  readonly provider: Provider;
  readonly checks: readonly Check[];
  readonly connect: Omit<ConnectOptions, 'plan'>;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly folder: string;
  readonly progress?: Progress;
}

/**
 * Collect what the checks need into a snapshot folder. When the signal aborts, what was seen until then is written and
 * marked incomplete. Throws `ScopeError`, `SnapshotError` or the file system's error; nothing half-written stays.
 */
export async function collectSnapshot(request: CollectRequest): Promise<Manifest> {
  const { provider, checks, connect, takenAt, folder, progress = {} } = request;
  const plan = planFor(checks);
  const writer = await SnapshotWriter.open(folder);
  try {
    const accounts = await provider.connect({ ...connect, plan });
    announce(accounts, plan, progress);
    for (const account of accounts) {
      writer.note(account.ledger);
      await collectAccount(provider, account, plan, {
        onType: (type, listings) => writer.add(provider.name, account.scope.account, type, listings),
        ...(progress.onListing && { onListing: progress.onListing }),
      });
    }
    return await writer.finish({
      tool: { name: tool.name, version: tool.version },
      takenAt,
      complete: !connect.signal.aborted,
      scopes: accounts.map(({ scope }) => ({ ...scope, regions: [...scope.regions] })),
      asked: {
        checks: checks.map(({ id }) => id),
        types: Object.fromEntries([...plan].map(([id, { facets }]) => [id, [...facets].sort()])),
      },
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

function announce(accounts: readonly Account[], plan: Plan, progress: Progress): void {
  const listings = accounts.map(({ scope }) =>
    [...plan.values()].reduce((sum, { type }) => sum + (type.per === 'region' ? scope.regions.length : 1), 0),
  );
  progress.onStart?.(
    accounts.map(({ scope }) => scope),
    listings.reduce((a, b) => a + b, 0),
  );
  progress.onStats?.(() => {
    const all = accounts.map((account) => account.stats());
    return {
      calls: all.reduce((sum, { calls }) => sum + calls, 0),
      throttles: all.reduce((sum, { throttles }) => sum + throttles, 0),
    };
  });
}

export interface EvaluateRequest {
  readonly folder: string;
  readonly checks: readonly Check[];
  readonly frameworks: readonly Framework[];
  /** Raw parameters by check id. */
  readonly params: Readonly<Record<string, Record<string, unknown>>>;
  /** Parameters for every check that has one of that name, for example `trustedAccounts`. */
  readonly sharedParams: Readonly<Record<string, unknown>>;
}

export interface Evaluated {
  readonly report: Report;
  /** Checks that threw; their verdicts are UNKNOWN. */
  readonly crashes: readonly Crash[];
}

/** Judge a snapshot, account by account. Needs no network and no SDK. Throws `SnapshotError`, `UsageError`. */
export async function evaluateSnapshot(request: EvaluateRequest): Promise<Evaluated> {
  const { folder, checks, frameworks } = request;
  const { manifest, load } = await openSnapshot(folder);
  const providers = new Set(manifest.scopes.map(({ provider }) => provider));
  const applicable = checks.filter(({ on }) => providers.has(on.type.id.split('.')[0]!));
  const options = { params: paramsFor(applicable, request), controls: controlsByCheck(frameworks) };
  const types = new Set(planFor(applicable).keys());
  const crashes: Crash[] = [];
  const findings: Finding[] = [];
  for (const { provider, account } of manifest.scopes) {
    const own = applicable.filter(({ on }) => on.type.id.startsWith(`${provider}.`));
    const snapshot = await load(provider, account, types);
    for (const finding of evaluate(snapshot, own, { ...options, onCrash: (crash) => crashes.push(crash) })) findings.push(finding);
  }
  const { takenAt, complete, scopes, coverage: ledger } = manifest;
  const report = assemble({ tool, takenAt, complete, scopes, findings, ledger: ledger as Report['coverage']['ledger'], checks: applicable, frameworks });
  return { report, crashes };
}

/** Own parameters over shared ones, validated by the check's schema. Throws `UsageError` naming check and parameter. */
function paramsFor(checks: readonly Check[], { params, sharedParams }: EvaluateRequest): Record<string, unknown> {
  const all = checks.flatMap((check) => {
    if (!check.params) return [];
    const names = Object.keys((check.params as { shape?: object }).shape ?? {});
    const shared = Object.fromEntries(Object.entries(sharedParams).filter(([name]) => names.includes(name)));
    const checked = check.params.safeParse({ ...shared, ...params[check.id] });
    if (checked.success) return [[check.id, checked.data]];
    const [issue] = checked.error.issues;
    throw new UsageError(`Parameter ${issue?.path.join('.')} of ${check.id}: ${issue?.message}`);
  });
  return Object.fromEntries(all);
}
