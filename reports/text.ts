import { z } from 'zod';
import {
  defineRenderer,
  isGap,
  isOpen,
  severities,
  type CheckInfo,
  type Finding,
  type Report,
  type ScannedScope,
} from 'cloudstance/report';
import { columns } from './columns.ts';
import { blank, fit, fold, type Line, print, span, type Span, wrap } from './lines.ts';
import { namesOf, pathsOf } from './paths.ts';
import { counted, inventoried } from './places.ts';
import { byText } from './text-safety.ts';

/** A page for people: what fails, what could not be seen, what to do next. */
export default defineRenderer({
  format: 'text',
  extension: 'txt',
  options: z.object({
    color: z.boolean().default(false).describe('ANSI colours'),
    width: z.int().min(40).max(400).default(80).describe('columns'),
  }),
  *render(report, { color, width }) {
    for (const section of [heading, scopes, verdicts, failing, coverage, next])
      for (const line of section(report, width)) yield print(line, color);
  },
});

function* heading({ tool, takenAt, complete }: Report, width: number): Generator<Line> {
  const when = `${takenAt.slice(0, 10)} ${takenAt.slice(11, 16)} UTC`;
  yield [span(`${tool.name} ${tool.version}`, 'strong'), span(`  ${when}`, 'quiet')];
  if (!complete)
    yield* wrap(
      'The scan was stopped before it had seen everything: what is below is not all there is.',
      width,
      0,
      'unknown',
    );
  yield blank;
}

const shownScopes = 8;

function* scopes(report: Report, width: number): Generator<Line> {
  for (const scope of report.scopes.slice(0, shownScopes)) yield scopeLine(scope, width);
  const rest = report.scopes.slice(shownScopes);
  if (rest.length > 0) yield* wrap(`and ${counted(rest, plural).join(', ')} more`, width, 0, 'quiet');
  if (report.scopes.length > 0) yield blank;
}

/** `aws account 111122223333 (production)  eu-west-1`, as far as there is room. */
function scopeLine({ provider, kind, account, name, regions }: ScannedScope, width: number): Line {
  const place = fit(`${provider} ${kind} ${account}`, width);
  const called = name === null || name === account ? '' : ` (${fit(name, 24)})`;
  const isNamed = columns(place) + columns(called) <= width;
  const start = [span(place, 'strong'), ...(isNamed ? [span(called)] : [])];
  const room = width - columns(place) - (isNamed ? columns(called) : 0) - 2;
  return room < 12 || regions.length === 0 ? start : [...start, span('  '), span(regionsOf(regions, room), 'quiet')];
}

function regionsOf(regions: readonly string[], room: number): string {
  const named = regions.join(', ');
  return columns(named) <= room ? fit(named, room) : plural(regions.length, 'region');
}

function* verdicts({ summary, checks, findings }: Report, width: number): Generator<Line> {
  const { statuses, resources, muted } = summary;
  const open = severities.reduce((sum, severity) => sum + summary.failing[severity], 0);
  const scanned = [plural(resources, 'resource'), plural(checks.length, 'check'), plural(findings.length, 'verdict')];
  yield* flow(
    scanned.map((part) => span(part)),
    width,
  );
  if (findings.length === 0) {
    yield blank;
    return;
  }
  const parts: Span[] = [
    span(`${number(open)} failing`, 'fail'),
    span(`${number(statuses.unknown)} unknown`, 'unknown'),
    span(`${number(statuses.pass)} passing`, 'pass'),
    span(`${number(statuses['not-applicable'])} not applicable`, 'quiet'),
    ...(muted > 0 ? [span(`${number(muted)} muted`, 'quiet')] : []),
  ];
  yield* flow(parts, width);
  yield bar([open, statuses.unknown, findings.length - open - statuses.unknown], Math.min(width, 60));
  yield blank;
}

/** Shares of a whole as blocks, told apart without colour too. What there is, however little, is seen. */
function bar(parts: readonly number[], width: number): Line {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const [fail = 0, unknown = 0] = parts.map((part) =>
    part === 0 ? 0 : Math.max(1, Math.round((part / total) * width)),
  );
  const rest = Math.max(0, width - fail - unknown);
  return [span('█'.repeat(fail), 'fail'), span('▒'.repeat(unknown), 'unknown'), span('░'.repeat(rest), 'pass')];
}

