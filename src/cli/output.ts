import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderers } from '../../reports/index.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../engine/select.ts';
import { assertFolderWritable, fileProblem, isDevice, writeWhole } from '../files.ts';
import type { Renderer, Report } from '../report.ts';
import { choices, nearest } from '../suggest.ts';

export interface Output {
  readonly renderer: Renderer;
  /** `-` is stdout; a trailing slash or an existing folder means a folder. */
  readonly path: string;
  readonly options: unknown;
}

/** Formats by name, for help and complaints. */
export const formats: readonly string[] = Object.keys(renderers);

/** Read `format=path` pairs and make sure, before anything is scanned, that the paths can be written. Throws `UsageError`. */
export async function planOutputs(
  texts: readonly string[],
  options: Readonly<Record<string, object>> = {},
): Promise<Output[]> {
  const outputs = await Promise.all(texts.map((text) => planOutput(text, options)));
  const paths = outputs.map(({ path }) => path).filter((path) => !isFolder(path));
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined)
    throw new UsageError(twice === '-' ? 'Only one output can go to stdout' : `Two outputs go to ${twice}`);
  for (const { path } of outputs) await assertWritable(path);
  return outputs;
}

/** The outputs that the configuration asks for, as a user would write them. */
export const configuredOutputs = ({ outputs = {} }: Config): string[] =>
  Object.entries(outputs).map(([format, path]) => `${format}=${path}`);

async function planOutput(text: string, options: Readonly<Record<string, object>>): Promise<Output> {
  const [, format = text, path] = /^([^=/\\]*)=(.*)$/s.exec(text) ?? [];
  const load = Object.hasOwn(renderers, format) ? renderers[format] : undefined;
  if (!load) throw new UsageError(path === undefined ? withoutFormat(text) : unknownFormat(format));
  if (!path) throw new UsageError(`--output ${text} names no path: write ${format}=<path>, or ${format}=- for stdout`);
  const renderer = await load();
  return { renderer, path, options: renderer.options.parse(options[format] ?? {}) };
}

const unknownFormat = (format: string): string =>
  `No report format is called '${format}'${nearest(format, formats) || `: write ${choices(formats)}`}`;

/** `-o report.html`: the ending says what was meant. */
function withoutFormat(path: string): string {
  const format = formats.find((name) => path.endsWith(`.${name}`)) ?? 'html';
  return `--output ${path} names no format: write ${format}=${path}`;
}

async function assertWritable(path: string): Promise<void> {
  if (path === '-' || (await isDevice(path))) return;
  try {
    await assertFolderWritable(isFolder(path) ? path : dirname(path));
  } catch (error) {
    throw new UsageError(`${path} can't be written: ${fileProblem(error) ?? (error as Error).message}`);
  }
}

const isFolder = (path: string): boolean => path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());

export interface Written {
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

/** Write every output; the one for stdout goes through `stdout`. */
export async function writeOutputs(
  outputs: readonly Output[],
  report: Report,
  stdout: (text: string) => void,
): Promise<Written> {
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

function partsOf(
  renderer: Renderer,
  report: Report,
  options: unknown,
  path: string,
): Iterable<{ path: string; report: Report }> {
  if (!isFolder(path)) return [{ path, report }];
  const parts = renderer.split?.(report, options) ?? [{ name: 'cloudstance', report }];
  return Array.from(parts, (part) => ({ path: join(path, `${part.name}.${renderer.extension}`), report: part.report }));
}
