import { existsSync, statSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderers } from '../../reports/index.ts';
import { UsageError } from '../engine/select.ts';
import { makeFolder, writeWhole } from '../files.ts';
import type { Renderer, Report } from '../report.ts';
import { nearest } from '../suggest.ts';

export interface Output {
  readonly renderer: Renderer;
  /** `-` is stdout; a trailing slash or an existing folder means a folder. */
  readonly path: string;
  readonly options: unknown;
}

/** Read `format=path` pairs and make sure, before anything is scanned, that the paths can be written. Throws `UsageError`. */
export async function planOutputs(texts: readonly string[], options: Readonly<Record<string, object>> = {}): Promise<Output[]> {
  const outputs = await Promise.all(texts.map((text) => planOutput(text, options)));
  if (outputs.filter(({ path }) => path === '-').length > 1) throw new UsageError('Only one output can go to stdout');
  for (const { path } of outputs) await assertWritable(path);
  return outputs;
}

async function planOutput(text: string, options: Readonly<Record<string, object>>): Promise<Output> {
  const at = text.indexOf('=');
  const format = at < 0 ? text : text.slice(0, at);
  const path = at < 0 ? '' : text.slice(at + 1);
  const load = Object.hasOwn(renderers, format) ? renderers[format] : undefined;
  if (!load) throw new UsageError(`No report format is called '${format}'${nearest(format, Object.keys(renderers))}: there are ${Object.keys(renderers).join(', ')}`);
  if (!path) throw new UsageError(`--output ${text} names no path: write ${format}=<path>, or ${format}=- for stdout`);
  const renderer = await load();
  return { renderer, path, options: renderer.options.parse(options[format] ?? {}) };
}

async function assertWritable(path: string): Promise<void> {
  if (path === '-') return;
  const folder = isFolder(path) ? path : dirname(path);
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${path} can't be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

const isFolder = (path: string): boolean => path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());

export interface Written {
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

/** Write every output; the one for stdout goes through `stdout`. */
export async function writeOutputs(outputs: readonly Output[], report: Report, stdout: (text: string) => void): Promise<Written> {
  const paths: string[] = [];
  const notes: string[] = [];
  for (const { renderer, path, options } of outputs) {
    notes.push(...(renderer.notes?.(report, options) ?? []));
    if (path === '-') {
      for (const chunk of renderer.render(report, options)) stdout(chunk);
      continue;
    }
    for (const part of partsOf(renderer, report, options, path)) {
      await writeWhole(part.path, renderer.render(part.report, options));
      paths.push(part.path);
    }
  }
  return { paths, notes };
}

function partsOf(renderer: Renderer, report: Report, options: unknown, path: string): Iterable<{ path: string; report: Report }> {
  if (!isFolder(path)) return [{ path, report }];
  const parts = renderer.split?.(report, options) ?? [{ name: 'cloudstance', report }];
  return Array.from(parts, (part) => ({ path: join(path, `${part.name}.${renderer.extension}`), report: part.report }));
}
