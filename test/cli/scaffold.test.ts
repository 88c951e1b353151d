/** `checks new`: what it writes compiles, can be loaded, and fails its own examples until somebody writes the rule. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { scaffold } from '../../src/cli/scaffold.ts';
import { loadChecks } from '../../src/custom/load.ts';
import { judgeExample } from '../../src/engine/examples.ts';
import { resourceFiles } from '../../src/resources/index.ts';
import type { ResourceType } from '../../src/resource.ts';
import { temporaryFolder } from './process.ts';

const root = join(import.meta.dirname, '../..');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const types = Object.values(resourceFiles)
  .flatMap((file) => Object.values(file as Record<string, ResourceType>))
  .filter((value) => typeof value.id === 'string' && typeof value.pick === 'function');

test('for every resource type: it compiles, loads, and one of its examples is wrong', async (t) => {
  const folder = temporaryFolder(t);
  for (const [i, { id, facets }] of types.entries())
    await scaffold({
      id: `${id.split('.')[0]}-x-r${i}`,
      type: id,
      facets: Object.keys(facets),
      checksDir: join(folder, 'own'),
    });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const options = { paths: { 'cloudstance/*': [`${root}/src/*.ts`] }, typeRoots: [`${root}/node_modules/@types`] };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: `${root}/tsconfig.json`, compilerOptions: options, include: ['own'] }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  const checks = await loadChecks(join(folder, 'own'), new Set());
  assert.equal(checks.length, types.length);
  for (const check of checks) {
    const verdicts = [...check.examples.pass, ...check.examples.fail].map((example) => judgeExample(check, example));
    assert.deepEqual(
      verdicts.map(({ gap }) => gap?.detail ?? null),
      [null, null],
      `the sample of ${check.on.type.id} is not what its schema says`,
    );
    assert.notDeepEqual(
      verdicts.map(({ status }) => status),
      ['pass', 'fail'],
    );
  }
});

test('without facets it takes what comes with the listing', async (t) => {
  const folder = temporaryFolder(t);
  assert.match(
    await scaffold({ id: 'aws-sqs-queue-mine', type: 'aws.sqs.queue', facets: undefined, checksDir: folder }),
    /aws-sqs-queue-mine\.ts$/,
  );
  assert.deepEqual(readdirSync(folder), ['aws-sqs-queue-mine.ts']);
});

const good = { id: 'aws-sqs-queue-mine', type: 'aws.sqs.queue', facets: undefined };
const mistakes: readonly [Partial<Parameters<typeof scaffold>[0]>, RegExp][] = [
  [{ id: 'aws-mine' }, /^'aws-mine' is no check id: write <provider>-<service>-<rule>/],
  [{ id: '../../x-y-z' }, /is no check id/],
  [{ id: 'gcp-sqs-mine' }, /^'gcp-sqs-mine' begins with 'gcp', but aws\.sqs\.queue is of 'aws'$/],
  [{ type: 'aws.sqs.queu' }, /^No resource type is called 'aws\.sqs\.queu', did you mean 'aws\.sqs\.queue'\?$/],
  [{ facets: ['polcy'] }, /^aws\.sqs\.queue has no facet 'polcy', did you mean 'policy'\?$/],
];

for (const [wrong, complaint] of mistakes)
  test(`a mistake: ${JSON.stringify(wrong)}`, async (t) => {
    const folder = temporaryFolder(t);
    await assert.rejects(scaffold({ ...good, checksDir: folder, ...wrong }), {
      name: 'UsageError',
      message: complaint,
    });
    assert.deepEqual(readdirSync(folder), []);
  });

test('a file that is there is not replaced', async (t) => {
  const folder = temporaryFolder(t);
  await scaffold({ ...good, checksDir: folder });
  await assert.rejects(scaffold({ ...good, checksDir: folder }), { name: 'UsageError', message: /exists already$/ });
});
