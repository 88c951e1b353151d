/** A narrower policy for an identity: what it keeps, what it takes away, and that it never allows more. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decide } from '../../../src/domain/aws/access/decide.ts';
import { narrowerPolicy, type ServiceUse } from '../../../src/domain/aws/access/narrower.ts';
import { MalformedPolicy } from '../../../src/domain/aws/statement.ts';
import { allow, asks, deny, user } from './table.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const period = { days: 90, now };
const used = (...services: readonly string[]): ServiceUse[] =>
  services.map((serviceNamespace) => ({ serviceNamespace, lastAuthenticated: '2026-11-20T08:00:00.000Z' }));
const unused = (...services: readonly string[]): ServiceUse[] =>
  services.map((serviceNamespace) => ({ serviceNamespace, lastAuthenticated: null }));
const old: ServiceUse = { serviceNamespace: 'sqs', lastAuthenticated: '2026-07-01T08:00:00.000Z' };

const doc = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const shop = 'arn:aws:s3:::shop/*';
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

interface Case {
  readonly name: string;
  readonly policies: readonly object[];
  readonly uses: readonly ServiceUse[];
  readonly days?: number;
  /** Statements that are left. */
  readonly left: readonly object[];
  readonly removes?: readonly string[];
  readonly untracked?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'everything becomes all of what was used',
    policies: [doc(allow('*'))],
    uses: [...used('s3', 'ec2'), ...unused('iam'), old],
    left: [allow(['ec2:*', 's3:*'])],
    removes: ['iam', 'sqs'],
  },
  {
    name: 'what was used longer ago stays in a longer period',
    policies: [doc(allow('*'))],
    uses: [...used('s3'), old],
    days: 365,
    left: [allow(['s3:*', 'sqs:*'])],
  },
  {
    name: 'actions of services that were not used go, others stay as they are written',
    policies: [doc(allow(['S3:Get*', 'dynamodb:*', 's3:PutObject'], shop))],
    uses: [...used('s3'), ...unused('dynamodb')],
    left: [allow(['S3:Get*', 's3:PutObject'], shop)],
    removes: ['dynamodb'],
  },
  {
    name: 'conditions, resources, other members and denials stay',
    policies: [
      doc({ Sid: 'All', ...allow('*', shop), Condition: mfa }, deny('iam:*'), {
        Effect: 'Allow',
        Action: 'sqs:*',
        NotResource: 'arn:aws:sqs:*:*:x',
      }),
    ],
    uses: [...used('s3'), ...unused('iam'), old],
    left: [{ Sid: 'All', ...allow(['s3:*'], shop), Condition: mfa }, deny('iam:*')],
    removes: ['iam', 'sqs'],
  },
  {
    name: 'several policies become one, with a Sid only once',
    policies: [doc({ Sid: 'A', ...allow('s3:*') }), doc({ Sid: 'A', ...allow('ec2:*') }), doc(allow('iam:*'))],
    uses: [...used('s3', 'ec2'), ...unused('iam')],
    left: [{ Sid: 'A', ...allow(['s3:*']) }, allow(['ec2:*'])],
    removes: ['iam'],
  },
  {
    name: 'a wildcard in the name of the service becomes the services that were used',
    policies: [doc(allow('s*:Get*'))],
    uses: [...used('s3', 'ec2'), ...unused('ssm'), old],
    left: [allow(['s3:Get*'])],
    removes: ['sqs', 'ssm'],
  },
  {
    name: 'NotAction becomes the services that were used and that it means as a whole',
    policies: [doc({ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' })],
    uses: [...used('s3', 'iam'), ...unused('ec2')],
    left: [allow(['s3:*'])],
    removes: ['ec2'],
  },
  {
    name: 'NotAction that takes away a part leaves the rest by its verbs, and by name where a verb is in both parts',
    policies: [doc({ Effect: 'Allow', NotAction: ['sts:AssumeRole*', 'sts:Get*'], Resource: '*' })],
    uses: used('sts'),
    left: [allow(['sts:Tag*', 'sts:AssumeRoot', 'sts:DecodeAuthorizationMessage', 'sts:Set*'])],
  },
  {
    name: 'passing roles is no use that a report could have: it stays where it is named, and not by a wildcard',
    policies: [doc(allow(['iam:PassRole', 'iam:*', 'ec2:RunInstances'])), doc(allow(['iam:Pass*', 's3:*']))],
    uses: [...used('ec2'), ...unused('iam', 's3')],
    left: [allow(['ec2:RunInstances', 'iam:PassRole'])],
    removes: ['iam', 's3'],
  },
  {
    name: 'who may hand on a role and nothing else of IAM loses nothing of IAM',
    policies: [doc(allow(['iam:PassRole', 's3:*']))],
    uses: unused('iam', 's3'),
    left: [allow(['iam:PassRole'])],
    removes: ['s3'],
  },
  {
    name: 'what the report says nothing of may be in use: it stays where it is named',
    policies: [doc(allow(['s3:*', 'newservice:*'])), doc(allow('*'))],
    uses: used('s3'),
    left: [allow(['newservice:*', 's3:*']), allow(['newservice:*', 's3:*'])],
    untracked: ['newservice'],
  },
  {
    name: 'in a document without variables `${` is text, and stays so',
    policies: [{ Version: '2008-10-17', Statement: [allow('s3:*', 'arn:aws:s3:::${aws:username}/*')] }],
    uses: used('s3'),
    left: [allow(['s3:*'], 'arn:aws:s3:::${$}{aws:username}/*')],
  },
];

describe('what is left of the policies of an identity', () => {
  for (const { name, policies, uses, days = 90, left, removes = [], untracked = [] } of cases)
    test(name, () => {
      const found = narrowerPolicy(policies, uses, { days, now });
      assert.deepEqual(JSON.parse(found.document!), { Version: '2012-10-17', Statement: left });
      assert.deepEqual(found.removes.map(({ serviceNamespace }) => serviceNamespace).toSorted(), removes);
      assert.deepEqual(found.untracked, untracked);
    });

  test('nothing is left of who uses nothing, denials included', () => {
    const found = narrowerPolicy([doc(allow('s3:*'), deny('s3:Put*'))], unused('s3'), period);
    assert.deepEqual([found.document, found.keeps], [null, []]);
  });

  test('a policy that nobody can read is no policy that allows nothing', () => {
    assert.throws(() => narrowerPolicy(['{"Statement":'], used('s3'), period), MalformedPolicy);
  });
});

const services = ['s3', 'sqs', 'iam', 'sts'];
const names = ['Get*', '*', 'GetObject', 'PassRole', 'AssumeRole', 'Put*', 'AssumeRole*', 'get?ser', '*Role'];
const action = fc.oneof(
  fc.tuple(fc.constantFrom(...services, 's*', '?*', 'S3'), fc.constantFrom(...names)).map(([a, b]) => `${a}:${b}`),
  fc.constant('*'),
);
const actions = fc.array(action, { minLength: 1, maxLength: 3 });
const resource = fc.constantFrom('*', shop, 'arn:aws:s3:::*', 'arn:aws:s3:::${aws:username}/*', 'arn:aws:sqs:*:*:q');
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    what: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), actions),
    where: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), resource),
    condition: fc.constantFrom({}, {}, { Condition: mfa }),
  })
  .map(({ Effect, what: [actionKey, acts], where: [resourceKey, res], condition }) => ({
    Effect,
    [actionKey]: acts,
    [resourceKey]: res,
    ...condition,
  }));
