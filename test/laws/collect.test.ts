/** What the runner makes of listings that go wrong: what was seen stays, what was not is a gap. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { defineCheck, pass } from '../../src/check.ts';
import { collect } from '../../src/collector.ts';
import type { Gap } from '../../src/model.ts';
import type { Account, Provider } from '../../src/provider.ts';
import { defineResource } from '../../src/resource.ts';
import { collectSnapshot } from '../../src/scan.ts';

const Thing = defineResource('aws.test.thing', {
  label: 'Things',
  per: 'account',
  list: ['test:ListThings'],
  facets: {},
});
const scope = { provider: 'aws', account: '111122223333' };
const classify = (error: unknown, permissions: readonly string[]): Gap => ({
  because: 'failed',
  permissions,
  detail: String(error),
});

const row = (uid: unknown, name: unknown = 'name') => ({ uid, name }) as { uid: string; name: string };

const table = [
  { what: 'whole', rows: [row('a'), row('b')], uids: ['a', 'b'], gap: undefined },
  { what: 'one entry twice', rows: [row('a'), row('a')], uids: ['a'], gap: undefined },
  { what: 'an entry without an id', rows: [row('a'), row(undefined), row('b')], uids: ['a', 'b'], gap: 'invalid' },
  { what: 'an entry with an empty id', rows: [row(''), row('b')], uids: ['b'], gap: 'invalid' },
  { what: 'an entry without a name', rows: [row('a', null), row('b')], uids: ['b'], gap: 'invalid' },
  { what: 'broken off', rows: [row('a'), new Error('page 2')], uids: ['a'], gap: 'failed' },
] as const;

for (const { what, rows, uids, gap } of table)
  test(`a listing, ${what}`, async () => {
    const list = function* () {
      for (const item of rows) {
        if (item instanceof Error) throw item;
        yield item;
      }
    };
    const listing = await collect({ type: Thing, list, facets: {} }, new Set(), { scope, cloud: undefined, classify });
    assert.deepEqual(
      listing.resources.map(({ uid }) => uid),
      uids,
    );
    assert.equal(listing.gap?.because, gap);
    if (gap) assert.deepEqual(listing.gap?.permissions, ['test:ListThings']);
  });

const check = defineCheck({
  id: 'aws-test-thing',
  title: 'Things are there',
  severity: 'low',
  why: 'For this test.',
  fix: () => 'true',
  on: Thing.pick(),
  evaluate: () => pass('It is there'),
  examples: { pass: [{}], fail: [] },
});

test('a collection that can not go on makes no further calls and leaves nothing behind', async (t) => {
  const parent = await mkdtemp(join(tmpdir(), 'collect-'));
  t.after(() => rm(parent, { recursive: true }));
  const given: AbortSignal[] = [];
  const account: Account = {
    scope: { ...scope, kind: 'account', level: 'account', parent: null, name: null, partition: null, regions: [] },
    ledger: [],
    cloud: () => undefined,
    stats: () => ({ calls: 0, throttles: 0 }),
  };
  const provider: Provider = {
    name: 'aws',
    label: 'AWS',
    reads: [],
    connect: async ({ signal }) => {
      given.push(signal);
      return [account];
    },
    collectors: { [Thing.id]: async () => ({ type: Thing, list: () => [row('a')], facets: {} }) },
    classify,
    grant: () => '',
    base: () => [],
  };
  const folder = join(parent, 'snapshot');
  const full = () => {
    throw new Error('No space left');
  };
  const pace = { concurrency: 1, timeout: 1000, maxAttempts: 1, quotaShare: 1, signal: new AbortController().signal };
  await assert.rejects(
    collectSnapshot({
      providers: [provider],
      checks: [check],
      connect: pace,
      takenAt: '2026-01-01T00:00:00Z',
      folder,
      progress: { onListing: full },
    }),
    /No space left/,
  );
  assert.deepEqual(
    given.map(({ aborted }) => aborted),
    [true],
  );
  assert.ok(!existsSync(folder));
});
