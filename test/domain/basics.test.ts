import { test } from 'node:test';
import { deepEqual, equal, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { daysBetween, daysUntil, instant, isOlderThan } from '../../src/domain/time.ts';
import { listOf, plural } from '../../src/domain/text.ts';
import {
  accountOf,
  isAccountId,
  isAwsManagedPolicy,
  isServiceLinkedRole,
  nameOf,
  parseArn,
} from '../../src/domain/aws/arn.ts';

const now = new Date('2026-07-01T12:00:00Z');

test('timestamps as the clouds write them', () => {
  const noon = Date.parse('2026-07-01T12:00:00Z');
  for (const iso of [
    '2026-07-01T12:00:00Z',
    '2026-07-01T12:00:00.000Z',
    '2026-07-01T12:00:00.0000000Z',
    '2026-07-01T12:00:00+00:00',
    '2026-07-01T14:00:00.000+0200',
    '2026-07-01T12:00:00',
    '2026-07-01T12:00Z',
  ]) {
    equal(instant(iso), noon, iso);
  }
  equal(instant('2026-07-01'), Date.parse('2026-07-01T00:00:00Z'));
});

test('what is no timestamp is an error, never a date', () => {
  for (const text of [
    '',
    'N/A',
    'no_information',
    '1719835200',
    '2026-13-01',
    '2026-07-01T25:00:00Z',
    'Wed Jul 01 2026',
  ]) {
    throws(() => instant(text), RangeError, text);
  }
});

test('whole days are rounded down, and 90 days old is not older than 90 days', () => {
  equal(daysBetween('2026-07-01T12:00:01Z', now), -1);
  equal(daysBetween('2026-06-30T12:00:01Z', now), 0);
  equal(daysBetween('2026-06-30T12:00:00Z', now), 1);
  equal(isOlderThan('2026-04-02T12:00:00Z', 90, now), false);
  equal(isOlderThan('2026-04-02T00:00:00Z', 90, now), false);
  equal(isOlderThan('2026-04-01T12:00:00Z', 90, now), true);
  equal(daysUntil('2026-07-03T11:59:59Z', now), 1);
  equal(daysUntil('2026-07-01T11:00:00Z', now), -1);
});

test('law: age and remaining time mirror each other', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }), (date) => {
      const iso = date.toISOString();
      const exact = (now.getTime() - date.getTime()) % 86_400_000 === 0;
      equal(daysBetween(iso, now) + daysUntil(iso, now), exact ? 0 : -1);
    }),
  );
});

test('numbers with their nouns', () => {
  const cases: [string, string][] = [
    [plural(0, 'key'), '0 keys'],
    [plural(1, 'policy'), '1 policy'],
    [plural(2, 'policy'), '2 policies'],
    [plural(2, 'day'), '2 days'],
    [plural(2, 'address'), '2 addresses'],
    [plural(3, 'index', 'indices'), '3 indices'],
  ];
  for (const [got, wanted] of cases) equal(got, wanted);
});

test('lists of names', () => {
  equal(listOf([]), 'none');
  equal(listOf(['a']), 'a');
  equal(listOf(['a', 'b']), 'a and b');
  equal(listOf(['a', 'b', 'c']), 'a, b and c');
  equal(listOf(['a', 'b', 'c', 'd', 'e'], 2), 'a, b and 3 more');
  equal(listOf(new Set(['a', 'b', 'c', 'd', 'e'])), 'a, b, c, d and e');
});

test('ARNs', () => {
  deepEqual(parseArn('arn:aws-us-gov:sns:us-gov-west-1:111122223333:topic:sub'), {
    partition: 'aws-us-gov',
    service: 'sns',
    region: 'us-gov-west-1',
    account: '111122223333',
    resource: 'topic:sub',
  });
  equal(parseArn('arn:aws:s3:::bucket/a:b')?.resource, 'bucket/a:b');
  for (const text of ['', '*', 'arn:aws:s3', 'arn:aws:s3:::', 'urn:aws:s3:::bucket', '111122223333']) {
    equal(parseArn(text), undefined, text);
  }
});

test('whose a thing is', () => {
  equal(accountOf('arn:aws:iam::111122223333:root'), '111122223333');
  equal(accountOf('111122223333'), '111122223333');
  equal(accountOf('arn:aws:iam::aws:policy/AdministratorAccess'), undefined);
  equal(accountOf('arn:aws:s3:::bucket'), undefined);
  equal(isAccountId('11112222333'), false);
  equal(isAccountId('1111222233334'), false);
  equal(nameOf('arn:aws:iam::111122223333:role/ci/Deploy'), 'Deploy');
  equal(nameOf('arn:aws:sns:eu-west-1:111122223333:alarms'), 'alarms');
  equal(isAwsManagedPolicy('arn:aws:iam::aws:policy/job-function/Billing'), true);
  equal(isAwsManagedPolicy('arn:aws:iam::111122223333:policy/aws'), false);
  equal(
    isServiceLinkedRole('arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'),
    true,
  );
  equal(isServiceLinkedRole('arn:aws:iam::111122223333:role/x/aws-service-role/ecs'), false);
});
