import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import text from '../../reports/text.ts';
import type { Config, Gate } from '../config.ts';
import type { Crash } from '../engine/evaluate.ts';
import { providerOf, UsageError } from '../engine/select.ts';
import { severities } from '../model.ts';
import { removeUnfinished, temporaryFolder } from '../files.ts';
import { type ConnectOptions, type Provider, ScopeError, type Where } from '../provider.ts';
import { providers } from '../providers/index.ts';
import { isGap, isOpen, type Report } from '../report.ts';
import { collectSnapshot, type Evaluated, evaluateSnapshot, type LeftOut } from '../scan.ts';
import type { Manifest } from '../snapshot/format.ts';
import { exit, oneLine, Stopped } from './errors.ts';
import type { SelectionOptions } from './options.ts';
import { type Output, writeOutputs } from './output.ts';
import { choices, nearest } from '../suggest.ts';
import { noProgress, showProgress } from './progress.ts';
import { type Setup, setUp } from './setup.ts';
import { assertRead, type Flags, isMeant, whereOf } from './where.ts';

/** Which provider a command was given. Throws `UsageError` for one there is not. */
export async function providerNamed(name: string) {
  const load = Object.hasOwn(providers, name) ? providers[name] : undefined;
  const known = Object.keys(providers);
  if (!load)
    throw new UsageError(`No provider is called '${name}'${nearest(name, known) || `: write ${choices(known)}`}`);
  return load();
}

/** The moment of a scan; `CLOUDSTANCE_NOW` (ISO 8601) replaces the clock, for reproducible snapshots. */
function now(): string {
  const given = process.env['CLOUDSTANCE_NOW'];
  if (!given) return new Date().toISOString();
  const time = new Date(given);
  if (Number.isNaN(time.getTime())) throw new UsageError(`CLOUDSTANCE_NOW is no time: '${given}'`);
  return time.toISOString();
}

export interface ConnectionOptions {
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly quiet?: true;
}

/**
 * What a scan begins with: the checks, and the providers to ask (the named one, or every built-in one that a selected
 * check is about). Throws `UsageError`.
 */
export async function prepare(
  name: string | undefined,
  options: SelectionOptions & Flags,
): Promise<{ readonly setup: Setup; readonly scanned: readonly Provider[] }> {
  const named = name === undefined ? undefined : await providerNamed(name);
  if (named) assertRead(options, [named]);
  const setup = await setUp(options, name);
  const judged = new Set(setup.selected.map(providerOf));
  const loads = Object.entries(providers).flatMap(([provider, load]) => (judged.has(provider) ? [load] : []));
  const scanned = named ? [named] : await Promise.all(loads.map((load) => load()));
  if (scanned.length === 0) throw new UsageError('None of these checks is about a cloud that can be scanned');
  assertRead(options, scanned);
  return { setup, scanned };
}

/** Environment that has a meaning for one provider only. */
const environment: Readonly<Record<string, (env: NodeJS.ProcessEnv) => Partial<ConnectOptions>>> = {
  aws: (env) => {
    const homeRegion = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
    const maxAttempts = Number(env['AWS_MAX_ATTEMPTS']);
    return { ...(maxAttempts && { maxAttempts }), ...(homeRegion && { homeRegion }) };
  },
};

/** A provider that connects where and as whom the user said. */
const told = (provider: Provider, flags: Flags, config: Config): Provider => ({
  ...provider,
  connect: async (options) => {
    const where = whereOf(provider, flags, config);
    try {
      return await provider.connect({ ...options, ...environment[provider.name]?.(process.env), ...where });
    } catch (error) {
      throw provider.name === 'aws' ? withProfile(error, where) : error;
    }
  },
});

export interface Stoppable {
  readonly signal: AbortSignal;
  /** The exit code a signal asks for, if one came. */
  readonly code: () => number | undefined;
  readonly release: () => void;
}

