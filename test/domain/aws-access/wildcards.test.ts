/** What wildcards really grant, by the actions that exist. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { actionsByService } from '../../../src/domain/aws/access/actions.ts';
import {
  byLevel,
  destroyingActions,
  destroysData,
  grantText,
  wildcardGrants,
} from '../../../src/domain/aws/access/wildcards.ts';
import { allow, deny } from './table.ts';

const doc = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const fulltext = (document: object) => wildcardGrants(document).map(grantText);
const names = (document: object) =>
  wildcardGrants(document).flatMap(({ actions }) => actions.map(({ service, name }) => `${service}:${name}`));
const sizeOf = (service: string): number => actionsByService().get(service)!.length;

/** Few actions each, so that the vendor's page is quickly read. */
const cases: readonly {
  readonly name: string;
  readonly source: string;
  readonly document: object;
  readonly grants: readonly string[];
}[] = [
  {
    name: 'a wildcard of a verb',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
    document: doc(allow('sts:AssumeRoleWith*')),
    grants: ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
  },
  {
    name: 'upper and lower case do not matter',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    document: doc(allow('STS:assumerolewith*')),
    grants: ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
  },
  {
    name: 'a question mark is one character',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    document: doc(allow('sqs:SendMessag?')),
    grants: ['sqs:SendMessage'],
  },
  {
    name: 'names without wildcards are not counted',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    document: doc(allow(['sqs:SendMessage', 's3:GetObject'])),
    grants: [],
  },
  {
    name: 'what is denied everywhere is not granted',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    document: doc(allow('sts:AssumeRoleWith*', 'arn:aws:iam::*:role/app'), deny('sts:*SAML')),
    grants: ['sts:AssumeRoleWithWebIdentity'],
  },
  {
    name: 'what is denied on some resources, or on a condition, is granted on others',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    document: doc(
      allow('sts:AssumeRoleWithS*'),
      deny('sts:*', 'arn:aws:iam::*:role/app'),
      deny('sts:*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    ),
    grants: ['sts:AssumeRoleWithSAML'],
  },
  {
    name: 'a service that does not exist has no actions',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html',
    document: doc(allow('nosuchservice:*')),
    grants: [],
  },
];

describe('what wildcards mean', () => {
  for (const { name, document, grants } of cases) test(name, () => assert.deepEqual(names(document), grants));

  test('everything but a service is every other action', () => {
    const all = [...actionsByService().values()].flat().length;
    const [grant] = wildcardGrants(doc({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }));
    assert.equal(grant!.actions.length, all - sizeOf('iam'));
    assert.ok(grantText(grant!).startsWith('all but iam:* ('));
  });

  test('reading all of IAM is not like all of IAM', () => {
    const [read] = wildcardGrants(doc(allow('iam:Get*')));
    const [all] = wildcardGrants(doc(allow('iam:*')));
    assert.ok(byLevel(all!.actions).permissions > 0);
    assert.deepEqual(
      [byLevel(read!.actions).permissions, byLevel(read!.actions).write, byLevel(read!.actions).tagging],
      [0, 0, 0],
    );
    assert.equal(grantText(read!), `iam:Get* (${read!.actions.length} actions, which only read)`);
  });

  test('a whole service says how much of it changes permissions', () => {
    const ec2 = byLevel(actionsByService().get('ec2')!);
    assert.ok(ec2.permissions > 0);
    assert.deepEqual(fulltext(doc(allow('ec2:*'))), [
      `ec2:* (${sizeOf('ec2')} actions, of which ${ec2.permissions} change permissions)`,
    ]);
    assert.deepEqual(fulltext(doc(allow('sqs:Send*'))), ['sqs:Send* (1 action, of which 1 changes something)']);
  });

  test('denying more grants no more', () => {
    const pattern = fc.constantFrom('s3:*', 'sts:*', '*', 'iam:Get*', 's*:Put*', 'sqs:?e*');
    fc.assert(
      fc.property(pattern, fc.array(pattern, { maxLength: 2 }), pattern, (allowed, denied, more) => {
        const before = new Set(names(doc(allow(allowed), ...denied.map((one) => deny(one)))));
        const after = names(doc(allow(allowed), ...denied.map((one) => deny(one)), deny(more)));
        assert.ok(after.every((name) => before.has(name)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the table of actions', () => {
  const all = new Set([...actionsByService()].flatMap(([service, of]) => of.map(({ name }) => `${service}:${name}`)));

  test('is about the services that everybody uses', () => {
    for (const service of ['iam', 's3', 'ec2', 'sts', 'kms', 'lambda']) assert.ok(sizeOf(service) > 10, service);
    assert.ok(all.size > 20_000);
  });

  const levels = {
    'iam:ListUsers': 'list',
    's3:GetObject': 'read',
    's3:PutObject': 'write',
    'ec2:CreateTags': 'tagging',
    'iam:AttachRolePolicy': 'permissions',
    's3:PutBucketPolicy': 'permissions',
  };
  for (const [action, level] of Object.entries(levels))
    test(`${action} is ${level}`, () => {
      const [service = '', name] = action.split(':');
      assert.equal(
        actionsByService()
          .get(service)!
          .find((one) => one.name === name)?.level,
        level,
      );
    });

  test('has every action that destroys data, and none of them reads', () => {
    assert.deepEqual(
      [...destroyingActions].filter((name) => !all.has(name)),
      [],
    );
    const found = [...actionsByService().values()].flat().filter(destroysData);
    assert.deepEqual(
      found.filter(({ level }) => level === 'read' || level === 'list'),
      [],
    );
  });
});
