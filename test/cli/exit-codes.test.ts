import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gate } from '../../src/config.ts';
import type { Crash } from '../../src/engine/evaluate.ts';
import { exit, failureOf, Stopped } from '../../src/cli/errors.ts';
import { exitCode } from '../../src/cli/run.ts';
import { UsageError } from '../../src/engine/select.ts';
import type { Finding, Severity, Status } from '../../src/model.ts';
import { ScopeError } from '../../src/provider.ts';
import type { Report } from '../../src/report.ts';
import { SnapshotError } from '../../src/snapshot/format.ts';

type Short = readonly [status: Status, severity: Severity, muted?: 'muted'];

function reportOf(verdicts: readonly Short[]): Report {
  const unknown = verdicts.filter(([status]) => status === 'unknown').length;
  const decided = verdicts.length - unknown;
  const findings = verdicts.map(
    ([status, severity, muted]) =>
      ({ status, severity, muted: muted ? { reason: 'x', until: null } : null }) as Finding,
  );
  return {
    findings,
    coverage: { unknown, decided, ratio: verdicts.length === 0 ? 1 : decided / verdicts.length },
  } as unknown as Report;
}

const crash: Crash = { check: 'own-x-y', uid: 'x', error: new Error('boo') };
const high: Short = ['fail', 'high'];
const passed: Short = ['pass', 'low'];
const unknown: Short = ['unknown', 'high'];

const cases: readonly [
  what: string,
  code: number,
  verdicts: readonly Short[],
  failOn: Gate,
  minCoverage?: number | undefined,
  crashes?: readonly Crash[],
  refused?: true,
][] = [
  ['nothing wrong', exit.done, [passed], 'any'],
  ['nothing at all', exit.done, [], 'any'],
  ['findings, no gate', exit.done, [high], 'none'],
  ['a finding at the gate', exit.findings, [high], 'high'],
  ['a finding above the gate', exit.findings, [high], 'low'],
  ['a finding below the gate', exit.done, [high], 'critical'],
  ['informational, gate low', exit.done, [['fail', 'informational']], 'low'],
  ['informational, gate any', exit.findings, [['fail', 'informational']], 'any'],
  ['a muted finding', exit.done, [['fail', 'critical', 'muted']], 'any'],
  ['unknown is no finding', exit.done, [['unknown', 'critical'], passed], 'any'],
  ['coverage above the minimum', exit.done, [unknown, passed, passed, passed], 'none', 75],
  ['coverage below the minimum', exit.incomplete, [unknown, passed, passed, passed], 'none', 75.1],
  ['findings outrank coverage', exit.findings, [unknown, high], 'any', 100],
  ['all unknown, no minimum', exit.incomplete, [unknown], 'none'],
  ['all unknown, minimum 0', exit.incomplete, [unknown], 'none', 0],
  ['a crash outranks findings', exit.bug, [high], 'any', 100, [crash]],
  ['a cloud was refused', exit.nothingScanned, [passed], 'any', undefined, [], true],
  ['a refused cloud outranks coverage', exit.nothingScanned, [unknown], 'none', 100, [], true],
  ['findings outrank a refused cloud', exit.findings, [high], 'any', 100, [], true],
  ['a crash outranks a refused cloud', exit.bug, [passed], 'any', undefined, [crash], true],
  ['a crash without findings', exit.bug, [passed], 'none', undefined, [crash]],
];

for (const [what, code, verdicts, failOn, minCoverage, crashes = [], refused = false] of cases)
  test(`exit code: ${what}`, () =>
    assert.equal(exitCode(reportOf(verdicts), crashes, { failOn, minCoverage, refused }), code));

const errors: readonly [unknown, number, RegExp][] = [
  [new UsageError('No check\nis called x\u001b[31m'), exit.usage, /^No check is called x�\[31m$/],
  [new SnapshotError('a: broken'), exit.usage, /^a: broken$/],
  [new ScopeError('No credentials'), exit.nothingScanned, /^No credentials$/],
  [new ScopeError('No region', { cause: 'usage' }), exit.usage, /^No region$/],
  [new Stopped(exit.terminated), exit.terminated, /^Stopped before/],
  [
    Object.assign(new Error('ENOSPC: …'), { code: 'ENOSPC', path: 'out/report.html' }),
    exit.usage,
    /^out\/report.html: the disk is full$/,
  ],
  [new TypeError('x is not a function'), exit.bug, /bug in cloudstance.*\nTypeError: x is not a function\n +at /],
  ['a string', exit.bug, /a string$/],
];

for (const [error, code, text] of errors)
  test(`exit code: ${String(error).split('\n')[0]}`, () => {
    const failure = failureOf(error);
    assert.equal(failure.code, code);
    assert.match(failure.text, text);
  });
