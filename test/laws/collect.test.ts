/** What the runner makes of listings that go wrong: what was seen stays, what was not is a gap. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect } from '../../src/collector.ts';
import type { Gap } from '../../src/model.ts';
import { defineResource } from '../../src/resource.ts';

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