/** The first signal stops the scan and keeps what was seen; the second quits. */
export function stopOnSignal(): Stoppable {
  const controller = new AbortController();
  let code: number | undefined;
  const codes = { SIGINT: exit.interrupted, SIGTERM: exit.terminated } as const;
  const stop = (name: keyof typeof codes) => {
    if (code !== undefined) {
      removeUnfinished();
      process.exit(codes[name]);
    }
    code = codes[name];
    process.stderr.write(
      '\nStopping: what was seen so far is kept and marked incomplete. Once more to quit at once.\n',
    );
    controller.abort();
  };
  const onInt = () => stop('SIGINT');
  const onTerm = () => stop('SIGTERM');
  process.on('SIGINT', onInt).on('SIGTERM', onTerm);
  const release = () => void process.off('SIGINT', onInt).off('SIGTERM', onTerm);
  return { signal: controller.signal, code: () => code, release };
}

/**
 * Collect a snapshot into a folder, with progress on stderr. Tells of clouds that gave nothing to scan. Throws
 * `Stopped` when a signal came before there was anything to keep.
 */
export async function collectTo(
  folder: string,
  { setup, scanned }: Awaited<ReturnType<typeof prepare>>,
  options: ConnectionOptions & Flags,
  stop: Stoppable,
): Promise<{
  readonly manifest: Manifest;
  /** A cloud that was meant to be scanned could not be. */
  readonly refused: boolean;
}> {
  const labels = Object.fromEntries(scanned.map(({ name, label }) => [name, label]));
  const { progress, stop: hide } = options.quiet ? noProgress : showProgress(screen(), labels);
  try {
    const { manifest, leftOut } = await collectSnapshot({
      providers: scanned.map((provider) => told(provider, options, setup.config)),
      checks: setup.selected,
      connect: {
        concurrency: options.concurrency ?? setup.config.concurrency ?? 256,
        timeout: (options.timeout ?? setup.config.timeout ?? 20) * 1000,
        maxAttempts: 6,
        proxyEnv: process.env,
        quotaShare: 0.5,
        signal: stop.signal,
      },
      takenAt: now(),
      folder,
      progress,
    });
    hide();
    const { lines, refused } = notScanned(leftOut, options);
    for (const line of [...lines, ...(options.quiet ? [] : notSeen(manifest))]) process.stderr.write(line);
    return { manifest, refused };
  } catch (error) {
    hide();
    const code = stop.code();
    throw code === undefined ? error : new Stopped(code);
  }
}

/**
 * A line for each cloud that gave nothing to scan. It is `refused` if somebody meant it to be scanned: there are
 * credentials, or a flag is about it. Where nobody ever signed in that is only a note, which `--quiet` leaves out.
 */
export function notScanned(
  leftOut: readonly LeftOut[],
  options: { readonly quiet?: true } & Flags,
): { readonly lines: readonly string[]; readonly refused: boolean } {
  const refused = leftOut.filter(
    ({ provider, error }) => error.cause !== 'no-credentials' || isMeant(provider, options),
  );
  const lines = (options.quiet ? refused : leftOut).map(
    ({ provider, error }) => `Not scanned: ${provider.label}: ${oneLine(error.message)}\n`,
  );
  return { lines, refused: refused.length > 0 };
}

/** A line for each account, subscription or project that was meant and could not be looked up. */
const notSeen = ({ coverage }: Manifest): string[] =>
  coverage.flatMap(({ type, because, detail }) =>
    type === null && isGap({ because }) ? [`Not scanned: ${oneLine(detail)}\n`] : [],
  );

/** A terminal that can rewrite a line, or a build log. */
const screen = () => ({
  isTTY: process.stderr.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'],
  columns: () => process.stderr.columns ?? 80,
  write: (line: string) => void process.stderr.write(line),
});

/** The environment may name a profile that the user does not think of. One that is named is meant: it is no longer just that nobody signed in. */
function withProfile(error: unknown, { profile }: Where): unknown {
  const inEnvironment = process.env['AWS_PROFILE'];
  if (!(error instanceof ScopeError) || error.cause === 'usage' || profile || !inEnvironment) return error;
  return new ScopeError(`${error.message} (AWS_PROFILE is '${inEnvironment}')`);
}

/** A folder of one's own that is gone afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder(join(tmpdir(), 'cloudstance-'));
  try {
    return await work(folder.path);
  } finally {
    await folder.remove();
  }
}

/** Judge with the selected checks; with `onlyCollected` without those that the snapshot was not taken for, unless they are the user's own. */
export const evaluateFolder = (
  folder: string,
  { selected, frameworks, params, own }: Setup,
  onlyCollected = false,
): Promise<Evaluated> =>
  evaluateSnapshot({
    folder,
    checks: selected,
    frameworks,
    params,
    ...(onlyCollected && { onlyCollected: { except: own } }),
  });

