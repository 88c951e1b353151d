import type { Check } from './check.ts';
import { askedOf, collectAll, type Target } from './collect.ts';
import { assemble, controlsByCheck } from './engine/assemble.ts';
import { type Crash, evaluate } from './engine/evaluate.ts';
import type { Framework } from './framework.ts';
import { ScopeLoader } from './load.ts';
import type { Finding, Listing, ScannedScope } from './model.ts';
import { type Plan, planFor, selectionsOf } from './plan.ts';
import { type CallStats, type ConnectOptions, type Provider, ScopeError } from './provider.ts';
import type { Report } from './report.ts';
import { isOfLevel } from './resource.ts';
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
  readonly providers: readonly Provider[];
  readonly checks: readonly Check[];
  readonly connect: Omit<ConnectOptions, 'plan'>;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly folder: string;
  readonly progress?: Progress;
}

/** A provider that gave nothing to scan, while another one did. */
export interface LeftOut {
  readonly provider: Provider;
  readonly error: ScopeError;
}

export interface Collected {
  readonly manifest: Manifest;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Collect what the checks need into a snapshot folder. When the signal aborts, what was seen until then is written and
 * marked incomplete. A provider with nothing to scan is left out, unless there is no other. Throws `ScopeError`,
 * `SnapshotError` or the file system's error; nothing half-written stays.
 */
export async function collectSnapshot(request: CollectRequest): Promise<Collected> {
  const { providers, checks, connect, takenAt, folder, progress = {} } = request;
  const plan = planFor(checks);
  const writer = await SnapshotWriter.open(folder);
  const failed = new AbortController();
  const signal = AbortSignal.any([connect.signal, failed.signal]);
  try {
    const { targets, leftOut } = await connectAll(providers, { ...connect, signal, plan });
    announce(targets, plan, progress);
    for (const { account } of targets) writer.note(account.ledger);
    await collectAll(targets, plan, {
      onType: ({ provider, account }, type, listings) =>
        writer.add(provider.name, account.scope.account, type, listings),
      ...(progress.onListing && { onListing: progress.onListing }),
    });
    const manifest = await writer.finish({
      tool: { name: tool.name, version: tool.version },
      takenAt,
      complete: !connect.signal.aborted,
      scopes: targets.map(({ account: { scope } }) => ({ ...scope, regions: [...scope.regions] })),
      asked: {
        checks: checks.map(({ id }) => id),
        types: Object.fromEntries([...plan].map(([id, { facets }]) => [id, [...facets].sort()])),
      },
    });
    return { manifest, leftOut };
  } catch (error) {
    // What is still being asked would be written to nowhere.
    failed.abort();
    await writer.discard();
    throw error;
  }
}

/** Sign in everywhere at once. Throws the `ScopeError` of the only provider, or one for them all. */
async function connectAll(
  providers: readonly Provider[],
  options: ConnectOptions,
): Promise<{ readonly targets: readonly Target[]; readonly leftOut: readonly LeftOut[] }> {
  const outcomes = await Promise.all(
    providers.map(async (provider) => {
      try {
        const accounts = await provider.connect(options);
        return { targets: accounts.map((account) => ({ provider, account })) };
      } catch (error) {
        if (error instanceof ScopeError && error.cause !== 'usage') return { leftOut: { provider, error } };
        throw error;
      }
    }),
  );
  const targets = outcomes.flatMap((outcome) => outcome.targets ?? []);
  const leftOut = outcomes.flatMap((outcome) => outcome.leftOut ?? []);
  if (targets.length > 0 || leftOut.length === 0) return { targets, leftOut };
  if (leftOut.length === 1) throw leftOut[0]!.error;
  const reasons = leftOut.map(({ provider, error }) => `${provider.label}: ${error.message}`);
  throw new ScopeError(`No cloud can be scanned. ${reasons.join('. ')}`);
}

function announce(targets: readonly Target[], plan: Plan, progress: Progress): void {
  progress.onStart?.(
    targets.map(({ account }) => account.scope),
    targets.flatMap((target) => askedOf(target, plan)),
  );
  progress.onStats?.(() => {
    // Accounts of one connection share their counts.
    const all = [...new Set(targets.map(({ account }) => account.stats))].map((stats) => stats());
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
  const reader = await openSnapshot(folder);
  const { manifest } = reader;
  const providers = new Set(manifest.scopes.map(({ provider }) => provider));
  const known = checks.filter(({ on }) => providers.has(on.type.id.split('.')[0]!));
  const applicable = known.filter(
    (check) => !onlyCollected || onlyCollected.except.has(check.id) || wasCollectedFor(check, manifest),
  );
  const options = { params, controls: controlsByCheck(frameworks) };
  const crashes: Crash[] = [];
  const findings: Finding[] = [];
  const loader = new ScopeLoader(reader);
  for (const scope of manifest.scopes) {
    const own = applicable.filter((check) => isJudgedIn(scope, check));
    const types = Array.from(planFor(own).values(), ({ type }) => type);
    const snapshot = await loader.load(scope, types);
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

/** Rules about an organization are judged where there is one, those about scopes at both levels, all others in each account. */
export const isJudgedIn = ({ provider, level }: ScannedScope, { on: { type } }: Check): boolean =>
  type.id.startsWith(`${provider}.`) && isOfLevel(type, level);

/** The snapshot was taken for this check, or happens to hold all that it reads. */
const wasCollectedFor = (check: Check, { asked }: Manifest): boolean =>
  asked.checks.includes(check.id) ||
  selectionsOf(check).every(
    ({ type, facets }) => facets.every((facet) => asked.types[type.id]?.includes(facet)) && type.id in asked.types,
  );
