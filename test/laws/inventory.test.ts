/** Google Cloud by its two sources: Cloud Asset Inventory and the services themselves come to the same verdicts. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '../../src/model.ts';
import { clouds } from '../all-clouds.ts';
import { checksOf, collectFrom, judgeSeen, readersOf, servicesOf } from '../clouds.ts';
import { gcp } from '../gcp/cloud.ts';
import { type FakeGcp, project } from '../gcp/fake.ts';

const where = { projects: [project] };
const checks = checksOf(gcp).filter(({ on }) => on.type.per !== 'organization');
const verdicts = (findings: readonly Finding[]): string[] =>
  findings.map(({ check, resource, status, message }) => `${check} ${resource.id} ${status} ${message}`).sort();

if (clouds.includes(gcp))
  describe('Google Cloud', async () => {
    const scan = async (freshness: 'live' | 'inventory') => {
      const fake = await gcp.fake(...servicesOf(gcp));
      const seen = await collectFrom(gcp, fake, checks, { where: { ...where, freshness } });
      assert.deepEqual([...fake.drifts], []);
      return { findings: judgeSeen(seen, checks), calls: fake.calls };
    };
    const live = await scan('live');
    const inventory = await scan('inventory');

    test('says the same by the inventory as live', () => {
      assert.deepEqual(verdicts(inventory.findings), verdicts(live.findings));
    });

    test('by the inventory asks it, and has its time on what it answered', () => {
      const asked = inventory.calls.filter(({ operation }) => operation.startsWith('cloudasset.'));
      assert.ok(asked.length > 0);
      assert.ok(inventory.findings.some(({ resource }) => resource.asOf === '2026-11-20T08:00:00Z'));
      assert.ok(live.findings.every(({ resource }) => resource.asOf === undefined));
    });

    test('says of an API that is not enabled that there is nothing of it, and passes nothing for that', async () => {
      const operations = new Set(live.calls.map(({ operation }) => operation));
      for (const operation of [...operations].filter((name) => !gcp.isSigningIn(name))) {
        const fake = (await gcp.fake(...servicesOf(gcp))) as FakeGcp;
        fake.fault = (call) => (call.operation === operation ? 'disabled' : undefined);
        const readers = readersOf(gcp, checks, operation);
        const seen = await collectFrom(gcp, fake, readers, { where: { ...where, freshness: 'live' } });
        const before = new Map(live.findings.map((finding) => [`${finding.check} ${finding.resource.id}`, finding]));
        for (const { check, resource, status, message } of judgeSeen(seen, readers)) {
          if (status !== 'pass') continue;
          const known = before.get(`${check} ${resource.id}`);
          assert.equal(known?.status, 'pass', `${operation}: ${check} ${resource.id}: ${message}`);
        }
      }
    });
  });
