/** A region that was left out is no evidence of absence, and no finding either. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, defineCheck, exampleNow, fail, inRegion, pass } from 'cloudstance/check';
import { defineResource } from 'cloudstance/resource';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { AccountSnapshot, Resource } from '../../src/model.ts';

const account = '111122223333';
const Owner = defineResource('aws.test.owner', { label: 'Owners', per: 'account', list: [], facets: {} });
const Thing = defineResource('aws.test.thing', { label: 'Things', per: 'region', list: [], facets: {} });
const common = { title: 'T', severity: 'low', why: 'W.', fix: () => 'x', examples: { pass: [], fail: [] } } as const;

const some = defineCheck({
  ...common,
  id: 'aws-test-some',
  on: Owner.pick(),
  with: { things: all(Thing.pick()) },
  evaluate: (_, { things }) => (things.some(() => true) ? pass('There is one') : fail('There is none')),
});
const here = defineCheck({
  ...common,
  id: 'aws-test-here',
  on: Thing.pick(),
  with: { things: inRegion(all(Thing.pick())) },
  evaluate: (_, { things }) => pass(`There are ${things.length}`),
});

const resource = (type: string, region?: string): Resource => ({
  type,
  uid: `${type}/${region}`,
  name: type,
  scope: { provider: 'aws', account, region },
  facets: {},
  gaps: {},
});

const snapshot = (things: readonly Resource[], excludedRegions: readonly string[]): AccountSnapshot => ({
  provider: 'aws',
  account,
  takenAt: exampleNow,
  excludedRegions,
  listings: [
    { type: Owner.id, scope: { provider: 'aws', account }, resources: [resource(Owner.id)] },
    { type: Thing.id, scope: { provider: 'aws', account, region: 'eu-west-1' }, resources: things },
  ],
});

const thing = resource(Thing.id, 'eu-west-1');
const beside = defineCheck({
  ...common,
  id: 'aws-test-beside',
  on: Owner.pick(),
  with: { things: inRegion(all(Thing.pick())) },
  evaluate: (_, { things }) => (things.length > 0 ? pass('There is one') : fail('There is none')),
});

test('an account-wide resource in a region that nobody asked is not judged by its silence', () => {
  const inRegionOf = (region: string): AccountSnapshot => ({
    ...snapshot([], []),
    listings: [
      { type: Owner.id, scope: { provider: 'aws', account }, resources: [resource(Owner.id, region)] },
      { type: Thing.id, scope: { provider: 'aws', account, region: 'eu-west-1' }, resources: [] },
    ],
  });
  const statusIn = (region: string) => [...evaluate(inRegionOf(region), [beside])].map(({ status }) => status);
  assert.deepEqual(statusIn('eu-west-1'), ['fail']);
  assert.deepEqual(statusIn('us-east-1'), ['unknown']);
});

const table = [
  { check: some, things: [thing], excluded: [], expected: 'pass' },
  { check: some, things: [], excluded: [], expected: 'fail' },
  { check: some, things: [thing], excluded: ['us-east-1'], expected: 'pass' },
  { check: some, things: [], excluded: ['us-east-1'], expected: 'unknown' },
  { check: here, things: [thing], excluded: ['us-east-1'], expected: 'pass' },
] as const;

for (const { check, things, excluded, expected } of table)
  test(`${check.id} with ${things.length} things, ${excluded.length} regions left out: ${expected}`, () => {
    assert.deepEqual(
      [...evaluate(snapshot(things, excluded), [check])].map(({ status }) => status),
      [expected],
    );
  });
