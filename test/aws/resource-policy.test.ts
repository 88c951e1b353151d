import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicVerdict } from '../../checks/aws/_resource-policy.ts';

test('a message spells actions as the policy does', () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage', 'ecr:PutImage'], Resource: '*' }],
  });
  const repository = { uid: 'arn', name: 'images', scope: { account: '111122223333' } };
  const { status, message, paths } = publicVerdict(document, repository, 'repository');
  assert.equal(status, 'fail');
  assert.equal(
    message,
    'The policy of the repository grants ecr:BatchGetImage and ecr:PutImage to everybody (statement 1)',
  );
  assert.deepEqual(
    paths?.map(({ title }) => title),
    ['Anybody can call ecr:BatchGetImage and ecr:PutImage: images'],
  );
});
