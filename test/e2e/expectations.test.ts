import assert from 'node:assert/strict';
import { test } from 'node:test';

import { difference, rename } from './expectations.ts';

test('generated ids give way to the names of the estate', () => {
  const names = new Map([['sg-0123', 'open']]);
  assert.equal(
    rename('arn:aws:ec2:eu-west-1:1:security-group/sg-0123', names),
    'arn:aws:ec2:eu-west-1:1:security-group/{open}',
  );
});

test('differences show what a verdict was and is', () => {
  const expected = ['fail\tcheck\ta', 'pass\tcheck\tb', 'pass\tcheck\tc'];
  const actual = ['unknown\tcheck\ta', 'pass\tcheck\tb', 'fail\tcheck\td'];
  assert.deepEqual(difference(expected, actual), [
    '  check  a: fail → unknown',
    '  check  c: pass → absent',
    '  check  d: absent → fail',
  ]);
  assert.deepEqual(difference(expected, expected), []);
});
