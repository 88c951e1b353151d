import { availableParallelism } from 'node:os';

import type { Identify } from './operations.ts';
import { faults, startProxy } from './proxy.ts';
import type { Fault, Traffic } from './proxy.ts';
import { crashed, scan } from './scanner.ts';
import type { ListedCheck, ReportedFinding, Scan } from './scanner.ts';

/** The fault law over the wire: breaking a call may make a verdict UNKNOWN, and nothing else. */

export interface Arena {
  readonly upstream: string;
  readonly identify: Identify;
  /** Arguments of every scan: its regions. */
  readonly args: readonly string[];
}

/** What broke the law, in words. */
export interface Judgement {
  readonly falsePass: readonly string[];
  readonly falseFail: readonly string[];
  readonly lost: readonly string[];
  readonly crashes: readonly string[];
  /** Denied, but the verdict does not say which permission is missing. */
  readonly unexplained: readonly string[];
}

/** How the verdicts that depend on an operation took a fault; undefined when no answer could be broken. */
export interface Cell {
  readonly unknown: number;
  readonly unchanged: number;
}

export interface Matrix {
  /** By operation, then by fault. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<Fault, Cell | undefined>>;
  readonly judgement: Judgement;
}

type Findings = readonly ReportedFinding[];

function keyOf({ check, resource }: ReportedFinding): string {
  return `${check}\t${resource.id}`;
}

function sameRegion(a: ReportedFinding, b: ReportedFinding): boolean {
  return a.resource.region === null || b.resource.region === null || a.resource.region === b.resource.region;
}

/** Whether a verdict that says "not everything could be listed" stands in for one that is gone. */
function isReplaced(gone: ReportedFinding, known: ReadonlySet<string>, after: Findings): boolean {
  return after.some(
    (finding) =>
      finding.status === 'unknown' &&
      finding.check === gone.check &&
      !known.has(keyOf(finding)) &&
      sameRegion(finding, gone),
  );
}

/** Holds the verdicts under a fault against those without. */
export function judge(before: Findings, after: Findings, fault: Fault): Judgement {
  const was = new Map(before.map((finding) => [keyOf(finding), finding]));
  const is = new Set(after.map(keyOf));
  const known = new Set(was.keys());
  const [falsePass, falseFail, unexplained]: [string[], string[], string[]] = [[], [], []];
  for (const finding of after) {
    const previous = was.get(keyOf(finding));
    const line = `${keyOf(finding)}: ${previous?.status ?? 'absent'} → ${finding.status}`;
    if (finding.status === previous?.status) continue;
    if (finding.status === 'fail') falseFail.push(line);
    else if (finding.status !== 'unknown') falsePass.push(line);
    else if (fault === 'deny' && !isExplained(finding)) unexplained.push(line);
  }
  const lost = before.filter((finding) => !is.has(keyOf(finding)) && !isReplaced(finding, known, after)).map(keyOf);
  return { falsePass, falseFail, lost, crashes: [], unexplained };
}

function isExplained({ gap }: ReportedFinding): boolean {
  return gap !== null && gap.because === 'denied' && gap.permissions.length > 0;
}

/** Runs tasks a few at a time: more than there are processors, because scans under faults mostly wait. */
async function parallel<T, R>(what: string, items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      results.set(index, await task(item));
      if (results.size % 25 === 0) console.error(`  ${what}: ${results.size} of ${items.length} scans`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, worker));
  return items.map((_, index) => results.get(index) as R);
}

async function scanThrough(
  arena: Arena,
  checks: readonly string[],
  broken: ReadonlyMap<string, Fault>,
): Promise<{ readonly result: Scan; readonly traffic: Traffic }> {
  const { upstream, identify } = arena;
  const proxy = await startProxy({ upstream, identify, faults: broken });
  const selection = checks.flatMap((check) => ['--check', check]);
  try {
    const hangs = [...broken.values()].includes('hang');
    const args = [...arena.args, ...selection, ...(hangs ? ['--timeout', '3'] : [])];
    return { result: await scan(args, { endpoint: proxy.url, attempts: 1 }), traffic: proxy.traffic };
  } finally {
    await proxy.close();
  }
}

