import assert from 'node:assert/strict';
import { test } from 'node:test';
import keyLength from '../../checks/aws/acm/certificate-key-length.ts';
import acm from './estates/acm.ts';
import base from './estates/base.ts';
import { FakeAws } from './fake.ts';
import { scanFake } from './harness.ts';

test('certificates of every key type are listed', async () => {
  const findings = await scanFake(new FakeAws([...base, ...acm]), [keyLength]);
  assert.ok(findings.some(({ resource }) => resource.name === 'good.example.com'));
});
