import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as ECS from '@aws-sdk/client-ecs';
import publicIp from '../../checks/aws/ecs/service-public-ip.ts';
import environmentSecrets from '../../checks/aws/ecs/task-definition-environment-secrets.ts';
import base from './estates/base.ts';
import ecs from './estates/ecs.ts';
import { estate, FakeAws } from './fake.ts';
import { collectFake, scanFake } from './harness.ts';

test('a service that could not be described is a gap, not absent', async () => {
  const fake = new FakeAws([
    ...base,
    estate(ECS, {
      ListClusters: { clusterArns: ['arn:aws:ecs:eu-west-1:111122223333:cluster/web'] },
      ListServices: { serviceArns: ['shop'] },
      DescribeServices: { services: [], failures: [{ arn: 'shop', reason: 'ACCESS_DENIED' }] },
    }),
  ]);
  const findings = await scanFake(fake, [publicIp]);
  assert.deepEqual(
    findings.map(({ status }) => status),
    ['unknown'],
  );
});

test('values of variables are never stored', async () => {
  const snapshot = JSON.stringify(await collectFake(new FakeAws([...base, ...ecs]), [environmentSecrets]));
  assert.match(snapshot, /LOG_LEVEL/);
  assert.doesNotMatch(snapshot, /"info"/);
});