/** Which operations each check makes: those with the same permissions are run together, apart from all others. */
export async function operationsOfChecks(
  arena: Arena,
  checks: readonly ListedCheck[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const alike = [...Map.groupBy(checks, ({ permissions }) => permissions.join()).values()];
  const found = await parallel('learning', alike, async (group) => {
    const ids = group.map(({ id }) => id);
    const { traffic } = await scanThrough(arena, ids, new Map());
    const operations = new Set(traffic.calls.keys());
    return ids.map((id) => [id, operations] as const);
  });
  return new Map(found.flat());
}

/** Operations of one check, from which on it stands on a model of most of the account. */
const wide = 40;

/**
 * Whom a fault of an operation is tried on: every check that makes few operations. Checks on a model make nearly all of them, so
 * that each would have to be broken for each in a scan of its own; the laws in `npm test` do that in process. Here one of them,
 * the first by name, takes the operations that no other check makes.
 */
export function triedOn(operationsOf: ReadonlyMap<string, ReadonlySet<string>>): Map<string, ReadonlySet<string>> {
  const isWide = ([, operations]: [string, ReadonlySet<string>]): boolean => operations.size > wide;
  const tried = new Map([...operationsOf].filter((entry) => !isWide(entry)));
  const taken = new Set([...tried.values()].flatMap((operations) => [...operations]));
  for (const [check, operations] of [...operationsOf].filter(isWide).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const own = [...operations].filter((operation) => !taken.has(operation));
    if (own.length === 0) continue;
    tried.set(check, new Set(own));
    for (const operation of own) taken.add(operation);
  }
  return tried;
}

/** Operations that no check shares can be broken in one scan without one fault hiding another. */
export function independentGroups(checksOf: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const groups: { readonly operations: string[]; readonly checks: Set<string> }[] = [];
  const busiestFirst = [...checksOf].toSorted((a, b) => b[1].size - a[1].size);
  for (const [operation, checks] of busiestFirst) {
    let group = groups.find((candidate) => ![...checks].some((check) => candidate.checks.has(check)));
    if (group === undefined) groups.push((group = { operations: [], checks: new Set() }));
    group.operations.push(operation);
    for (const check of checks) group.checks.add(check);
  }
  return groups.map(({ operations }) => operations);
}

function invert(operationsOf: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const checksOf = new Map<string, Set<string>>();
  for (const [check, operations] of operationsOf) {
    for (const operation of operations) {
      const checks = checksOf.get(operation) ?? new Set();
      checksOf.set(operation, checks.add(check));
    }
  }
  return checksOf;
}

interface Trial {
  readonly fault: Fault;
  readonly operations: readonly string[];
}

interface Verdict {
  readonly judgement: Judgement;
  readonly cells: readonly (readonly [operation: string, fault: Fault, cell: Cell | undefined])[];
}

const nothing: Judgement = { falsePass: [], falseFail: [], lost: [], crashes: [], unexplained: [] };

/** A scan that cannot begin says so in one line and exits with 4: it lost nothing, it promised nothing. */
function refused({ code, report }: Scan): boolean {
  return code === 4 && report === undefined;
}

async function tryFault(
  arena: Arena,
  baseline: Findings,
  checksOf: ReadonlyMap<string, ReadonlySet<string>>,
  { fault, operations }: Trial,
): Promise<Verdict> {
  const checks = new Set(operations.flatMap((operation) => [...(checksOf.get(operation) ?? [])]));
  const broken = new Map(operations.map((operation) => [operation, fault]));
  const { result, traffic } = await scanThrough(arena, [...checks].toSorted(), broken);
  const others = operations.length > 3 ? ` and ${operations.length - 3} more` : '';
  const where = `${fault} ${operations.slice(0, 3).join(' ')}${others}`;
  if (crashed(result)) {
    const crashes = [`${where}: exit ${result.code ?? 'by a signal'}\n${result.stderr.trimEnd()}`];
    return { judgement: { ...nothing, crashes }, cells: [] };
  }
  if (refused(result))
    return { judgement: nothing, cells: operations.map((operation) => [operation, fault, undefined]) };

  const before = baseline.filter(({ check }) => checks.has(check));
  const after = result.report?.findings ?? [];
  const judgement = judge(before, after, fault);
  const cells = operations.map((operation) => {
    const concerned = after.filter(({ check }) => checksOf.get(operation)?.has(check));
    const unknown = concerned.filter(({ status }) => status === 'unknown').length;
    const cell = traffic.faulted.has(operation) ? { unknown, unchanged: concerned.length - unknown } : undefined;
    return [operation, fault, cell] as const;
  });
  return { judgement: located(judgement, where), cells };
}

function located(judgement: Judgement, where: string): Judgement {
  const prefix = (lines: readonly string[]): string[] => lines.map((line) => `${where}: ${line}`);
  return {
    falsePass: prefix(judgement.falsePass),
    falseFail: prefix(judgement.falseFail),
    lost: prefix(judgement.lost),
    crashes: prefix(judgement.crashes),
    unexplained: prefix(judgement.unexplained),
  };
}

/** Breaks the wanted operations in every way, and judges what the scanner made of it. */
export async function runMatrix(
  arena: Arena,
  baseline: Findings,
  operationsOf: ReadonlyMap<string, ReadonlySet<string>>,
  wanted: ReadonlySet<string>,
): Promise<Matrix> {
  const checksOf = new Map([...invert(operationsOf)].filter(([operation]) => wanted.has(operation)));
  const groups = independentGroups(checksOf);
  const trials = groups.flatMap((operations) => faults.map((fault) => ({ fault, operations })));
  const verdicts = await parallel('breaking', trials, (trial) => tryFault(arena, baseline, checksOf, trial));

  const cells = new Map<string, Map<Fault, Cell | undefined>>();
  for (const [operation, fault, cell] of verdicts.flatMap((verdict) => verdict.cells)) {
    const row = cells.get(operation) ?? new Map<Fault, Cell | undefined>();
    cells.set(operation, row.set(fault, cell));
  }
  const gather = (kind: keyof Judgement): string[] => verdicts.flatMap(({ judgement }) => judgement[kind]);
  return {
    cells,
    judgement: {
      falsePass: gather('falsePass'),
      falseFail: gather('falseFail'),
      lost: gather('lost'),
      crashes: gather('crashes'),
      unexplained: gather('unexplained'),
    },
  };
}

/** A line for each operation: how many verdicts each fault made UNKNOWN, of how many. */
export function matrixTable({ cells }: Matrix): string[] {
  const width = Math.max(...[...cells.keys()].map((operation) => operation.length), 'operation'.length);
  const show = (cell: Cell | undefined): string =>
    cell === undefined ? '-' : `${cell.unknown}/${cell.unknown + cell.unchanged}`;
  const line = (name: string, values: readonly string[]): string =>
    [name.padEnd(width), ...values.map((value) => value.padStart(9))].join('');
  const rows = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    line('operation', faults),
    ...rows.map(([operation, row]) =>
      line(
        operation,
        faults.map((fault) => show(row.get(fault))),
      ),
    ),
  ];
}
