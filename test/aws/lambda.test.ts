import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as Lambda from '@aws-sdk/client-lambda';
import environmentSecrets from '../../checks/aws/lambda/function-environment-secrets.ts';
import runtime from '../../checks/aws/lambda/function-runtime.ts';
import base from './estates/base.ts';
import { estate, FakeAws } from './fake.ts';
import { collectFake, scanFake } from './harness.ts';

const functionWith = (Environment: object) =>
  new FakeAws([
    ...base,
    estate(Lambda, {
      ListFunctions: {
        Functions: [
          {
            FunctionName: 'sealed',
            FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:sealed',
            PackageType: 'Zip',
            Runtime: 'nodejs24.x',
            TracingConfig: { Mode: 'Active' },
            Environment,
          },
        ],
      },
    }),
  ]);

test('variables that Lambda could not decrypt for the reader are unknown, not absent', async () => {
  const fake = functionWith({
    Error: { ErrorCode: 'AccessDeniedException', Message: 'Lambda was unable to decrypt the variables' },
  });
  const [secrets, release] = await scanFake(fake, [environmentSecrets, runtime]);
  assert.equal(secrets?.status, 'unknown');
  assert.equal(secrets?.gap?.because, 'denied');
  assert.match(secrets?.gap?.detail ?? '', /unable to decrypt/);
  assert.equal(release?.status, 'pass');
});

test('values of variables are never stored', async () => {
  const snapshot = await collectFake(functionWith({ Variables: { LEVEL: 'the-value' } }), [
    environmentSecrets,
    runtime,
  ]);
  assert.match(JSON.stringify(snapshot), /LEVEL/);
  assert.doesNotMatch(JSON.stringify(snapshot), /the-value/);
});
