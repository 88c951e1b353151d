import type { Check } from './check.ts';
import { askedOf, collectAccount } from './collect.ts';
import { assemble, controlsByCheck } from './engine/assemble.ts';
import { type Crash, evaluate } from './engine/evaluate.ts';
import type { Framework } from './framework.ts';
import type { Finding, Listing, ScannedScope } from './model.ts';
import { type Plan, planFor, selectionsOf } from './plan.ts';
import type { Account, CallStats, ConnectOptions, Provider } from './provider.ts';
import type { Report } from './report.ts';
import type { Manifest } from './snapshot/format.ts';
import { openSnapshot } from './snapshot/read.ts';
import { SnapshotWriter } from './snapshot/write.ts';
import { tool } from './tool.ts';

/** One listing: a type in one scope. */
export type Asked = Pick<Listing, 'type' | 'scope'>;

/** What is happening, for whoever shows it. */
export interface Progress {
  readonly onStart?: (scopes: readonly ScannedScope[], asked: readonly Asked[]) => void;
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
    announce(provider, accounts, plan, progress);
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

function announce<X>(provider: Provider<X>, accounts: readonly Account<X>[], plan: Plan, progress: Progress): void {
  progress.onStart?.(
    accounts.map(({ scope }) => scope),
    accounts.flatMap((account) => askedOf(provider, account, plan)),
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
  /** Validated parameters by check id; see `parametersFor`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Leave out checks that read what the snapshot was not taken for, except these. Without it all are judged, UNKNOWN at worst. */
  readonly onlyCollected?: { readonly except: ReadonlySet<string> } | undefined;
}

export interface Evaluated {
  readonly report: Report;
  /** Checks that threw; their verdicts are UNKNOWN. */
  readonly crashes: readonly Crash[];
  /** How many checks `onlyCollected` left out. */
  readonly leftOut: number;
}

/** Judge a snapshot, account by account. Needs no network and no SDK. Throws `SnapshotError`. */
export async function evaluateSnapshot(request: EvaluateRequest): Promise<Evaluated> {
  const { folder, checks, frameworks, params, onlyCollected } = request;
  const { manifest, load } = await openSnapshot(folder);
  const providers = new Set(manifest.scopes.map(({ provider }) => provider));
  const known = checks.filter(({ on }) => providers.has(on.type.id.split('.')[0]!));
  const applicable = known.filter(
    (check) => !onlyCollected || onlyCollected.except.has(check.id) || wasCollectedFor(check, manifest),
  );
  const options = { params, controls: controlsByCheck(frameworks) };
  const types = new Set(planFor(applicable).keys());
  const crashes: Crash[] = [];
  const findings: Finding[] = [];
  for (const { provider, account } of manifest.scopes) {
    const own = applicable.filter(({ on }) => on.type.id.startsWith(`${provider}.`));
    const snapshot = await load(provider, account, types);
    for (const finding of evaluate(snapshot, own, { ...options, onCrash: (crash) => crashes.push(crash) }))
      findings.push(finding);
  }
  const { takenAt, complete, scopes, coverage: ledger } = manifest;
  const report = assemble({
    tool,
    takenAt,
    complete,
    scopes,
    findings,
    ledger: ledger,
    checks: applicable,
    frameworks,
  });
  return { report, crashes, leftOut: known.length - applicable.length };
}

/** The snapshot was taken for this check, or happens to hold all that it reads. */
const wasCollectedFor = (check: Check, { asked }: Manifest): boolean =>
  asked.checks.includes(check.id) ||
  selectionsOf(check).every(
    ({ type, facets }) => facets.every((facet) => asked.types[type.id]?.includes(facet)) && type.id in asked.types,
  );
