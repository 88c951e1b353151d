/** Frameworks are complete, in the publisher's order and style, and lean only on checks that exist. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as frameworkFiles from '../../checks/frameworks/index.ts';
import * as checkFiles from '../../checks/index.ts';
import { type Control, coverageOf, type Framework } from '../../src/framework.ts';

const frameworks = Object.entries(frameworkFiles) as unknown as [string, Framework][];
const checks = new Map(Object.values(checkFiles).map((check) => [check.id, check]));
const controlsOf = (id: string): [string, Control][] => Object.entries(new Map(frameworks).get(id)!.controls);

/** `3.2.` from 1 to 3: 3.2.1, 3.2.2, 3.2.3. */
const numbers = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${from + i}`);

const storage = [...numbers('3.1.', 1, 4), ...numbers('3.2.', 1, 4), '3.3.1'];
const list = (text: string): string[] => text.split(' ');
const published: Record<string, { count: number; controls?: string[]; byHandOnly: string[] }> = {
  'cis-aws-6.0': {
    count: 63,
    controls: [
      ...numbers('2.', 1, 21),
      ...storage,
      ...numbers('4.', 1, 9),
      ...numbers('5.', 1, 16),
      ...numbers('6.1.', 1, 2),
      ...numbers('6.', 2, 7),
    ],
    byHandOnly: ['3.1.3'],
  },
  'cis-aws-7.0': {
    count: 70,
    controls: [
      ...numbers('2.1.', 1, 6),
      ...numbers('2.', 2, 21),
      ...storage,
      ...numbers('4.', 1, 10),
      ...numbers('5.', 1, 16),
      ...numbers('6.1.', 1, 2),
      ...numbers('6.', 2, 8),
    ],
    byHandOnly: ['2.1.3', '2.1.4', '3.1.3'],
  },
  'cis-azure-5.0': {
    count: 155,
    byHandOnly: list(
      '2.1.3 2.1.4 2.1.5 2.1.6 5.1.3 5.3.6 5.5 5.9 5.10 5.11 5.17 5.18 5.20 6.1.1.10 6.2 7.16 8.1.5.2 8.1.16 8.3.10 9.3.10',
    ),
  },
  'cis-azure-6.0': {
    count: 127,
    byHandOnly: list('2.1.3 2.1.4 2.1.5 2.1.6 2.1.12 5.1.4 5.3.6 6.1.1.9 6.2 7.16 8.1.5.2 8.1.16 8.3.10 9.3.10'),
  },
  'cis-gcp-4.0': { count: 84, byHandOnly: list('1.2 1.3 2.14 4.10 7.4') },
  'cis-gcp-5.0': { count: 93, byHandOnly: list('1.1.1 1.1.2 1.1.3 1.3 1.4 2.2 2.15 4.10 7.4') },
};

/** Critical checks that no publisher asks for. Whoever adds one looks for its control first. */
const unasked: Record<string, string> = {
  'aws-cloudtrail-trail-bucket-public': 'a public bucket is a control of its own, whatever it holds',
  'aws-ec2-instance-internet-admin-ports': 'controls judge security groups and not what can be reached through them',
  'aws-ec2-instance-internet-database-ports': 'controls judge security groups and not what can be reached through them',
  'aws-iam-role-everyone-administrator': 'controls judge policies and trusts one by one, and not where they lead',
  'aws-iam-role-oidc-administrator': 'controls judge policies and trusts one by one, and not where they lead',
  'aws-iam-role-oidc-shared-issuer': 'no control reads the trust in pipelines',
  'aws-iam-role-third-party-administrator': 'controls judge policies and trusts one by one, and not where they lead',
  'aws-iam-user-mfa-administrator': 'controls judge policies and trusts one by one, and not where they lead',
  'aws-iam-user-quarantined': 'no control asks for the quarantine of AWS',
  'azure-appservice-app-exposed-power': 'no control follows an identity from the internet to the subscription',
  'azure-compute-vm-exposed-power': 'no control follows an identity from the internet to the subscription',
  'azure-compute-vm-internet-administration': 'controls judge security groups and not what can be reached through them',
  'azure-entra-application-permissions': 'no control reads what applications may do in Microsoft Graph',
  'azure-entra-service-principal-administrator':
    'no control follows the ways by which an application becomes administrator',
  'azure-monitor-activity-log-storage-public': 'a public container is a finding of its own, whatever it holds',
  'azure-storage-container-public':
    'controls judge the account, which may allow it, and not the container that does it',
  'gcp-compute-instance-internet-administration':
    'controls judge firewall rules and not what can be reached through them',
  'gcp-compute-instance-internet-databases': 'controls judge firewall rules and not what can be reached through them',
  'gcp-compute-snapshot-public': 'no control is about snapshots',
  'gcp-iam-policy-public': 'controls name resources that must not be public, but not the project itself',
  'gcp-iam-service-account-key-exposed': 'no control reads what Google found out about leaked keys',
  'gcp-iam-service-account-public': 'no control reads who may act as a service account',
  'gcp-pubsub-subscription-public': 'no control is about Pub/Sub',
  'gcp-pubsub-topic-public': 'no control is about Pub/Sub',
  'gcp-secretmanager-secret-public': 'no control is about who may read a secret',
  'gcp-compute-instance-internet-power': 'no control reads what the account of a workload comes to',
  'gcp-functions-function-public-power': 'no control reads what the account of a workload comes to',
  'gcp-iam-service-account-key-power': 'controls judge the key and not what its account comes to',
  'gcp-iam-workload-identity-provider-power': 'no control reads the trust in pipelines',
  'gcp-resourcemanager-project-escalation-everybody': 'no control follows ways to more power',
  'gcp-resourcemanager-project-escalation-foreign': 'no control follows ways to more power',
  'gcp-run-service-public-power': 'no control reads what the account of a workload comes to',
};

describe('the frameworks', () => {
  test('are the files of their folder, each under its own id', () => {
    const files = readdirSync(join(import.meta.dirname, '../../checks/frameworks'))
      .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && !name.startsWith('_'))
      .map((name) => name.replace(/\.ts$/, ''));
    assert.deepEqual(frameworks.map(([name]) => name).toSorted(), files.toSorted());
    for (const [name, framework] of frameworks) assert.equal(framework.id, name);
  });

  for (const [id, { count, controls, byHandOnly }] of Object.entries(published)) {
    test(`${id} has its ${count} controls, in order`, () => {
      assert.equal(controlsOf(id).length, count);
      const numbersOf = controlsOf(id).map(([number]) => number);
      const inOrder = numbersOf.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
      assert.deepEqual(numbersOf, controls ?? inOrder);
    });

    test(`${id} leaves to people only what no API tells`, () => {
      const left = controlsOf(id).filter(([, control]) => coverageOf(control) === 'manual');
      assert.deepEqual(
        left.map(([number]) => number),
        byHandOnly,
      );
    });
  }

  test('aws-fsbp is in order of services and numbers', () => {
    const ids = controlsOf('aws-fsbp').map(([number]) => number);
    const inOrder = ids.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' }));
    assert.deepEqual(ids, inOrder);
    for (const id of ids) assert.match(id, /^[A-Z][A-Za-z0-9]*\.[1-9][0-9]*$/);
  });

  test('ask for every critical check, but for those that no publisher knows', () => {
    const asked = new Set(
      frameworks.flatMap(([, { controls }]) => Object.values(controls).flatMap((control) => control.checks ?? [])),
    );
    const critical = [...checks.values()].filter(({ severity }) => severity === 'critical').map(({ id }) => id);
    assert.deepEqual(critical.filter((id) => !asked.has(id)).toSorted(), Object.keys(unasked).toSorted());
  });
});

for (const [name, { provider, url, title, controls }] of frameworks) {
  describe(name, () => {
    test('says what it is and where it is published', () => {
      assert.match(title, /^\S.*\S$/);
      assert.equal(new URL(url).protocol, 'https:');
    });

    test('has titles in style, and no two alike', () => {
      const titles = Object.values(controls).map((control) => control.title);
      for (const text of titles) {
        assert.match(text, /^[A-Z]/, text);
        assert.doesNotMatch(text, /\.$|^Ensure\b|\s{2}/, text);
        assert.ok(text.length <= 90, text);
      }
      assert.deepEqual(
        titles.filter((text, i) => titles.indexOf(text) !== i),
        [],
      );
    });

    test('has checks, a text for people, or both, for every control', () => {
      for (const [number, control] of Object.entries(controls)) {
        const { checks: ids = [], manual } = control;
        assert.ok(ids.length > 0 || manual !== undefined, number);
        const expected = ids.length === 0 ? 'manual' : manual === undefined ? 'decided' : 'partly';
        assert.equal(coverageOf(control), expected, number);
        if (manual !== undefined) assert.match(manual, /^[A-Z](?!.*\s{2}).*[A-Za-z0-9)]\.$/, number);
      }
    });

    test('maps checks of its provider that exist, each once a control', () => {
      for (const [number, { checks: ids = [] }] of Object.entries(controls)) {
        assert.equal(new Set(ids).size, ids.length, `${number}: ${ids.join()}`);
        for (const id of ids) {
          assert.ok(checks.has(id), `${number}: ${id}`);
          assert.ok(id.startsWith(`${provider}-`), `${number}: ${id}`);
        }
      }
    });
  });
}

describe('coverageOf', () => {
  const title = 'Doors are shut';
  const cases: [string, Control, ReturnType<typeof coverageOf>][] = [
    ['checks alone decide', { title, checks: ['door'] }, 'decided'],
    ['checks and a text decide in part', { title, checks: ['door'], manual: 'Look.' }, 'partly'],
    ['a text alone is for people', { title, manual: 'Look.' }, 'manual'],
    ['no checks are as good as none', { title, checks: [], manual: 'Look.' }, 'manual'],
  ];
  for (const [what, control, expected] of cases) test(what, () => assert.equal(coverageOf(control), expected));
});
