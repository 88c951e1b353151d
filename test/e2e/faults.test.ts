import assert from 'node:assert/strict';
import { test } from 'node:test';

import { independentGroups, judge } from './faults.ts';
import type { ReportedFinding } from './scanner.ts';

type Status = ReportedFinding['status'];

function finding(status: Status, id = 'a', region: string | null = null, permissions = ['svc:Read']): ReportedFinding {
  const gap = status === 'unknown' ? { because: 'denied', permissions, detail: '' } : null;
  return { check: 'check', status, message: '', resource: { id, name: id, type: 'type', region }, gap };
}

const cases: readonly {
  readonly name: string;
  readonly before: readonly ReportedFinding[];
  readonly after: readonly ReportedFinding[];
  readonly broken: readonly string[];
}[] = [
  { name: 'unchanged verdicts are fine', before: [finding('fail')], after: [finding('fail')], broken: [] },
  { name: 'a verdict may become unknown', before: [finding('fail')], after: [finding('unknown')], broken: [] },
  { name: 'a fail may not pass', before: [finding('fail')], after: [finding('pass')], broken: ['falsePass'] },
  { name: 'nor stop to apply', before: [finding('fail')], after: [finding('not-applicable')], broken: ['falsePass'] },
  { name: 'a pass may not fail', before: [finding('pass')], after: [finding('fail')], broken: ['falseFail'] },
  { name: 'unknown may not pass', before: [finding('unknown')], after: [finding('pass')], broken: ['falsePass'] },
  { name: 'no pass comes from nowhere', before: [], after: [finding('pass')], broken: ['falsePass'] },
  { name: 'no finding goes', before: [finding('fail')], after: [], broken: ['lost'] },
  {
    name: 'unless its listing is unknown',
    before: [finding('fail', 'a', 'eu-west-1')],
    after: [finding('unknown', 'listing', 'eu-west-1')],
    broken: [],
  },
  {
    name: 'in the same region',
    before: [finding('fail', 'a', 'eu-west-1')],
    after: [finding('unknown', 'listing', 'us-east-1')],
    broken: ['lost'],
  },
  {
    name: 'another unknown resource is no listing',
    before: [finding('fail'), finding('pass', 'b')],
    after: [finding('unknown', 'b')],
    broken: ['lost'],
  },
  {
    name: 'a denial names a permission',
    before: [finding('pass')],
    after: [finding('unknown', 'a', null, [])],
    broken: ['unexplained'],
  },
];

for (const { name, before, after, broken } of cases) {
  test(`the judge: ${name}`, () => {
    const kinds = Object.entries(judge(before, after, 'deny')).flatMap(([kind, lines]) =>
      lines.length > 0 ? kind : [],
    );
    assert.deepEqual(kinds, broken);
  });
}

test('operations that share a check are not broken together', () => {
  const groups = independentGroups(
    new Map([
      ['list', new Set(['one', 'two'])],
      ['get one', new Set(['one'])],
      ['get two', new Set(['two'])],
      ['other', new Set(['three'])],
    ]),
  );
  assert.deepEqual(groups, [
    ['list', 'other'],
    ['get one', 'get two'],
  ]);
});
