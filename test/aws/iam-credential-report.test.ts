import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  lastNeeded,
  latestOf,
  MalformedReport,
  parseCredentialReport,
} from '../../src/domain/aws/credential-report.ts';
import { freshReport, type ReportMaker } from '../../src/providers/aws/credential-report.ts';

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
];
const values = {
  user: 'ana',
  arn: 'arn:aws:iam::111122223333:user/ana',
  user_creation_time: '2024-01-01T09:00:00+00:00',
  password_enabled: 'true',
  password_last_used: '2026-11-01T10:00:00+02:00',
  password_last_changed: '2026-10-01T09:00:00+00:00',
  password_next_rotation: 'N/A',
  mfa_active: 'true',
  access_key_1_active: 'false',
  access_key_1_last_rotated: 'N/A',
  access_key_1_last_used_date: 'N/A',
  access_key_2_active: 'false',
  access_key_2_last_rotated: 'N/A',
  access_key_2_last_used_date: 'N/A',
};
const line = (changes: Partial<typeof values> = {}): string => {
  const row: Record<string, string> = { ...values, ...changes };
  return columns.map((column) => row[column]!).join(',');
};
const parsed = (changes?: Partial<typeof values>) =>
  parseCredentialReport(`${columns.join(',')}\n${line(changes)}\n`)[0]!;

describe('the credential report', () => {
  test('has times in UTC', () => assert.equal(parsed().passwordLastUsed, '2026-11-01T08:00:00.000Z'));

  for (const answer of ['N/A', 'no_information', 'not_supported'])
    test(`keeps ${answer} apart from the other two`, () =>
      assert.equal(parsed({ password_last_used: answer }).passwordLastUsed, answer));

  test('does not say whether the root user has a password', () => {
    const root = parsed({
      user: '<root_account>',
      password_enabled: 'not_supported',
      password_last_changed: 'not_supported',
    });
    assert.deepEqual([root.user, root.passwordEnabled], ['<root_account>', null]);
  });

  test('takes TRUE and true', () => assert.equal(parsed({ mfa_active: 'TRUE' }).mfaActive, true));

  test('has a key for each slot in use, active or not', () => {
    const { keys } = parsed({
      access_key_1_last_rotated: '2025-01-01T00:00:00+00:00',
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2026-01-01T00:00:00+00:00',
      access_key_2_last_used_date: '2026-11-20T00:00:00+00:00',
    });
    assert.deepEqual(keys, [
      { slot: 1, active: false, lastRotated: '2025-01-01T00:00:00.000Z', lastUsed: 'N/A' },
      { slot: 2, active: true, lastRotated: '2026-01-01T00:00:00.000Z', lastUsed: '2026-11-20T00:00:00.000Z' },
    ]);
  });
  test('has no key for empty slots', () => assert.deepEqual(parsed().keys, []));

  for (const [user, path] of [
    ['a,b', ''],
    ['plain', 'x,y/'],
    ['a,b', 'x,arn:y/'],
    ['"quoted', ''],
  ] as const)
    test(`tells ${user} below /${path} from its columns`, () => {
      const arn = `arn:aws:iam::111122223333:user/${path}${user}`;
      const row = parsed({ user, arn });
      assert.deepEqual([row.user, row.arn, row.mfaActive], [user, arn, true]);
    });

  test('takes columns in any order after the first two, and columns it does not know', () => {
    const order = [...columns.slice(0, 2), 'additional_credentials_info', ...columns.slice(2).toReversed()];
    const row: Record<string, string> = { ...values, additional_credentials_info: 'x' };
    const text = `${order.join(',')}\r\n${order.map((column) => row[column]!).join(',')}\r\n`;
    assert.deepEqual(parseCredentialReport(text), [parsed()]);
  });

  for (const [what, text] of Object.entries({
    'an empty text': '',
    'something else': '<html>Service unavailable</html>',
    'half a row': `${columns.join(',')}\n${line().slice(0, 60)}`,
    'a missing column': `${columns.slice(0, -1).join(',')}\n${line()}`,
    'a word for a flag': `${columns.join(',')}\n${line({ mfa_active: 'maybe' })}`,
    'an active key without a date': `${columns.join(',')}\n${line({ access_key_1_active: 'true' })}`,
    'a user without a date': `${columns.join(',')}\n${line({ user_creation_time: 'N/A' })}`,
  }))
    test(`is not ${what}`, () => assert.throws(() => parseCredentialReport(text), /Report|ISO/));

  test('an error of its own says what is wrong', () =>
    assert.throws(() => parseCredentialReport('a,b'), new MalformedReport('The report has no columns user and arn')));
});

test('a key that was never used was last needed when it was made', () => {
  const lastRotated = '2025-01-01T00:00:00.000Z';
  assert.equal(lastNeeded({ lastRotated, lastUsed: 'N/A' }), lastRotated);
  assert.equal(lastNeeded({ lastRotated, lastUsed: '2025-06-01T00:00:00.000Z' }), '2025-06-01T00:00:00.000Z');
});

test('the latest of several answers leaves out those that are none', () => {
  assert.equal(
    latestOf(['N/A', '2025-01-01T00:00:00.000Z', 'no_information', '2024-01-01T00:00:00.000Z']),
    '2025-01-01T00:00:00.000Z',
  );
  assert.equal(latestOf(['N/A', 'not_supported']), null);
});

describe('waiting for a report', () => {
  const maker = (states: string[], texts: (string | null)[]) => {
    const waited: number[] = [];
    const steps: ReportMaker = {
      generate: async () => states.shift() ?? 'INPROGRESS',
      fetch: async () => texts.shift() ?? null,
      wait: async (milliseconds) => waited.push(milliseconds),
    };
    return { waited, steps };
  };

  test('none where there is one', async () => {
    const { waited, steps } = maker(['COMPLETE'], ['csv']);
    assert.equal(await freshReport(steps), 'csv');
    assert.deepEqual(waited, []);
  });
  test('until it is made', async () => {
    const { waited, steps } = maker(['STARTED', 'INPROGRESS', 'COMPLETE'], ['csv']);
    assert.equal(await freshReport(steps), 'csv');
    assert.equal(waited.length, 2);
  });
  test('again where it has gone in between', async () => {
    const { steps } = maker(['COMPLETE', 'STARTED', 'COMPLETE'], [null, 'csv']);
    assert.equal(await freshReport(steps), 'csv');
  });
  test('gives up as a time-out after at most two minutes', async () => {
    const { waited, steps } = maker([], []);
    await assert.rejects(freshReport(steps), { name: 'TimeoutError' });
    assert.ok(waited.reduce((sum, one) => sum + one, 0) <= 120_000);
  });
  test('does not retry what failed', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    const { steps } = maker(['COMPLETE'], []);
    await assert.rejects(freshReport({ ...steps, fetch: () => Promise.reject(denied) }), denied);
  });
});
