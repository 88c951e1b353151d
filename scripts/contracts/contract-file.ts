/** Reading and writing the contracts under test/contracts: what both vendors' commands share. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Contract, Operation } from '../../test/contracts/contract.ts';
import { modelNamed, referencesIn } from '../../test/contracts/shape.ts';
import type { Models, Reference, Shape } from '../../test/contracts/shape.ts';

/** What one vendor package or document offers, before anything is left out. */
export interface Published {
  readonly header: Omit<Contract, 'operations' | 'models'>;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly models: Models;
}

/** What one management client says. */
export interface ClientContract {
  readonly operations: readonly Operation[];
  readonly models: Models;
}

/**
 * Runs a command line `<folder> <name> [operation …]` or `<folder> <name> --list <regular expression>`: writes the
 * contract of the named operations and of those its file has already, or prints the operations there are.
 */
export async function run(cloud: 'azure' | 'gcp', read: (folder: string, name: string) => Promise<Published>) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { list: { type: 'string' } } });
  const [folder, name, ...named] = positionals;
  if (folder === undefined || name === undefined)
    throw new Error('Expected <folder> <name> [operation …] or <folder> <name> --list <regular expression>');
  const published = await read(folder, name);
  if (values.list !== undefined) return list(published, new RegExp(values.list, 'i'));
  const file = join(import.meta.dirname, '../../test/contracts', cloud, `${name}.json`);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Contract) : undefined;
  writeFileSync(file, textOf(trimmed(published, [...Object.keys(known?.operations ?? {}), ...named])));
}

function list({ operations }: Published, wanted: RegExp): void {
  const lines = [...operations]
    .map(([name, { method, path, apiVersion }]) => `${name}  ${apiVersion ?? `${method} ${path}`}`)
    .filter((line) => wanted.test(line));
  console.log(lines.sort().join('\n'));
}

function trimmed({ header, operations, models }: Published, wanted: readonly string[]): Contract {
  const kept = new Map<string, Operation>();
  for (const name of wanted) {
    const operation = operations.get(name);
    if (!operation) throw new Error(`${header.source} has no operation ${name} that answers a body`);
    kept.set(name, operation);
  }
  return { ...header, operations: sorted(kept), models: sorted(reachable(models, [...kept.values()])) };
}

function reachable(models: Models, operations: readonly Operation[]): Map<string, Shape> {
  const reached = new Map<string, Shape>();
  const open: Reference[] = operations.flatMap(({ answer }) => referencesIn(answer));
  for (let next = open.pop(); next; next = open.pop()) {
    if (reached.has(next.slice(1))) continue;
    const model = modelNamed(models, next);
    reached.set(next.slice(1), model);
    open.push(...referencesIn(model));
  }
  return reached;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
const sorted = <T>(entries: ReadonlyMap<string, T>): Record<string, T> => Object.fromEntries([...entries].sort(byName));

/** JSON with one operation or model a line, so that a change of one is a change of one line. */
function textOf({ operations, models, ...header }: Contract): string {
  const lines = (record: Readonly<Record<string, unknown>>): string =>
    Object.entries(record)
      .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return `{\n${lines(header)},\n"operations": {\n${lines(operations)}\n},\n"models": {\n${lines(models)}\n}\n}\n`;
}
