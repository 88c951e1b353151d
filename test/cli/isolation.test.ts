/** A scan of one cloud loads that cloud's libraries alone, and permissions and plans load none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { temporaryFolder } from './process.ts';

const libraries: Readonly<Record<string, RegExp>> = {
  aws: /node_modules\/@(?:aws-sdk|smithy)\//,
  azure: /node_modules\/@(?:azure|typespec)\//,
  gcp: /node_modules\/(?:@google-cloud|google-auth-library|google-gax|gaxios)\//,
};

/** Every module that a process loaded. */
function modulesOf(folder: string, script: string, ...args: string[]): string[] {
  const record = join(folder, 'record.json');
  const here = import.meta.dirname;
  const done = spawnSync(
    process.execPath,
    ['--conditions=source', '--import', join(here, 'record.ts'), join(here, script), ...args],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: folder, RECORD: record } },
  );
  assert.equal(done.status, 0, done.stderr);
  return (JSON.parse(readFileSync(record, 'utf8')) as { modules: string[] }).modules;
}
const loadedBy = (modules: readonly string[]): string[] =>
  Object.keys(libraries).filter((cloud) => modules.some((url) => libraries[cloud]!.test(url)));

describe('everything a scan may load', { concurrency: 2 }, () => {
  for (const cloud of Object.keys(libraries)) {
    test(`of ${cloud} is that cloud's alone`, (t) => {
      assert.deepEqual(loadedBy(modulesOf(temporaryFolder(t), 'load-provider.ts', cloud)), [cloud]);
    });
    test(`permissions ${cloud} loads no library of a cloud`, (t) => {
      assert.deepEqual(loadedBy(modulesOf(temporaryFolder(t), 'entry.ts', 'permissions', cloud)), []);
    });
  }
});
