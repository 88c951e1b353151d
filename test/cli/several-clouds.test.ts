/** Several clouds in one scan: one that gives nothing to scan costs only itself, and the exit code says whether it was meant. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Manifest } from '../../src/snapshot/format.ts';
import { answerBasics, awsServer, errorXml } from './aws-server.ts';
import { run, temporaryFolder } from './process.ts';

const collect = ['collect', '--check', 'aws-sqs-*', '--check', 'azure-storage-account-*', '-o', 'snapshot'];
const note = /^Not scanned: Azure: No Azure credentials were found: run 'az login'/m;

const cases: readonly [what: string, args: readonly string[], code: number, note: boolean][] = [
  ['nobody is signed in to it: a note', [], 0, true],
  ['nobody is signed in to it, quiet: not even that', ['--quiet'], 0, false],
  ['a flag says that it is meant', ['--quiet', '--subscription', 's'], 4, true],
];

describe('a cloud without credentials beside one with', { concurrency: 2 }, () => {
  for (const [what, args, code, isNoted] of cases)
    test(what, async (t) => {
      const folder = temporaryFolder(t);
      const { env } = await awsServer(t, (request, response) => {
        if (!answerBasics(request, response)) errorXml(response, 'AccessDenied', 'Not allowed');
      });
      const outcome = await run([...collect, ...args], { folder, env });
      assert.equal(outcome.code, code, outcome.stderr);
      assert.equal(note.test(outcome.stderr), isNoted, outcome.stderr);
      const manifest = JSON.parse(readFileSync(join(folder, 'snapshot', 'manifest.json'), 'utf8')) as Manifest;
      assert.deepEqual(
        manifest.scopes.map(({ provider, kind, account }) => [provider, kind, account]),
        [['aws', 'account', '111122223333']],
      );
    });
});
