/** Only collecting touches an SDK or the network; what lists and explains loads next to nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as allChecks from '../../checks/index.ts';
import { exampleNow } from '../../src/check.ts';
import { planFor } from '../../src/plan.ts';
import { SnapshotWriter } from '../../src/snapshot/write.ts';
import { awsServer, errorXml } from './aws-server.ts';
import { type Outcome, run, temporaryFolder } from './process.ts';

interface Recorded extends Outcome {
  readonly modules: readonly string[];
  readonly sockets: number;
}

async function record(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Recorded> {
  const file = join(folder, 'record.json');
  const node = ['--import', join(import.meta.dirname, 'record.ts')];
  const outcome = await run(args, { folder, node, env: { ...env, RECORD: file } });
  return { ...outcome, ...(JSON.parse(readFileSync(file, 'utf8')) as Pick<Recorded, 'modules' | 'sockets'>) };
}

const sdk = /node_modules\/@(?:aws-sdk|smithy)\//;

async function writeSnapshot(folder: string): Promise<void> {
  const plan = planFor(Object.values(allChecks));
  const scope = { provider: 'aws', account: '111122223333' };
  const writer = await SnapshotWriter.open(folder);
  for (const { type } of plan.values())
    await writer.add('aws', scope.account, type.id, [
      { type: type.id, scope: type.per === 'region' ? { ...scope, region: 'eu-west-1' } : scope, resources: [] },
    ]);
  await writer.finish({
    tool: { name: 'cloudstance', version: '0' },
    takenAt: exampleNow,
    complete: true,
    scopes: [
      {
        ...scope,
        kind: 'account',
        level: 'account',
        parent: null,
        name: null,
        partition: 'aws',
        regions: ['eu-west-1'],
      },
    ],
    asked: { checks: Object.keys(allChecks), types: {} },
  });
}

describe('without network', { concurrency: 2 }, () => {
  test('evaluate imports no SDK and opens no socket', async (t) => {
    const folder = temporaryFolder(t);
    await writeSnapshot(join(folder, 'snapshot'));
    const formats = ['html', 'sarif', 'json'].flatMap((format) => ['-o', `${format}=report.${format}`]);
    const { code, stdout, stderr, modules, sockets } = await record(['evaluate', 'snapshot', ...formats], folder);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /Written: report\.html, report\.sarif, report\.json/);
    assert.deepEqual(
      modules.filter((url) => sdk.test(url)),
      [],
    );
    assert.equal(sockets, 0);
  });

  for (const args of [['permissions', 'aws'], ['--help']])
    test(`${args.join(' ')} imports no SDK`, async (t) => {
      const { code, stdout, modules, sockets } = await record(args, temporaryFolder(t));
      assert.equal(code, 0);
      assert.ok(stdout.length > 100);
      assert.deepEqual(
        modules.filter((url) => sdk.test(url)),
        [],
      );
      assert.equal(sockets, 0);
      if (args[0] === '--help')
        assert.deepEqual(
          modules.filter((url) => url.includes('/checks/') || url.includes('/reports/')),
          [],
        );
    });

  test('the recorder sees an SDK and a socket when there is one', async (t) => {
    const { env } = await awsServer(t, (_, response) => errorXml(response, 'AccessDenied', 'No'));
    const { code, modules, sockets } = await record(['scan', 'aws', '--service', 'sqs'], temporaryFolder(t), env);
    assert.equal(code, 4);
    assert.ok(modules.some((url) => sdk.test(url)));
    assert.ok(sockets > 0);
  });
});
