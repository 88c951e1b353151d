/**
 * Extracts contracts from the management clients for JavaScript that Microsoft publishes (`@azure/arm-…`):
 *   node --conditions=source scripts/contracts/azure.ts <folder of packages> <package> ['GET /path/of/{template}' …]
 *   node --conditions=source scripts/contracts/azure.ts <folder of packages> <package> --list <regular expression>
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../test/contracts/contract.ts';
import { readMappers } from './azure-mappers.ts';
import { readModular } from './azure-modular.ts';
import { run } from './contract-file.ts';
import type { Published } from './contract-file.ts';

/** Where the clients, old and new, keep their ES modules. */
const layouts = ['dist/esm', 'dist-esm/src', 'esm'];

function published(folder: string): Published {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const source = layouts.map((layout) => join(folder, layout)).find(existsSync);
  if (source === undefined) throw new Error(`${name} has no modules where clients keep them`);
  const hasMappers = existsSync(join(source, 'models/mappers.js'));
  const { operations, models } = hasMappers ? readMappers(source) : readModular(source);
  return { header: { source: `${name} ${version}`, licence: license }, operations: latest(operations), models };
}

/** An operation that a client has in two versions is the newer. */
function latest(operations: readonly Operation[]): Map<string, Operation> {
  const ordered = operations.toSorted((a, b) => ((a.apiVersion ?? '') < (b.apiVersion ?? '') ? -1 : 1));
  return new Map(ordered.map((operation) => [`${operation.method} ${operation.path}`, operation]));
}

await run('azure', async (folder, name) => published(join(folder, name)));
