import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Runtime } from '@aws-sdk/client-lambda';
import { deprecationOf } from '../../src/domain/aws/lambda-runtimes.ts';
import { instant } from '../../src/domain/time.ts';

/** Announced in the SDK before the documentation had a date for them. */
const undated = new Set(['nodejs26.x', 'python3.15']);

test('every runtime that the SDK knows has a date', () => {
  const missing = Object.values(Runtime).filter(
    (runtime) => deprecationOf(runtime) === undefined && !undated.has(runtime),
  );
  assert.deepEqual(missing, []);
});

test('every date is one', () => {
  for (const runtime of Object.values(Runtime).filter((name) => !undated.has(name)))
    assert.ok(instant(deprecationOf(runtime)!) > instant('2016-01-01'), runtime);
});

test('what is not in the table has none', () => {
  for (const name of ['nodejs99.x', '', 'constructor', '__proto__']) assert.equal(deprecationOf(name), undefined);
});
