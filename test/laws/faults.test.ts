/** Laws 3, 4 and 5 over every operation that a scan of the whole estate makes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as allChecks from '../../checks/index.ts';
import type { Check } from '../../src/check.ts';
import type { Finding } from '../../src/model.ts';
import { permissionsFor, planFor } from '../../src/plan.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { basePermissions } from '../../src/providers/aws/base.ts';
import { actionFor } from '../../src/providers/aws/actions.ts';
import { type Fault, faults, FakeAws } from '../aws/fake.ts';
import { collectFake, estates, scanFake } from '../aws/harness.ts';

// ONLY=s3,kms looks at those services alone while one is being written.
const only = process.env['ONLY']?.split(',');
const checks = Object.values(allChecks).filter(({ id }) => !only || only.includes(id.split('-')[1]!));
const all = await estates(...(only ?? []));
const baselineFake = new FakeAws(all);
const baseline = await collectFake(baselineFake, checks);
const expected = indexed([...evaluate(baseline, checks)]);
const operations = [...new Set(baselineFake.calls.map(({ operation }) => operation))].sort();

/** The checks whose verdicts may rest on an operation: those that read a facet or listing it pays for. */
const readersOf = (operation: string): Check[] => {
  const action = actionFor(operation);
  return checks.filter((check) => {
    const plan = planFor([check]);
    return [...permissionsFor(plan), ...basePermissions(plan)].includes(action);
  });
};

/** Without a list of regions seventeen are scanned: one check for each service shows as much as all of them. */
const onePerService = (from: readonly Check[]): Check[] =>
  [...Map.groupBy(from, ({ id }) => id.split('-')[1]).values()].map(([first]) => first!);

const outcome: Partial<Record<Fault, string>> = { deny: 'denied', throttle: 'throttled', timeout: 'timeout' };

describe('the estate answers everything the scan asks', () => {
  test('nothing is unknown', () => {
    const unknown = [...expected.values()].filter(({ status }) => status === 'unknown');
    assert.deepEqual(
      unknown.map(({ check, resource, gap }) => `${check} ${resource.id} ${gap?.because} ${gap?.detail}`),
      [],
    );
  });
  test('every check meets a resource', () => {
    const met = new Set([...expected.values()].map(({ check }) => check));
    assert.deepEqual(
      checks.map(({ id }) => id).filter((id) => !met.has(id)),
      [],
    );
  });
});

describe('the permissions of a plan are the calls of a scan', () => {
  test('exactly', () => {
    const asked = new Set(operations.filter((operation) => operation !== 'STS/GetCallerIdentity').map(actionFor));
    const plan = planFor(checks);
    assert.deepEqual([...asked].sort(), [...new Set([...permissionsFor(plan), ...basePermissions(plan)])].sort());
  });
});

for (const operation of operations.filter((op) => op !== 'STS/GetCallerIdentity'))
  describe(operation, () => {
    const readers = operation === 'EC2/DescribeRegions' ? onePerService(readersOf(operation)) : readersOf(operation);
    test('is needed by some check', () => assert.ok(readers.length > 0));
    for (const fault of faults)
      test(fault, async () => {
        const fake = new FakeAws(all);
        fake.fault = (call) => (call.operation === operation ? fault : undefined);
        const seen = indexed(await scanFake(fake, readers));
        assert.ok(
          fake.calls.some((call) => call.operation === operation),
          'the operation was not called',
        );
        let gaps = 0;
        for (const check of readers) gaps += compareVerdicts(check, seen, operation, fault);
        assert.ok(gaps > 0, 'a fault in this operation shows nowhere');
      });
  });

/** Every verdict stays or becomes UNKNOWN for the right reason; no resource vanishes unless its listing is UNKNOWN. Returns how many are UNKNOWN. */
function compareVerdicts(check: Check, seen: Map<string, Finding>, operation: string, fault: Fault): number {
  const own = [...seen.values()].filter((finding) => finding.check === check.id);
  const listingUnknown = own.some(
    ({ status, resource }) => status === 'unknown' && resource.id.endsWith(`:${check.on.type.id}`),
  );
  for (const [key, before] of expected) {
    if (before.check !== check.id) continue;
    const after = seen.get(key);
    if (!after) assert.ok(listingUnknown, `${key} vanished`);
    else if (after.status !== 'unknown') assert.equal(after.status, before.status, `${key}: ${after.message}`);
  }
  const unknown = own.filter(({ status }) => status === 'unknown');
  for (const { gap, check: id } of unknown) {
    assert.notEqual(gap?.because, 'not-collected', `${id}: ${gap?.detail}`);
    assert.notEqual(gap?.because, 'crashed', `${id}: ${gap?.detail}`);
    if (outcome[fault]) assert.equal(gap?.because, outcome[fault], gap?.detail);
    assert.ok(
      gap?.permissions.includes(actionFor(operation)),
      `${id} names ${gap?.permissions.join()} for ${operation}`,
    );
  }
  return unknown.length;
}

describe('the order in which answers arrive', () => {
  test('does not change the snapshot', async () => {
    for (const seed of [1, 2, 3]) {
      let state = seed;
      const fake = new FakeAws(all);
      fake.delay = () => (state = (state * 1103515245 + 12345) % 2147483648) % 5;
      const again = await collectFake(fake, checks);
      assert.deepEqual(sorted(again), sorted(baseline));
    }
  });
});

const sorted = ({ listings }: typeof baseline) =>
  listings
    .map((listing) => ({ ...listing, resources: listing.resources.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)) }))
    .sort((a, b) => (`${a.type}${a.scope.region}` < `${b.type}${b.scope.region}` ? -1 : 1));

function indexed(findings: readonly Finding[]): Map<string, Finding> {
  const index = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.check} ${finding.resource.region ?? ''} ${finding.resource.id}`;
    assert.ok(!index.has(key), `${key} was judged twice`);
    index.set(key, finding);
  }
  return index;
}
