import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Check } from '../check.ts';
import { UsageError } from '../engine/select.ts';
import { fileProblem } from '../files.ts';
import { severities } from '../model.ts';

const loadable = new Set(['.ts', '.mts', '.js', '.mjs']);
/** Part of a check, a test of one, or types: no check of its own. */
const isHelper = (name: string): boolean => /^[._]|\.test\.|\.d\.m?ts$/.test(name);

const Selection = z.object({
  type: z.object({ id: z.string(), facets: z.record(z.string(), z.unknown()) }),
  facets: z.array(z.string()),
});

const Shape = z.object({
  id: z.string().regex(/^[a-z0-9]+-[a-z0-9]+(-[a-z0-9]+)+$/, 'must be <provider>-<service>-<rule> in lower case'),
  title: z.string().min(1),
  severity: z.enum(severities),
  why: z.string().min(1),
  on: Selection,
  with: z.record(z.string(), z.object({ how: z.enum(['one', 'all', 'by']), selection: Selection })).optional(),
  params: z
    .custom(
      (value) => value === undefined || typeof (value as z.ZodType | null)?.safeParse === 'function',
      'must be a zod object',
    )
    .optional(),
  fix: z.custom((value) => typeof value === 'function', 'must be a function'),
  evaluate: z.custom((value) => typeof value === 'function', 'must be a function'),
  examples: z.object({ pass: z.array(z.unknown()), fail: z.array(z.unknown()) }),
});

/** Folders whose files are checks, as the start of their URLs. */
const folders = new Set<string>();

/**
 * `cloudstance/check` and the like, and zod, mean this installation's, wherever the user's checks lie; and their files
 * are ES modules, whatever a package.json above them says.
 */
function teachModules(folder: string): void {
  const isFirst = folders.size === 0;
  folders.add(`${pathToFileURL(resolve(folder)).href}/`);
  if (!isFirst) return;
  registerHooks({
    resolve: (specifier, context, next) => {
      const isOurs = /^(?:cloudstance\/|zod$)/.test(specifier);
      const found = next(specifier, isOurs ? { ...context, parentURL: import.meta.url } : context);
      const format = isOurs ? undefined : formatOf(found.url);
      return format ? { ...found, format } : found;
    },
  });
}

function formatOf(url: string): 'module' | 'module-typescript' | undefined {
  const isOwn = [...folders].some(
    (folder) => url.startsWith(folder) && !url.includes('/node_modules/', folder.length - 1),
  );
  if (!isOwn) return undefined;
  return url.endsWith('.ts') ? 'module-typescript' : url.endsWith('.js') ? 'module' : undefined;
}

/**
 * Every check of a user's folder (files with a check as default export; names that begin with `_` or `.`, tests and
 * type declarations are left out). Throws `UsageError` naming the file for one that can't be loaded, is no check or takes an id
 * that is in use.
 */
export async function loadChecks(folder: string, taken: ReadonlySet<string>): Promise<Check[]> {
  teachModules(folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(`The checks folder ${folder} can't be read: ${fileProblem(error) ?? error.code}`);
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile() && loadable.has(extname(entry.name)) && !isHelper(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !relative(folder, path).split(/[\\/]/).includes('node_modules'))
    .sort();
  const files = new Map<string, string>();
  const checks: Check[] = [];
  for (const path of paths) {
    const check = await loadCheck(path);
    const other = taken.has(check.id) ? 'the built-in one' : files.get(check.id);
    if (other) throw new UsageError(`${shown(path)}: the id '${check.id}' is taken by ${other}: choose another`);
    files.set(check.id, shown(path));
    checks.push(check);
  }
  if (checks.length === 0)
    throw new UsageError(`The checks folder ${folder} holds no checks: no .ts or .js file with a default export`);
  return checks;
}

async function loadCheck(path: string): Promise<Check> {
  const file = (await import(pathToFileURL(resolve(path)).href).catch((error: unknown) => {
    throw new UsageError(`${placeOf(error, path)}: can't be loaded: ${whatOf(error)}`);
  })) as { default?: unknown };
  if (file.default === undefined)
    throw new UsageError(`${shown(path)}: has no default export: write export default defineCheck({ … })`);
  const checked = Shape.safeParse(file.default);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new UsageError(
      `${shown(path)}: is no check: ${issue?.path.join('.') || 'the default export'}: ${issue?.message}`,
    );
  }
  const check = file.default as Check;
  const { type, facets } = check.on;
  const unknown = facets.find((name) => !(name in type.facets));
  if (unknown !== undefined) throw new UsageError(`${shown(path)}: ${type.id} has no facet '${unknown}'`);
  return check;
}

const shown = (path: string): string => relative('.', path) || path;

/** The line of the user's own file that the error's stack begins with, where it names one. */
function placeOf(error: unknown, path: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const folder = dirname(resolve(path));
  for (const prefix of [folder, pathToFileURL(folder).href]) {
    const at = stack.indexOf(prefix);
    const [, rest, line] = /^([^\s:()]*):(\d+)/.exec(at < 0 ? '' : stack.slice(at + prefix.length)) ?? [];
    if (rest && line) return `${shown(`${folder}${rest}`)}:${line}`;
  }
  return shown(path);
}

function whatOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [line = ''] = error.message
    .replace(/ imported from .*/s, '')
    .trim()
    .split('\n');
  return `${error.name === 'Error' ? '' : `${error.name}: `}${line}`;
}
