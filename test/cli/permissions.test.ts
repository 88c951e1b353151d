/** The printed policy is the least: with it all of S3 is judged, without any one of its actions something is UNKNOWN. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as allChecks from '../../checks/index.ts';
import { selectChecks } from '../../src/engine/select.ts';
import type { Finding } from '../../src/model.ts';
import { permissionsFor, planFor } from '../../src/plan.ts';
import { actionFor } from '../../src/providers/aws/actions.ts';
import { aws } from '../../src/providers/aws/index.ts';
import { FakeAws } from '../aws/fake.ts';
import { estates, scanFake } from '../aws/harness.ts';

const checks = selectChecks(Object.values(allChecks), [], { checks: ['aws-s3-*'] });
const plan = planFor(checks);
const policy = JSON.parse(aws.grant([...permissionsFor(plan), ...aws.base(plan)])) as {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: string;
  }[];
};
const allowed = policy.Statement.flatMap(({ Action }) => Action);
const loaded = await estates();

async function deniedWith(actions: ReadonlySet<string>): Promise<Finding[]> {
  const fake = new FakeAws(loaded);
  fake.fault = ({ operation }) =>
    actions.has(actionFor(operation)) || operation === 'STS/GetCallerIdentity' ? undefined : 'deny';
  const findings = await scanFake(fake, checks);
  return findings.filter(({ status, gap }) => status === 'unknown' && gap?.because === 'denied');
}

test('the policy is a valid one', () => {
  assert.equal(policy.Version, '2012-10-17');
  assert.deepEqual(
    policy.Statement.map(({ Effect, Resource }) => [Effect, Resource]),
    [['Allow', '*']],
  );
  assert.ok(allowed.length > 3);
  assert.equal(new Set(allowed).size, allowed.length);
  for (const action of allowed) assert.match(action, /^[a-z0-9-]+:[A-Za-z0-9]+$/);
});

test('with it nothing is denied', async () => assert.deepEqual(await deniedWith(new Set(allowed)), []));

for (const action of allowed)
  test(`without ${action} something is unknown, and says so`, async () => {
    const unknown = await deniedWith(new Set(allowed.filter((other) => other !== action)));
    assert.ok(unknown.length > 0, 'nothing needs it');
    assert.ok(
      unknown.every(({ gap }) => gap?.permissions.includes(action)),
      'another permission is named',
    );
  });