const policy = fc.record({
  Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
  Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
});
const use = fc
  .subarray(services)
  .map((some) => [...used(...some), ...unused(...services.filter((s) => !some.includes(s)))]);
const requests = services.flatMap((service) =>
  ['GetObject', 'PutObject', 'PassRole', 'AssumeRole', 'GetUser', 'SendMessage'].flatMap((name) =>
    [
      'arn:aws:s3:::shop/key',
      'arn:aws:s3:::alice/x',
      'arn:aws:s3:::${aws:username}/x',
      'arn:aws:sqs:eu-west-1:111122223333:q',
    ].map((target) => ({ ...asks(user('alice'), `${service}:${name}`, target), owner: '111122223333' })),
  ),
);
const decisionOf = (request: (typeof requests)[number], documents: readonly (object | string)[]) =>
  decide(request, {
    identity: { items: documents.map((document, i) => ({ source: `policy ${i}`, document })), unseen: [] },
  }).decision;

describe('laws of narrower policies', () => {
  test('what the narrower policy allows, or may allow, the old ones did', () => {
    fc.assert(
      fc.property(fc.array(policy, { minLength: 1, maxLength: 2 }), use, (policies, uses) => {
        const { document } = narrowerPolicy(policies, uses, period);
        for (const request of requests) {
          const [before, after] = [
            decisionOf(request, policies),
            decisionOf(request, document === null ? [] : [document]),
          ];
          const isNoMore = after === 'denied' || after === before || before === 'allowed';
          assert.ok(isNoMore, `${request.action} on ${request.resource}: ${before}, then ${after} by ${document}`);
        }
      }),
    );
  });

  test('of services that were used nothing is taken away', () => {
    fc.assert(
      fc.property(fc.array(policy, { minLength: 1, maxLength: 2 }), use, (policies, uses) => {
        const { document, removes } = narrowerPolicy(policies, uses, period);
        const kept = uses.filter(({ lastAuthenticated }) => lastAuthenticated !== null);
        const still = requests.filter(({ action: name }) =>
          kept.some((one) => name.startsWith(`${one.serviceNamespace}:`)),
        );
        for (const request of still) {
          // Names that no service has are not in the list that a NotAction is written out by.
          if (!real.has(request.action)) continue;
          assert.equal(decisionOf(request, document === null ? [] : [document]), decisionOf(request, policies));
        }
        assert.ok(removes.every(({ lastAuthenticated }) => lastAuthenticated === null));
      }),
    );
  });
});

const real = new Set([
  's3:GetObject',
  's3:PutObject',
  'iam:PassRole',
  'sts:AssumeRole',
  'iam:GetUser',
  'sqs:SendMessage',
]);