function* failing(report: Report, width: number): Generator<Line> {
  const open = Map.groupBy(report.findings.filter(isOpen), ({ severity }) => severity);
  const known = new Map(report.checks.map((check) => [check.id, check]));
  for (const severity of severities) {
    const groups = [...Map.groupBy(open.get(severity) ?? [], ({ check }) => check)].sort(
      ([a, { length: m }], [b, { length: n }]) => n - m || byText(a, b),
    );
    if (groups.length === 0) continue;
    const count = groups.reduce((sum, [, { length }]) => sum + length, 0);
    yield [span(severity.toUpperCase(), severity), span(`  ${number(count)} failing`)];
    const most = severity === 'critical' || severity === 'high' ? 25 : 8;
    const digits = number(groups[0]![1].length).length;
    for (const [id, findings] of groups.slice(0, most)) yield* group(id, known.get(id), findings, digits, width);
    if (groups.length > most) yield [span(`  and ${plural(groups.length - most, 'more check')}`, 'quiet')];
    yield blank;
  }
}

function* group(
  id: string,
  check: CheckInfo | undefined,
  findings: readonly Finding[],
  digits: number,
  width: number,
): Generator<Line> {
  const indent = digits + 4;
  const room = width - indent;
  const count = span(`  ${number(findings.length).padStart(digits)}  `, 'strong');
  const margin = span(' '.repeat(indent));
  const [first = '', ...rest] = fold(check?.title ?? id, room);
  const gap = room - columns(first) - columns(id);
  const beside = rest.length === 0 && gap >= 2;
  yield [count, span(first), ...(beside ? [span(' '.repeat(gap)), span(id, 'quiet')] : [])];
  for (const line of rest) yield [margin, span(line)];
  if (!beside) yield [margin, span(fit(id, room), 'quiet')];
  yield [
    margin,
    span(
      some(
        findings.map(({ resource }) => resource.name),
        room,
      ),
      'quiet',
    ),
  ];
  yield* ways(findings, width, indent);
}

const shownWays = 2;
const shownSteps = 6;

/** The first path of the first findings that have one: `Anybody on the internet → web-1 → …`. */
function* ways(findings: readonly Finding[], width: number, indent: number): Generator<Line> {
  const paths = findings.flatMap((finding) => pathsOf(finding).slice(0, 1));
  for (const path of paths.slice(0, shownWays)) {
    const names = namesOf(path, shownSteps).map((name) => fit(name, 32));
    for (const [index, line] of fold(names.join(' → '), width - indent - 2).entries())
      yield [span(' '.repeat(indent)), span(index === 0 ? '• ' : '  ', 'quiet'), span(line)];
  }
  const more = paths.length - shownWays;
  if (more > 0) yield* wrap(`and ${plural(more, 'more finding')} with an attack path`, width, indent, 'quiet');
}

/** The first few that fit on a line, and how many there are beside them. */
function some(names: readonly string[], width: number): string {
  let text = '';
  for (const [index, name] of names.entries()) {
    const more = names.length - index - 1;
    const tail = more > 0 ? ` and ${number(more)} more` : '';
    const longer = `${text}${index > 0 ? ', ' : ''}${fit(name || '(no name)', Math.min(32, width - tail.length))}`;
    if (index > 0 && columns(longer) + columns(tail) > width) return `${text} and ${number(names.length - index)} more`;
    text = longer;
  }
  return fit(text, width);
}

const shownPermissions = 8;

