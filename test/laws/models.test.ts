/** Models are built once for an account, whoever asks, and what they could not see leaves those who ask open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, defineCheck, defineModel, exampleNow, fail, inRegion, pass } from 'cloudstance/check';
import { defineResource, listed } from 'cloudstance/resource';
import { z } from 'zod';
import { evaluate, modelOf } from '../../src/engine/evaluate.ts';
import { judgeExample } from '../../src/engine/examples.ts';
import type { Listing } from '../../src/model.ts';
import { permissionsFor, planFor } from '../../src/plan.ts';

const account = '111122223333';
const scope = { provider: 'aws', account };
const Thing = defineResource('aws.test.thing', {
  label: 'Things',
  per: 'account',
  list: ['test:ListThings'],
  facets: { size: listed(z.number()) },
});

let built = 0;
const Sizes = defineModel({
  needs: { things: all(Thing.pick('size')) },
  blank: { things: { size: 1 } },
  build: ({ things }, place) => {
    built += 1;
    return { total: things.map(({ size }) => size).reduce((sum, size) => sum + size, 0), account: place.account };
  },
});
const path = { title: 'T', steps: [{ kind: 'stranger', id: 'internet', name: 'internet' }] } as const;
const check = (id: string) =>
  defineCheck({
    id,
    title: 'T',
    severity: 'low',
    why: 'W.',
    fix: () => 'x',
    on: Thing.pick('size'),
    with: { sizes: Sizes },
    evaluate: ({ size }, { sizes }) =>
      sizes.total > 2 ? fail(`${size} of ${sizes.total}`, { paths: [path], severity: 'high' }) : pass('few'),
    examples: { pass: [{ size: 1, $sizes: {} }], fail: [{ size: 1, $sizes: { things: [{}, {}] } }] },
  });

const listing = (...sizes: readonly number[]): Listing => ({
  type: Thing.id,
  scope,
  resources: sizes.map((size, i) => ({
    type: Thing.id,
    uid: `thing-${i}`,
    name: `thing-${i}`,
    scope,
    facets: { size },
    gaps: {},
  })),
});
const snapshot = (...listings: readonly Listing[]) => ({ ...scope, takenAt: exampleNow, listings });

test('a model is built once for all checks, and not at all when nobody asks', () => {
  built = 0;
  const findings = [...evaluate(snapshot(listing(1, 2)), [check('aws-test-a'), check('aws-test-b')])];
  assert.deepEqual(
    findings.map(({ status, severity, message, paths }) => ({ status, severity, message, paths })),
    [1, 2, 1, 2].map((size) => ({ status: 'fail', severity: 'high', message: `${size} of 3`, paths: [path] })),
  );
  assert.equal(built, 1);
});

test('what a model could not see leaves everybody who asks open, with the permission', () => {
  const gap = { because: 'denied', permissions: ['test:ListThings'], detail: 'no' } as const;
  const findings = [...evaluate(snapshot({ ...listing(1), gap }), [check('aws-test-a')])];
  assert.deepEqual(
    findings.map(({ status, gap: why }) => [status, why]),
    [
      ['unknown', gap],
      ['unknown', gap],
    ],
  );
});

test('a model that throws leaves its checks unknown, and each of them says so', () => {
  const broken = defineModel({
    needs: { things: all(Thing.pick('size')) },
    blank: {},
    build: (): { total: number; account: string } => {
      throw new TypeError('broken');
    },
  });
  const crashes: string[] = [];
  const checks = ['aws-test-a', 'aws-test-b'].map((id) => ({ ...check(id), with: { sizes: broken } }));
  const findings = [...evaluate(snapshot(listing(1)), checks, { onCrash: ({ check: who }) => void crashes.push(who) })];
  assert.deepEqual(
    findings.map(({ status, gap }) => [status, gap?.because]),
    [
      ['unknown', 'crashed'],
      ['unknown', 'crashed'],
    ],
  );
  assert.deepEqual(crashes, ['aws-test-a', 'aws-test-b']);
});

test('what a model needs is planned, and examples that leave it out are as its blank says', () => {
  const one = check('aws-test-a');
  assert.deepEqual(permissionsFor(planFor([one])), ['test:ListThings']);
  assert.equal(judgeExample(one, one.examples.pass[0]!).status, 'pass');
  assert.equal(judgeExample(one, one.examples.fail[0]!).message, '1 of 3');
  assert.equal(modelOf(Sizes, snapshot(listing(4, 5))).total, 9);
});

test('a failure brings a fix of its own, part by part in the place of that of the check', () => {
  const general = { ...check('aws-test-a'), fix: () => ({ text: 'general', command: 'x' }) };
  const fixes = [undefined, { text: 'own' }, { text: 'own', command: 'y' }].map((fix) => {
    const one = { ...general, evaluate: () => fail('bad', fix ? { fix } : {}) };
    return [...evaluate(snapshot(listing(1)), [one])][0]!.fix;
  });
  assert.deepEqual(fixes, [
    { text: 'general', command: 'x' },
    { text: 'own', command: 'x' },
    { text: 'own', command: 'y' },
  ]);
});

test("a model asks region by region, and a gap in one of them is that one's", () => {
  const Local = defineResource('aws.test.local', {
    label: 'Local things',
    per: 'region',
    list: ['test:ListLocal'],
    facets: { size: listed(z.number()) },
  });
  const gap = { because: 'denied', permissions: ['test:ListLocal'], detail: 'no' } as const;
  const of = (region: string, ...sizes: readonly number[]): Listing => {
    const at = { ...scope, region };
    const things = sizes.map((size) => ({
      type: Local.id,
      uid: `${size}`,
      name: `${size}`,
      scope: at,
      facets: { size },
      gaps: {},
    }));
    return { type: Local.id, scope: at, resources: things };
  };
  const Sums = defineModel({
    needs: { things: inRegion(all(Local.pick('size'))) },
    blank: {},
    build: ({ things }, { regions, excludedRegions }) => ({
      regions,
      excludedRegions,
      sum: (region: string) =>
        things(region)
          .map(({ size }) => size)
          .reduce((sum, size) => sum + size, 0),
    }),
  });
  const taken = { ...snapshot(of('b', 1, 2), { ...of('c', 4), gap }, of('a', 8)), excludedRegions: ['d'] };
  const sums = modelOf(Sums, taken);
  assert.deepEqual([sums.regions, sums.excludedRegions], [['a', 'b', 'c'], ['d']]);
  assert.deepEqual([sums.sum('a'), sums.sum('b')], [8, 3]);
  assert.throws(() => sums.sum('c'), { gap });
  // A region that was not asked is no empty one.
  assert.throws(() => sums.sum('e'), { name: 'Unobserved' });
});
