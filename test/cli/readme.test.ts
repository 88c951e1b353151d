/** What the README shows is what happens: its commands are run on the bundled snapshot, its example is a file that is compiled and run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import unusedServices from '../../checks/aws/iam/role-unused-services.ts';
import { withOutputs } from '../../scripts/readme.ts';
import { judgeExample } from '../../src/engine/examples.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('commands print what the README shows', () => {
  assert.equal(readme, withOutputs(readme), "'npm run generate' writes what they print now");
});

test('each command that asks a snapshot is shown', () => {
  for (const name of ['can', 'who-can', 'what-can', 'exposed', 'escalate'])
    assert.match(readme, new RegExp(`^ {4}\\$ npx cloudstance ${name} .*--demo$`, 'm'));
});

test('an output that is not what a command prints is noticed', () => {
  const shown = '    $ npx cloudstance --version\n    0.0.0\n\n    not it either\n\nText.\n';
  assert.match(withOutputs(shown), /^ {4}\$ npx cloudstance --version\n {4}\d+\.\d+\.\d+\n\nText\.\n$/);
});

test('the finding about what is not used says that', () => {
  const shown = unusedServices.examples.fail.map((example) => {
    const { message, fix } = judgeExample(unusedServices, example);
    return `    ${message}\n    ${fix?.text}\n`;
  });
  assert.ok(
    shown.some((text) => readme.includes(text)),
    shown.join('\n'),
  );
});

test('the example of the library runs', () => {
  const file = join(import.meta.dirname, 'access-example.ts');
  assert.ok(readme.includes(`\`\`\`ts\n${readFileSync(file, 'utf8')}\`\`\``), 'the README shows another one');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', file], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^denied · The permissions boundary does not allow iam:CreateUser\n/);
  assert.match(stdout, / → administrator of 123456789012$/m);
});
