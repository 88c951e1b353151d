import assert from 'node:assert/strict';
import { test } from 'node:test';
import authorization from '../../checks/aws/apigateway/rest-api-authorization.ts';
import routes from '../../checks/aws/apigateway/v2-route-authorization.ts';
import tracing from '../../checks/aws/apigateway/rest-stage-tracing.ts';
import apigateway from './estates/apigateway.ts';
import base from './estates/base.ts';
import { FakeAws } from './fake.ts';
import { scanFake } from './harness.ts';

test('a policy is read although the service escapes it', async () => {
  const findings = await scanFake(new FakeAws([...base, ...apigateway]), [authorization]);
  const verdicts = findings.map(({ resource, status }) => `${resource.name} ${status}`).sort();
  assert.deepEqual(verdicts, ['inside not-applicable', 'open fail', 'shut pass']);
});

test('a fix names the ids of the API and its part', async () => {
  const findings = await scanFake(new FakeAws([...base, ...apigateway]), [tracing, routes]);
  const commands = findings.flatMap(({ fix }) => fix?.command ?? []).sort();
  assert.match(commands[0]!, /update-stage --region eu-west-1 --rest-api-id open --stage-name prod /);
  assert.match(commands[1]!, /update-route --region eu-west-1 --api-id chat --route-id r1 /);
});
