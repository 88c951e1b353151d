import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  allowsWithout,
  escalationPaths,
  inverseAllows,
  narrowsPassRole,
  wholeServices,
} from '../../src/domain/aws/privileges.ts';

const place = { account: '111122223333', partition: 'aws' };
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

describe('ways to become administrator', () => {
  for (const [what, statement, paths] of [
    ['reading', allow(['iam:Get*', 'iam:List*']), []],
    ['new versions of any policy', allow('iam:CreatePolicyVersion'), ['iam:CreatePolicyVersion']],
    ['new versions of one policy', allow('iam:CreatePolicyVersion', 'arn:aws:iam::111122223333:policy/x'), []],
    ['keys for anybody', allow('IAM:CreateAccessKey', 'arn:aws:iam::*:user/*'), ['iam:CreateAccessKey']],
    ['keys for oneself', allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}'), []],
    ['keys for groups, who have none', allow('iam:CreateAccessKey', 'arn:aws:iam::*:group/*'), []],
    ['passing roles to nothing', allow('iam:PassRole'), []],
    ['instances without a role', allow('ec2:RunInstances'), []],
    [
      'any role for instances of one kind',
      allow(['iam:PassRole', 'ec2:RunInstances']),
      ['iam:PassRole + ec2:RunInstances'],
    ],
    [
      'any role, but only for Lambda',
      allow(['iam:PassRole', 'ec2:*'], '*', { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }),
      [],
    ],
    [
      'a second factor stops nobody who has one',
      allow('iam:PutUserPolicy', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      ['iam:PutUserPolicy'],
    ],
  ] as const)
    test(what, () => assert.deepEqual(escalationPaths(document(statement), place), paths));

  test('half of a way leads nowhere', () => {
    const functionsOnly = allow(['iam:PassRole', 'lambda:CreateFunction']);
    assert.deepEqual(escalationPaths(document(functionsOnly), place), []);
  });
  test('halves in two statements do', () => {
    const both = document(
      allow(['iam:PassRole', 'lambda:CreateFunction']),
      allow('lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:x'),
    );
    assert.deepEqual(escalationPaths(both, place), ['iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction']);
  });
  test('in other partitions too', () => {
    const chinese = document(allow('iam:PutRolePolicy', 'arn:aws-cn:iam::*:role/*'));
    assert.deepEqual(escalationPaths(chinese, { ...place, partition: 'aws-cn' }), ['iam:PutRolePolicy']);
  });
});

test('a Deny without conditions takes away, one with conditions does not', () => {
  const role = 'arn:aws:iam::111122223333:role/*';
  const passes = (...statements: readonly object[]) =>
    allowsWithout(document(...statements), 'iam:PassRole', role, narrowsPassRole);
  const deny = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
  assert.equal(passes(allow('iam:*')), true);
  assert.equal(passes(allow('iam:*'), deny), false);
  assert.equal(passes(allow('iam:*'), { ...deny, Resource: 'arn:aws:iam::111122223333:role/admin' }), true);
  assert.equal(
    passes(allow('iam:*'), { ...deny, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    true,
  );
});

test('whole services are those with every action', () => {
  const services = wholeServices(
    document(allow(['s3:*', 'S3:*', 'ec2:Describe*', '*:*', 'sqs:**']), {
      Effect: 'Deny',
      Action: 'kms:*',
      Resource: '*',
    }),
  );
  assert.deepEqual(services, ['s3:*', '*', 'sqs:**']);
});

test('inverse statements are those that allow', () => {
  const inverse = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
  assert.equal(inverseAllows(document(inverse, { ...inverse, Effect: 'Deny' }, allow('*')), 'actions').length, 1);
  assert.equal(inverseAllows(document(inverse), 'resources').length, 0);
});