export interface ReportingOptions {
  readonly failOn?: Gate;
  readonly minCoverage?: number;
  readonly quiet?: true;
  /** See `exitCode`. */
  readonly refused?: boolean;
}

/** Write the reports and the summary, tell of crashes, and give the exit code. */
export async function conclude(
  { report, crashes, leftOut }: Evaluated,
  outputs: readonly Output[],
  setup: Setup,
  options: ReportingOptions,
): Promise<number> {
  const { paths, notes } = await writeOutputs(outputs, report, (chunk) => void process.stdout.write(chunk));
  const isShown = outputs.some(({ renderer, path }) => renderer.format === 'text' && path === '-');
  const summaryTo = outputs.some(({ path }) => path === '-') ? process.stderr : process.stdout;
  if (!options.quiet && !isShown) {
    const color = styleText('red', 'x', { stream: summaryTo }) !== 'x';
    const width = Math.min(summaryTo.columns ?? 100, 120);
    for (const chunk of text.render(report, { color, width })) summaryTo.write(chunk);
    if (paths.length > 0) summaryTo.write(`\nWritten: ${paths.join(', ')}\n`);
  }
  if (leftOut > 0 && !options.quiet)
    process.stderr.write(
      `Note: ${leftOut} more ${leftOut === 1 ? 'check needs' : 'checks need'} what this snapshot was not taken for; --check '*' runs them too\n`,
    );
  for (const note of notes) process.stderr.write(`Note: ${note}\n`);
  tellCrashes(crashes, setup.own);
  return exitCode(report, crashes, {
    failOn: options.failOn ?? setup.config.failOn ?? 'none',
    minCoverage: options.minCoverage ?? setup.config.minCoverage,
    refused: options.refused ?? false,
  });
}

/** One line for a user's own check; a stack for a built-in one, once. */
function tellCrashes(crashes: readonly Crash[], own: ReadonlySet<string>): void {
  for (const [check, [first, ...others]] of Map.groupBy(crashes, (crash) => crash.check)) {
    const { error, uid } = first!;
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    process.stderr.write(
      `cloudstance: check ${check} crashed on ${oneLine(uid)}${more}: ${oneLine(what).slice(0, 300)}${placeIn(error, own.has(check))}\n`,
    );
    if (!own.has(check))
      process.stderr.write(
        `This is a bug in cloudstance, please report it:\n${error instanceof Error ? error.stack : ''}\n`,
      );
  }
}

const installation = new URL('../../', import.meta.url).href;

/** Where in a user's own file it happened. */
function placeIn(error: unknown, isOwn: boolean): string {
  if (!isOwn || !(error instanceof Error)) return '';
  const frames = [...(error.stack ?? '').matchAll(/(file:\/\/[^\s)]+):(\d+):\d+/g)];
  const [, url, line] = frames.find(([, candidate]) => !candidate!.startsWith(installation)) ?? [];
  return url && line ? ` (${relative('.', fileURLToPath(url))}:${line})` : '';
}

interface Gates {
  readonly failOn: Gate;
  readonly minCoverage: number | undefined;
  /** A cloud that was meant to be scanned could not be. */
  readonly refused?: boolean;
}

/**
 * A bug outranks findings, findings outrank a cloud that could not be scanned, and that outranks missing coverage. A
 * report in which nothing at all could be decided never exits 0.
 */
export function exitCode(
  report: Report,
  crashes: readonly Crash[],
  { failOn, minCoverage, refused = false }: Gates,
): number {
  if (crashes.length > 0) return exit.bug;
  if (failOn !== 'none') {
    const limit = failOn === 'any' ? severities.length - 1 : severities.indexOf(failOn);
    if (report.findings.some((f) => isOpen(f) && severities.indexOf(f.severity) <= limit)) return exit.findings;
  }
  if (refused) return exit.nothingScanned;
  const { ratio, unknown, decided } = report.coverage;
  if (minCoverage !== undefined && ratio * 100 < minCoverage) return exit.incomplete;
  return unknown > 0 && decided === 0 ? exit.incomplete : exit.done;
}
