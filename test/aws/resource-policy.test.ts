import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicVerdict } from '../../checks/aws/_resource-policy.ts';

test('a message spells actions as the policy does', () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage', 'ecr:PutImage'], Resource: '*' }],
  });
  assert.deepEqual(publicVerdict(document, { account: '111122223333', what: 'repository' }), {
    status: 'fail',
    message: 'The policy of the repository grants ecr:BatchGetImage and ecr:PutImage to everybody (statement 1)',
  });
});
