import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Check } from '../check.ts';
import { UsageError } from '../engine/select.ts';
import { severities } from '../model.ts';

const loadable = new Set(['.ts', '.mts', '.js', '.mjs']);

const Shape = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'must be lower-case words joined by -'),
  title: z.string().min(1),
  severity: z.enum(severities),
  why: z.string().min(1),
  on: z.object({ type: z.object({ id: z.string() }), facets: z.array(z.string()) }),
  fix: z.function(),
  evaluate: z.function(),
});

let hooked = false;

/** `cloudstance/check` and the like mean this installation, wherever the user's checks lie. */
function resolveOwnName(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith('cloudstance/') ? next(specifier, { ...context, parentURL: import.meta.url }) : next(specifier, context),
  });
}

/**
 * Every check of a user's folder (files with a check as default export; names that begin with `_` and tests are left
 * out). Throws `UsageError` naming the file for one that can't be loaded, is no check or takes an id that is in use.
 */
export async function loadChecks(folder: string, taken: ReadonlySet<string>): Promise<Check[]> {
  resolveOwnName();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The checks folder ${folder} can't be read (${error.code})`);
  });
  const paths = entries
    .filter((entry) => entry.isFile() && loadable.has(extname(entry.name)))
    .filter(({ name, parentPath }) => !/^_|\.test\.|\.d\.m?ts$/.test(name) && !parentPath.includes('node_modules'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const ids = new Set(taken);
  const checks: Check[] = [];
  for (const path of paths) {
    const check = await loadCheck(path);
    if (ids.has(check.id)) throw new UsageError(`${path}: there is another check with the id '${check.id}'`);
    ids.add(check.id);
    checks.push(check);
  }
  if (checks.length === 0) throw new UsageError(`The checks folder ${folder} holds no checks`);
  return checks;
}

async function loadCheck(path: string): Promise<Check> {
  const file = (await import(pathToFileURL(resolve(path)).href).catch((error: unknown) => {
    throw new UsageError(`${path} can't be loaded: ${error instanceof Error ? error.message : String(error)}`);
  })) as { default?: unknown };
  const checked = Shape.safeParse(file.default);
  if (checked.success) return file.default as Check;
  const [issue] = checked.error.issues;
  throw new UsageError(`${path} is no check: ${issue?.path.join('.') || 'default export'}: ${issue?.message}`);
}
