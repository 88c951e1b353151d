import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { ReportedFinding } from './scanner.ts';

/** A verdict as expectation files hold it: status, check, resource, separated by tabs. */
export type Row = string;

/** Ids that moto made up give way to the names the estate gave them: `security-group/{ssh-for-all}`. */
export function rename(id: string, names: ReadonlyMap<string, string>): string {
  let renamed = id;
  for (const [generated, name] of names) renamed = renamed.replaceAll(generated, `{${name}}`);
  return renamed;
}

export function toRows(findings: readonly ReportedFinding[], names: ReadonlyMap<string, string>): Row[] {
  const rows = findings.map(({ status, check, resource }) => [status, check, rename(resource.id, names)].join('\t'));
  return rows.toSorted(byCheckThenResource);
}

function byCheckThenResource(a: Row, b: Row): number {
  const key = (row: Row): string => row.split('\t').slice(1).join('\t');
  const [left, right] = [`${key(a)}\t${a}`, `${key(b)}\t${b}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Resources that show an id of moto's making, which the next run will not repeat. */
export function unnamed(rows: readonly Row[]): Row[] {
  return rows.filter((row) => /-[0-9a-f]{17}\b|[0-9a-f]{8}-[0-9a-f]{4}-/.test(row));
}

export function readRows(file: string): Row[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

export function writeRows(file: string, rows: readonly Row[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ['# status\tcheck\tresource', ...rows, ''].join('\n'));
}

/** What changed, a line for each verdict, changed verdicts as one line: empty when nothing did. */
export function difference(expected: readonly Row[], actual: readonly Row[]): string[] {
  const before = byKey(expected);
  const after = byKey(actual);
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key) ?? [], after.get(key) ?? []];
    if (was.join() === is.join()) return [];
    return [`  ${key.replace('\t', '  ')}: ${was.join(', ') || 'absent'} → ${is.join(', ') || 'absent'}`];
  });
}

/** The statuses of each check and resource. */
function byKey(rows: readonly Row[]): Map<string, string[]> {
  const statuses = new Map<string, string[]>();
  for (const row of rows) {
    const [status = '', ...key] = row.split('\t');
    const name = key.join('\t');
    statuses.set(name, [...(statuses.get(name) ?? []), status]);
  }
  return statuses;
}
