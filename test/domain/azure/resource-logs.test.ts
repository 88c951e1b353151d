import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnder } from 'cloudstance/domain/azure/ids';
import { type ResourceLog, sendsAny, unsentOf } from 'cloudstance/domain/azure/resource-logs';

const wanted = ['Read', 'Write'];
const setting = (...logs: ResourceLog['logs'][number][]): ResourceLog => ({ name: 'one', logs });
const on = (category: string) => ({ category, enabled: true });

const table: [string, ResourceLog[], string[], boolean][] = [
  ['no setting', [], wanted, false],
  ['metrics only', [setting()], wanted, false],
  ['both in one', [setting(on('read'), on('Write'))], [], true],
  ['one each', [setting(on('Read')), setting(on('Write'))], [], true],
  ['one of them', [setting(on('Write'), { category: 'Read', enabled: false })], ['Read'], true],
  ['another', [setting(on('Other'))], wanted, true],
  ['everything', [setting({ categoryGroup: 'allLogs', enabled: true })], [], true],
  ['everything, off', [setting({ categoryGroup: 'allLogs', enabled: false })], wanted, false],
  ['audit', [setting({ categoryGroup: 'audit', enabled: true })], [], true],
  ['another group', [setting({ categoryGroup: 'other', enabled: true })], wanted, true],
];
for (const [what, settings, missing, any] of table)
  test(`${what}: ${missing.join(' and ') || 'nothing'} is missing`, () => {
    assert.deepEqual(unsentOf(settings, wanted), missing);
    assert.equal(sendsAny(settings), any);
  });

test('a resource is under its group and subscription, not under one whose name begins alike', () => {
  const id = '/subscriptions/s/resourcegroups/rg/providers/a/b/c';
  for (const scope of [id, '/subscriptions/s', '/subscriptions/s/resourcegroups/rg']) assert.ok(isUnder(id, scope));
  for (const scope of ['/subscriptions/s/resourcegroups/r', `${id}/d`, '/subscriptions/t'])
    assert.equal(isUnder(id, scope), false);
});
