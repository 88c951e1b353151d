/** What a check read is on its finding: all of the subject's facts, the first of others', and how many more there were. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, by, defineCheck, exampleNow, pass } from 'cloudstance/check';
import { defineResource, listed } from 'cloudstance/resource';
import { z } from 'zod';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { Json, Resource } from '../../src/model.ts';

const account = '111122223333';
const Owner = defineResource('aws.test.owner', {
  label: 'Owners',
  per: 'account',
  list: [],
  facets: { nick: listed(z.string()), size: listed(z.number()) },
});
const Thing = defineResource('aws.test.thing', {
  label: 'Things',
  per: 'account',
  list: [],
  facets: { owner: listed(z.string()) },
});
const common = { title: 'T', severity: 'low', why: 'W.', fix: () => 'x', examples: { pass: [], fail: [] } } as const;

const resource = (type: string, uid: string, facets: Record<string, Json>): Resource => ({
  type,
  uid,
  name: uid,
  scope: { provider: 'aws', account },
  facets,
  gaps: {},
});
const owner = resource(Owner.id, 'owner', { nick: 'ana', size: 1 });
const things = Array.from({ length: 100 }, (_, i) =>
  resource(Thing.id, `thing-${i}`, { owner: i < 2 ? 'ana' : 'bob' }),
);
const snapshot = {
  provider: 'aws',
  account,
  takenAt: exampleNow,
  listings: [
    { type: Owner.id, scope: { provider: 'aws', account }, resources: [owner] },
    { type: Thing.id, scope: { provider: 'aws', account }, resources: things },
  ],
};

const looksAtAll = defineCheck({
  ...common,
  id: 'aws-test-all',
  on: Owner.pick('nick', 'size'),
  with: { things: all(Thing.pick('owner')) },
  evaluate: (subject, { things: others }) => pass(`${others.filter((o) => o.owner === subject.nick).length}`),
});
const looksUp = defineCheck({
  ...common,
  id: 'aws-test-by',
  on: Owner.pick('nick', 'size'),
  with: { things: by(Thing.pick('owner'), (thing) => thing.owner) },
  evaluate: (subject, { things: others }) =>
    pass(`${others.get(subject.nick).map((thing) => thing.owner).length} of size ${subject.size}`),
});

test('the first facts of others are kept, the rest are counted; a facet that was not read is no evidence', () => {
  const [finding] = evaluate(snapshot, [looksAtAll]);
  assert.equal(finding?.message, '2');
  assert.deepEqual(
    finding.evidence.filter(({ uid }) => uid === 'owner').map(({ facet }) => facet),
    ['nick'],
  );
  assert.equal(finding.evidence.length, 26);
  assert.equal(finding.evidenceOmitted, 75);
});

test('looking something up makes evidence of what was found, not of the whole index', () => {
  const [finding] = evaluate(snapshot, [looksUp]);
  assert.equal(finding?.message, '2 of size 1');
  assert.deepEqual(finding.evidence.map(({ uid, facet }) => `${uid} ${facet}`).toSorted(), [
    'owner nick',
    'owner size',
    'thing-0 owner',
    'thing-1 owner',
  ]);
  assert.equal(finding.evidenceOmitted, undefined);
});
