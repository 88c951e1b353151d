/** A signal keeps what was seen, says that it is not all, and leaves nothing half-written. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { openSnapshot } from '../../src/snapshot/read.ts';
import { answerBasics, awsServer } from './aws-server.ts';
import { start, temporaryFolder } from './process.ts';

/** Answers what every scan asks first and nothing after it; `asked` resolves once something waits. */
async function slowAws(t: { after: (done: () => void) => void }) {
  let waiting = (): void => undefined;
  const asked = new Promise<void>((resolve) => (waiting = resolve));
  const server = await awsServer(t, (request, response) => {
    if (!answerBasics(request, response)) waiting();
  });
  return { env: { ...server.env, AWS_MAX_ATTEMPTS: '3' }, asked };
}

describe('signals', { concurrency: 2 }, () => {
  test('SIGINT during a collection writes the partial snapshot, marked incomplete', async (t) => {
    const folder = temporaryFolder(t);
    const { env, asked } = await slowAws(t);
    const { child, ended } = start(['collect', 'aws', '-o', 'snapshot', '--service', 'sqs,sns'], { folder, env });
    await asked;
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    assert.equal(code, 130, stderr);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /\nStopping: what was seen so far is kept and marked incomplete\. .*\n(?:.*\n)*.*in snapshot \(stopped half-way: incomplete\)\n/,
    );
    assert.deepEqual(readdirSync(folder), ['snapshot']);
    const { manifest } = await openSnapshot(join(folder, 'snapshot'));
    assert.equal(manifest.complete, false);
    assert.ok(manifest.coverage.some(({ because }) => because === 'not-collected'));
  });

  test('SIGTERM during a scan writes the partial report, marked incomplete', async (t) => {
    const folder = temporaryFolder(t);
    const { env, asked } = await slowAws(t);
    const { child, ended } = start(
      ['scan', 'aws', '-o', 'json=report.json', '--quiet', '--check', 'aws-sqs-*', '--fail-on', 'any'],
      { folder, env },
    );
    await asked;
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    assert.equal(code, 143);
    assert.equal(stdout, '');
    assert.deepEqual(readdirSync(folder), ['report.json']);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
      complete: boolean;
      findings: { status: string }[];
    };
    assert.equal(report.complete, false);
    assert.deepEqual([...new Set(report.findings.map(({ status }) => status))], ['unknown']);
  });

  test('SIGINT before anything was seen writes nothing', async (t) => {
    const folder = temporaryFolder(t);
    let waiting = (): void => undefined;
    const asked = new Promise<void>((resolve) => (waiting = resolve));
    const { env } = await awsServer(t, () => waiting());
    const { child, ended } = start(['scan', 'aws', '-o', 'json=report.json'], { folder, env });
    await asked;
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.equal(code, 130);
    assert.match(stderr, /cloudstance: Stopped before anything was collected: nothing was written\n$/);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('a second signal quits at once and takes what is half-written along', async (t) => {
    const folder = temporaryFolder(t);
    const child = spawn(process.execPath, ['--conditions=source', join(import.meta.dirname, 'hold.ts')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const exited = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'ready') assert.equal(readdirSync(folder).length, 1);
      child.kill(line === 'ready' ? 'SIGTERM' : 'SIGINT');
    }
    const [code] = (await exited) as [number | null];
    assert.equal(code, 130);
    assert.deepEqual(readdirSync(folder), []);
  });
});
