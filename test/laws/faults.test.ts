/** Laws 3, 4 and 5 over every operation that a scan of the whole estate of each cloud makes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Check } from '../../src/check.ts';
import type { Finding } from '../../src/model.ts';
import { planFor } from '../../src/plan.ts';
import { clouds } from '../all-clouds.ts';
import {
  checksOf,
  type Cloud,
  collectFrom,
  judgeSeen,
  neededFor,
  readersOf,
  sameCase,
  type Seen,
  servicesOf,
} from '../clouds.ts';
import { probesOf } from '../probes.ts';

const outcome: Readonly<Record<string, string>> = { deny: 'denied', throttle: 'throttled', timeout: 'timeout' };

/** Without a list of regions seventeen are scanned: checks of a few services show as much as all of them. */
const ofSomeServices = (from: readonly Check[]): Check[] =>
  [...Map.groupBy(from, ({ id }) => id.split('-')[1]).values()].slice(0, 8).map(([first]) => first!);

for (const cloud of clouds) await describeCloud(cloud);

async function describeCloud(cloud: Cloud): Promise<void> {
  const { provider, actionFor, isSigningIn, isReplaceable, faults } = cloud;
  const checks = [...checksOf(cloud), ...(await probesOf(cloud))];
  const services = servicesOf(cloud);
  const baselineFake = await cloud.fake(...services);
  const baseline = await collectFrom(cloud, baselineFake, checks);
  const expected = indexed(judgeSeen(baseline, checks));
  const operations = [...new Set(baselineFake.calls.map(({ operation }) => operation))].sort();
  describe(`${provider.name}: the estate answers everything the scan asks`, () => {
    test('with what the vendor answers', () => assert.deepEqual([...baselineFake.drifts], []));
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

  describe(`${provider.name}: the permissions of a plan are the calls of a scan`, () => {
    test('exactly', () => {
      // What signing in costs is asked for even where nothing but it is done.
      const signingIn = operations.filter(isSigningIn).map((operation) => sameCase(actionFor(operation)));
      const asked = new Set(operations.map((operation) => sameCase(actionFor(operation))));
      const wanted = neededFor(cloud, planFor(checks));
      assert.deepEqual(
        [...asked].filter((permission) => !wanted.includes(permission) && !signingIn.includes(permission)).sort(),
        [],
      );
      assert.deepEqual(wanted.filter((permission) => !asked.has(permission)).sort(), []);
    });
  });

  for (const operation of operations.filter((op) => !isSigningIn(op)))
    describe(operation, () => {
      const all = readersOf(cloud, checks, operation);
      const readers = operation === 'EC2/DescribeRegions' ? ofSomeServices(all) : all;
      test('is needed by some check', () => assert.ok(readers.length > 0));
      for (const fault of faults)
        test(fault, async () => {
          const fake = await cloud.fake(...services);
          fake.fault = (call: { operation: string }) => (call.operation === operation ? fault : undefined);
          const seen = indexed(judgeSeen(await collectFrom(cloud, fake, readers), readers));
          assert.ok(
            fake.calls.some((call) => call.operation === operation),
            'the operation was not called',
          );
          let gaps = 0;
          for (const check of readers) gaps += compareVerdicts(check, seen, operation, fault);
          assert.ok(gaps > 0 || isReplaceable(operation), 'a fault in this operation shows nowhere');
        });
    });

  /** Every verdict stays or becomes UNKNOWN for the right reason; no resource vanishes unless its listing is UNKNOWN. Returns how many are UNKNOWN. */
  function compareVerdicts(check: Check, seen: Map<string, Finding>, operation: string, fault: string): number {
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
        gap?.permissions.map(sameCase).includes(sameCase(actionFor(operation))),
        `${id} names ${gap?.permissions.join()} for ${operation}`,
      );
    }
    return unknown.length;
  }

  describe(`${provider.name}: the order in which answers arrive`, () => {
    test('does not change the snapshot', async () => {
      for (const seed of [1, 2, 3]) {
        let state = seed;
        const fake = await cloud.fake(...services);
        fake.delay = () => (state = (state * 1103515245 + 12345) % 2147483648) % 5;
        const again = await collectFrom(cloud, fake, checks);
        assert.deepEqual(again.map(sorted), baseline.map(sorted));
      }
    });
  });
}

const sorted = ({ snapshot: { listings } }: Seen) =>
  listings
    .map((listing) => ({ ...listing, resources: listing.resources.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)) }))
    .sort((a, b) => (`${a.type}${a.scope.region}` < `${b.type}${b.scope.region}` ? -1 : 1));

function indexed(findings: readonly Finding[]): Map<string, Finding> {
  const index = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.check} ${finding.resource.account} ${finding.resource.region ?? ''} ${finding.resource.id}`;
    assert.ok(!index.has(key), `${key} was judged twice`);
    index.set(key, finding);
  }
  return index;
}
