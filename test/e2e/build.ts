import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sources = ['src', 'checks', 'reports', 'templates', 'package.json', 'tsconfig.build.json'];

/** Milliseconds of the newest file below a path; 0 when there is none. */
function newest(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Compiles the package when a source is newer than what is in dist/. Throws if that fails. */
export function buildIfStale(): void {
  const built = newest(join(root, 'dist'));
  if (built > Math.max(...sources.map((source) => newest(join(root, source))))) return;
  console.error('Building dist/');
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed');
}
