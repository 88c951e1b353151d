/** A user's own checks: the same API, from wherever they lie. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import builtIn from '../../checks/aws/s3/bucket-versioning.ts';
import { judgeExample } from '../../src/engine/examples.ts';
import { loadChecks } from '../../src/custom/load.ts';
import { temporaryFolder } from '../cli/process.ts';

const source = readFileSync(join(import.meta.dirname, '../../checks/aws/s3/bucket-versioning.ts'), 'utf8');
const own = source.replace("'aws-s3-bucket-versioning'", "'aws-s3-bucket-kept'");

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('a built-in file with another id runs unchanged, outside of this installation', async (t) => {
  const folder = temporaryFolder(t);
  write(folder, { 'deep/er/kept.ts': own });
  const [check, ...others] = await loadChecks(folder, new Set([builtIn.id]));
  assert.deepEqual(others, []);
  assert.equal(check?.id, 'aws-s3-bucket-kept');
  assert.equal(check.on.type, builtIn.on.type, 'it has the resource types of this installation');
  for (const [i, example] of check.examples.fail.entries())
    assert.equal(judgeExample(check, example).message, judgeExample(builtIn, builtIn.examples.fail[i]!).message);
});

test('files are modules, whatever package.json lies above them says', async (t) => {
  const folder = temporaryFolder(t);
  write(folder, {
    'package.json': '{ "type": "commonjs" }',
    'kept.ts': own.replace('\n', "\nimport './_shared.js';\n"),
    '_shared.js': 'export const shared = true;',
  });
  assert.deepEqual(
    (await loadChecks(folder, new Set())).map(({ id }) => id),
    ['aws-s3-bucket-kept'],
  );
});

test('helpers, tests, types, hidden files and other packages are no checks; helpers can be imported', async (t) => {
  const folder = temporaryFolder(t);
  const nope = 'throw new Error("loaded");';
  write(folder, {
    'kept.ts': own
      .replace("title: 'S3", "title: title ?? 'S3")
      .replace('\n', "\nimport { title } from './_shared.ts';\nimport { z } from 'zod';\nz.string();\n"),
    '_shared.ts': "export const title = 'Ours';",
    'kept.test.ts': nope,
    'kept.d.ts': nope,
    '.hidden.ts': nope,
    'node_modules/x/index.js': nope,
    'README.md': nope,
  });
  assert.deepEqual(
    (await loadChecks(folder, new Set())).map(({ title }) => title),
    ['Ours'],
  );
});

const mistakes: readonly [what: string, files: Record<string, string>, complaint: RegExp][] = [
  [
    'an id that is built in',
    { 'a.ts': source },
    /a\.ts: the id 'aws-s3-bucket-versioning' is taken by the built-in one: choose another$/,
  ],
  [
    'the same id twice',
    { 'a.ts': own, 'b.ts': own },
    /b\.ts: the id 'aws-s3-bucket-kept' is taken by .*a\.ts: choose another$/,
  ],
  [
    'no default export',
    { 'a.ts': 'export const check = 1;' },
    /a\.ts: has no default export: write export default defineCheck/,
  ],
  ['no check', { 'a.ts': "export default 'x';" }, /a\.ts: is no check: the default export: /],
  ['no id', { 'a.ts': own.replace(/ {2}id: .*\n/, '') }, /a\.ts: is no check: id: /],
  [
    'an id of two words',
    { 'a.ts': own.replace('aws-s3-bucket-kept', 'aws-kept') },
    /a\.ts: is no check: id: must be <provider>-<service>-<rule>/,
  ],
  ['a severity there is not', { 'a.ts': own.replace("'low'", "'lwo'") }, /a\.ts: is no check: severity: .*"low"/],
  ['no evaluate', { 'a.ts': own.replace('evaluate(', 'judge(') }, /a\.ts: is no check: evaluate: must be a function$/],
  [
    'a facet there is not',
    { 'a.ts': own.replace("pick('versioning')", "pick('version')") },
    /a\.ts: aws\.s3\.bucket has no facet 'version'/,
  ],
  ['a syntax error', { 'a.ts': '\n\nexport default {{' }, /a\.ts:3: can't be loaded: SyntaxError: /],
  ['an error while loading', { 'a.ts': "\nthrow new Error('no\\nluck');" }, /a\.ts:2: can't be loaded: no$/],
  [
    'an import there is not',
    { 'a.ts': "import './gone.ts';" },
    /a\.ts: can't be loaded: Cannot find module .*gone\.ts'$/,
  ],
  [
    'nothing of ours by that name',
    { 'a.ts': "import { nope } from 'cloudstance/check';\nexport default nope;" },
    /a\.ts:1: can't be loaded: SyntaxError: .*'nope'$/,
  ],
  ['no checks', { 'README.md': '' }, /holds no checks: no \.ts or \.js file with a default export$/],
];

for (const [what, files, complaint] of mistakes)
  test(`a folder with ${what}`, async (t) => {
    const folder = temporaryFolder(t);
    write(folder, files);
    await assert.rejects(loadChecks(folder, new Set([builtIn.id])), (error: Error) => {
      assert.equal(error.name, 'UsageError');
      assert.match(error.message, complaint);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });

test('a folder there is not', async (t) => {
  const folder = join(temporaryFolder(t), 'gone');
  await assert.rejects(loadChecks(folder, new Set()), {
    name: 'UsageError',
    message: /gone can't be read: no such file or folder$/,
  });
});

test('a file in place of a folder', async (t) => {
  const file = join(temporaryFolder(t), 'check.ts');
  copyFileSync(import.meta.filename, file);
  await assert.rejects(loadChecks(file, new Set()), { name: 'UsageError', message: /check\.ts can't be read: / });
});
