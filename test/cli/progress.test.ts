import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showProgress } from '../../src/cli/progress.ts';
import type { ScannedScope } from '../../src/model.ts';
import type { Asked } from '../../src/scan.ts';

const scope = { provider: 'aws', account: '111122223333' };
const scanned: ScannedScope = {
  ...scope,
  kind: 'account',
  level: 'account',
  parent: null,
  name: null,
  partition: 'aws',
  regions: ['eu-west-1', 'us-east-1'],
};
const asked: readonly Asked[] = ['eu-west-1', 'us-east-1', 'eu-north-1', 'sa-east-1'].map((region) => ({
  type: 'aws.ec2.instance',
  scope: { ...scope, region },
}));

function show(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return {
    written,
    ...showProgress({ isTTY, columns: () => columns, write: (text) => void written.push(text) }, { aws: 'AWS' }),
  };
}

const erase = '\r\u001b[2K';

test('in a build log: plain lines, no control characters', () => {
  const { written, progress, draw, stop } = show(false);
  draw();
  progress.onStart!([scanned], asked);
  progress.onStats!(() => ({ calls: 7, throttles: 2 }));
  progress.onListing!({ ...asked[0]!, resources: [] });
  draw();
  stop();
  assert.deepEqual(written, [
    'Signing in\n',
    'Scanning AWS account 111122223333 in 2 regions\n',
    'Collecting 1/4 · 7 calls · 2 throttled · waiting for aws.ec2.instance in us-east-1, aws.ec2.instance in eu-north-1, aws.ec2.instance in sa-east-1\n',
    'Collected with 7 calls, 2 of them throttled\n',
  ]);
});

test('a few scopes have a line each, many are counted, of what stands above them', () => {
  const { written, progress } = show(false);
  const tenant: ScannedScope = {
    ...scanned,
    provider: 'azure',
    account: 't',
    kind: 'tenant',
    level: 'organization',
    regions: [],
  };
  const subscription: ScannedScope = { ...tenant, account: 's', kind: 'subscription', level: 'account', parent: 't' };
  const project: ScannedScope = {
    ...subscription,
    provider: 'gcp',
    kind: 'project',
    parent: null,
    name: 'evil\u001b[2J',
  };
  const many = (scope: ScannedScope, count: number) => Array.from({ length: count }, () => scope);
  progress.onStart!([tenant, subscription], []);
  progress.onStart!([tenant, ...many(subscription, 214)], []);
  progress.onStart!([project], []);
  progress.onStart!(many(project, 5), []);
  assert.deepEqual(written, [
    'Scanning azure tenant t\n',
    'Scanning azure subscription s\n',
    'Scanning 214 subscriptions of azure tenant t\n',
    'Scanning gcp project s (evil�[2J)\n',
    'Scanning 5 projects of gcp\n',
  ]);
});

test('on a terminal: one line that is rewritten, never wider than the terminal, and gone at the end', () => {
  const { written, progress, draw, stop } = show(true, 40);
  progress.onStart!([scanned], asked);
  progress.onStats!(() => ({ calls: 1, throttles: 0 }));
  written.length = 0;
  draw();
  draw();
  assert.equal(written.length, 2);
  for (const line of written) {
    assert.ok(line.startsWith(erase));
    assert.match(line.slice(erase.length), /^. Collecting 0\/4 · 1 call · aws\.ec2/);
    assert.ok(line.length - erase.length < 40);
    assert.doesNotMatch(line, /\n/);
  }
  written.length = 0;
  stop();
  assert.deepEqual(written, ['\r\u001b[2K', 'Collected with 1 call\n']);
});

test('nothing is said of a collection that never began', () => {
  const { written, stop } = show(false);
  stop();
  assert.deepEqual(written, []);
});