function* coverage({ coverage: { ratio, unknown, missing, incomplete, ledger }, findings }: Report, width: number) {
  if (findings.length === 0 && ledger.length === 0) return;
  const percent = unknown === 0 ? '100' : Math.min(99.9, Math.floor(ratio * 1000) / 10).toFixed(1);
  const reached = findings.length === 0 ? 'nothing was judged' : `${percent}% of verdicts reached`;
  yield [span('COVERAGE', 'strong'), span(`  ${reached}`)];
  if (missing.length > 0) {
    yield* wrap('These permissions are missing, the most valuable first:', width, 2);
    const digits = number(missing[0]!.verdicts).length;
    for (const { permission, verdicts } of missing.slice(0, shownPermissions))
      yield [span(`  ${number(verdicts).padStart(digits)}  `, 'strong'), span(fit(permission, width - digits - 4))];
    const more = missing.length - shownPermissions;
    if (more > 0) yield [span(`  and ${plural(more, 'more permission')}`, 'quiet')];
  }
  if (incomplete.length > 0) yield* wrap(`Not everything was seen of ${some(incomplete, width * 2)}.`, width, 2);
  const reasons = [...Map.groupBy(ledger.filter(isGap), ({ because }) => because)]
    .sort(([a, { length: m }], [b, { length: n }]) => n - m || byText(a, b))
    .map(([because, { length }]) => `${because.replaceAll('-', ' ')} ${number(length)}`);
  if (reasons.length > 0) yield* wrap(`What was not seen, by reason: ${reasons.join(', ')}.`, width, 2, 'quiet');
  for (const sentence of leftOut(ledger)) yield* wrap(sentence, width, 2, 'quiet');
  const stale = inventoried(findings);
  if (stale)
    yield* wrap(
      `${plural(stale.verdicts, 'verdict')} ${stale.verdicts === 1 ? 'rests' : 'rest'} on an inventory, with answers as old as ${stale.oldest}.`,
      width,
      2,
      'quiet',
    );
  yield blank;
}

/** What is no gap: nobody wanted to see it, or there is nothing to see. */
function* leftOut(ledger: Report['coverage']['ledger']): Generator<string> {
  const of = (wanted: string) => ledger.filter(({ because }) => because === wanted);
  const regions = of('region-excluded').length;
  if (regions > 0) yield `${plural(regions, 'region')} left out by --region.`;
  const scopes = of('scope-excluded').length;
  if (scopes > 0) yield `${plural(scopes, 'scope')} left out on purpose.`;
  const types = new Set(of('not-in-use').map(({ type }) => type)).size;
  if (types > 0) yield `${plural(types, 'type')} of resource not asked for where the service is not in use.`;
}

function* next(report: Report, width: number): Generator<Line> {
  const steps = [...stepsFor(report)];
  yield [span('NEXT', 'strong')];
  for (const { text, command } of steps) {
    yield* wrap(text, width, 2);
    if (command) yield [span('    '), span(command, 'command')];
  }
}

interface Step {
  readonly text: string;
  readonly command?: string;
}

function* stepsFor({ findings, coverage: { missing }, summary }: Report): Generator<Step> {
  const worst = severities.find((severity) => summary.failing[severity] > 0);
  const first = worst && findings.find((finding) => isOpen(finding) && finding.severity === worst);
  if (first)
    yield {
      text: 'Why the first of these matters, and how to mend it:',
      command: `cloudstance checks show ${first.check}`,
    };
  const denied = new Set(
    findings.flatMap(({ gap, resource }) => (gap?.because === 'denied' ? [resource.provider] : [])),
  );
  for (const provider of missing.length > 0 ? denied : [])
    yield {
      text: `The policy that would let the next scan see the rest${denied.size > 1 ? ` of ${provider}` : ''}:`,
      command: `cloudstance permissions ${provider}`,
    };
  if (findings.length > 0)
    yield { text: 'Every finding with its evidence and fix:', command: '--output html=report.html' };
  if (findings.length === 0)
    yield { text: 'Nothing was judged. See which checks there are:', command: 'cloudstance checks list' };
  if (findings.length > 0 && !first && missing.length === 0)
    yield { text: 'Nothing fails, and everything asked for was seen.' };
}

function* flow(parts: readonly Span[], width: number): Generator<Line> {
  let line: Span[] = [];
  let used = 0;
  for (const part of parts) {
    const needs = columns(part.text) + (line.length > 0 ? 3 : 0);
    if (line.length > 0 && used + needs > width) {
      yield line;
      [line, used] = [[], 0];
    }
    line.push(...(line.length > 0 ? [span('   ')] : []), part);
    used += needs;
  }
  if (line.length > 0) yield line;
}

const number = (value: number): string => value.toLocaleString('en-US');
const plural = (value: number, one: string): string => `${number(value)} ${one}${value === 1 ? '' : 's'}`;
