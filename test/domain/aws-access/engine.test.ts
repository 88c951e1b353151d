/** Questions to the engine of one or several accounts: who stands behind a name, what carries a policy, what wildcards mean. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Seen } from '../../../src/domain/access/answer.ts';
import { AwsAccess } from '../../../src/domain/aws/access/engine.ts';
import type { AwsEstate, ResourceEntity } from '../../../src/domain/aws/access/estate.ts';

const here = '111122223333';
const there = '444455556666';
const value = <T>(given: T): Seen<T> => ({ value: given });
const denied = (what: string, ...permissions: readonly string[]) => ({
  what,
  gap: { because: 'denied' as const, permissions, detail: 'no' },
});
const none = { items: [], unseen: [] };
const some = <T>(...items: readonly T[]) => ({ items, unseen: [] });
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string | readonly string[], resource: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const arn = (kind: 'user' | 'role', name: string, account = here): string => `arn:aws:iam::${account}:${kind}/${name}`;

const entity = (kind: 'user' | 'role', name: string, document: string | null, account = here) => ({
  arn: arn(kind, name, account),
  name,
  uniqueId: value(`A${name.toUpperCase()}`),
  policies: value({
    attached: [],
    inline: document === null ? [] : [{ policyName: 'own', policyDocument: document }],
  }),
  boundary: value(null),
  tags: value({}),
});
const user = (name: string, document: string | null, account = here) => ({
  ...entity('user', name, document, account),
  groups: value([]),
});
const role = (name: string, document: string | null, trust = policy(), account = here) => ({
  ...entity('role', name, document, account),
  trust: value(trust),
  isServiceLinked: false,
});
const estate = (more: Partial<AwsEstate>): AwsEstate => ({
  account: here,
  partition: 'aws',
  organization: value(null),
  controlPolicies: value(null),
  users: none,
  groups: none,
  roles: none,
  policies: none,
  resources: {},
  endpoints: none,
  ...more,
});
const bucket = (name: string, document: string | null, more: Partial<ResourceEntity> = {}): ResourceEntity => ({
  arn: `arn:aws:s3:::${name}`,
  name,
  type: 'aws.s3.bucket',
  policy: value(document),
  ...more,
});
const closed = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };
const everybodyReads = policy({ ...allow('s3:GetObject', 'arn:aws:s3:::shop/*'), Principal: '*' });

const reader = user('reader', policy(allow(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::shop*')));
const idle = user('idle', null);
const shop = new AwsAccess([
  estate({
    users: some(reader, idle),
    roles: some(
      role(
        'deploy',
        policy(allow('*', '*')),
        policy({ Effect: 'Allow', Principal: { AWS: arn('user', 'idle') }, Action: 'sts:AssumeRole' }),
      ),
    ),
    resources: { 'aws.s3.bucket': some(bucket('shop', everybodyReads), bucket('ledger', null)) },
  }),
]);

test('strangers, users, roles, sessions and the root user are told apart by their ids', () => {
  const object = 'arn:aws:s3:::ledger/1';
  const ask = (principal: string) => shop.can({ principal, action: 's3:GetObject', resource: object }).decision;
  assert.deepEqual(
    ['*', arn('user', 'reader'), arn('user', 'idle'), arn('role', 'deploy'), `arn:aws:iam::${here}:root`].map(ask),
    ['denied', 'denied', 'denied', 'allowed', 'allowed'],
  );
  assert.equal(ask(`arn:aws:sts::${here}:assumed-role/deploy/ci`), 'allowed');
  assert.equal(ask(arn('role', 'foreign', there)), 'denied', 'the bucket lets no other account in');
  assert.equal(ask('cloudtrail.amazonaws.com'), 'denied');
});

test('somebody of an account that is not in the snapshot is not known to be allowed, only let in', () => {
  const answer = shop.can({
    principal: arn('user', 'x', there),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::shop/1',
  });
  assert.equal(answer.decision, 'unknown-info');
  assert.match(answer.reason, /the policies of arn:aws:iam::444455556666:user\/x/);
});

test('who can: those who are let in by their own policies, by the resource, and strangers that it names', () => {
  const { found } = shop.whoCan({ action: 's3:GetObject', resource: 'arn:aws:s3:::shop/1' });
  assert.deepEqual(
    found.map(({ principal, answer }) => `${principal.name}: ${answer.decision}`),
    ['root: allowed', 'reader: allowed', 'idle: allowed', 'deploy: allowed', 'anybody: allowed'],
  );
});

test('who can, with wildcards: the part of the question that each can', () => {
  const { found } = shop.whoCan({ action: 's3:*', resource: 'arn:aws:s3:::ledger*' });
  assert.deepEqual(
    found.map(({ principal, actions, resources }) => [principal.name, actions, resources]),
    [
      ['root', ['s3:*'], ['arn:aws:s3:::ledger']],
      ['deploy', ['s3:*'], ['arn:aws:s3:::ledger']],
    ],
  );
  const readers = shop.whoCan({ action: 's3:*', resource: 'arn:aws:s3:::shop/*' }).found;
  assert.deepEqual(readers.find(({ principal }) => principal.name === 'reader')?.actions, [
    's3:getobject',
    's3:listbucket',
  ]);
});

test('who can assume a role: its trust policy decides', () => {
  const { found } = shop.whoCan({ action: 'sts:AssumeRole', resource: arn('role', 'deploy') });
  assert.deepEqual(
    found.map(({ principal }) => principal.name),
    ['idle'],
  );
});

test('what can: statement by statement, with what each still depends on', () => {
  const conditional = user(
    'caller',
    policy(
      allow('sqs:SendMessage', '*', { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
      allow('s3:GetObject', 'arn:aws:s3:::shop/*'),
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
    ),
  );
  const { found } = new AwsAccess([estate({ users: some(conditional) })]).whatCan(conditional.arn);
  assert.deepEqual(
    found.map(({ actions, decision, conditions }) => ({ actions, decision, conditions })),
    [
      {
        actions: ['sqs:SendMessage'],
        decision: 'unknown-conditional',
        conditions: ['ipaddress aws:SourceIp 192.0.2.0/24'],
      },
    ],
  );
});

test('Block Public Access shuts strangers and other accounts out, not the own one', () => {
  const engine = new AwsAccess([
    estate({
      users: some(reader),
      resources: {
        'aws.s3.bucket': some(bucket('shop', everybodyReads, { publicAccessBlocks: value([null, closed]) })),
      },
    }),
    estate({ account: there, users: some(user('guest', policy(allow('s3:*', '*')), there)) }),
  ]);
  const ask = (principal: string) =>
    engine.can({ principal, action: 's3:GetObject', resource: 'arn:aws:s3:::shop/1' }).decision;
  assert.deepEqual(['*', arn('user', 'guest', there), reader.arn].map(ask), ['denied', 'denied', 'allowed']);
});

test('an access control list lets in whom it names unless ownership or a block ignores it', () => {
  const acl = value({
    grants: [{ grantee: { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }, permission: 'READ' }],
  });
  const cases: readonly [string, Partial<ResourceEntity>, string][] = [
    ['in force', {}, 'allowed'],
    ['BucketOwnerEnforced', { ownership: value('BucketOwnerEnforced') }, 'denied'],
    ['IgnorePublicAcls', { publicAccessBlocks: value([closed, null]) }, 'denied'],
    ['not readable', { acl: denied('the ACL', 's3:GetBucketAcl') }, 'unknown-info'],
    ['ownership not readable', { ownership: denied('ownership', 's3:GetBucketOwnershipControls') }, 'unknown-info'],
  ];
  for (const [name, more, expected] of cases) {
    const engine = new AwsAccess([
      estate({ resources: { 'aws.s3.bucket': some(bucket('open', null, { acl, ...more })) } }),
    ]);
    const answer = engine.can({ principal: '*', action: 's3:ListBucket', resource: 'arn:aws:s3:::open' });
    assert.equal(answer.decision, expected, name);
  }
});

test('an access point and the bucket behind it both have to let a request in', () => {
  const point = `arn:aws:s3:eu-west-1:${here}:accesspoint/front`;
  const through = (bucketPolicy: string | null, onlyInVpc: boolean, principal: string) =>
    new AwsAccess([
      estate({
        users: some(idle),
        resources: {
          'aws.s3.bucket': some(bucket('data', bucketPolicy)),
          'aws.s3.access-point': some({
            arn: point,
            name: 'front',
            type: 'aws.s3.access-point',
            policy: value(policy({ ...allow('s3:GetObject', `${point}/object/*`), Principal: { AWS: principal } })),
            leadsTo: { buckets: ['arn:aws:s3:::data'], onlyInVpc },
          }),
        },
      }),
    ]).can({ principal: idle.arn, action: 's3:GetObject', resource: `${point}/object/a` });
  const delegated = policy({
    ...allow('s3:*', ['arn:aws:s3:::data', 'arn:aws:s3:::data/*']),
    Principal: '*',
    Condition: { StringEquals: { 's3:DataAccessPointAccount': here } },
  });
  assert.equal(through(delegated, false, idle.arn).decision, 'allowed');
  assert.equal(through(delegated, true, idle.arn).decision, 'unknown-conditional');
  assert.deepEqual(through(delegated, true, idle.arn).missing, ['aws:SourceVpc']);
  assert.equal(through(null, false, idle.arn).decision, 'denied');
  assert.equal(through(delegated, false, arn('user', 'other')).decision, 'denied');
});

test('a grant of a key lets its grantee in beside the key policy', () => {
  const key = `arn:aws:kms:eu-west-1:${here}:key/1`;
  const ask = (grants: ResourceEntity['grants'], action: string) =>
    new AwsAccess([
      estate({
        users: some(idle),
        resources: {
          'aws.kms.key': some({
            arn: key,
            name: '1',
            type: 'aws.kms.key',
            policy: value(policy()),
            ...(grants && { grants }),
          }),
        },
      }),
    ]).can({ principal: idle.arn, action, resource: key });
  const grant = { grantee: idle.arn, operations: ['Decrypt'] };
  assert.equal(ask(value([grant]), 'kms:Decrypt').decision, 'allowed');
  assert.equal(ask(value([grant]), 'kms:Encrypt').decision, 'denied');
  assert.deepEqual(ask(value([{ ...grant, constraints: {} }]), 'kms:Decrypt').missing, ['kms:EncryptionContext']);
  assert.equal(ask(denied('the grants', 'kms:ListGrants'), 'kms:Decrypt').decision, 'unknown-info');
});

test('the policy of the endpoint that a request takes has to allow it, too', () => {
  const engine = new AwsAccess([
    estate({
      users: some(reader),
      resources: { 'aws.s3.bucket': some(bucket('shop', null)) },
      endpoints: some({
        id: 'vpce-1',
        policy: value(policy({ ...allow('s3:*', 'arn:aws:s3:::other/*'), Principal: '*' })),
      }),
    }),
  ]);
  const ask = (...endpoint: readonly string[]) =>
    engine.can({
      principal: reader.arn,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::shop/1',
      context: { 'aws:SourceVpce': endpoint },
    }).decision;
  assert.deepEqual([ask(), ask('vpce-1'), ask('vpce-2')], ['allowed', 'denied', 'unknown-info']);
});

test('what could not be read stays open and names the permission', () => {
  const cases: readonly [string, Partial<AwsEstate>, string][] = [
    ['a boundary', { users: some({ ...reader, boundary: denied('the boundary', 'iam:A') }) }, 'iam:A'],
    ['groups', { users: some({ ...idle, arn: reader.arn, groups: denied('the groups', 'iam:B') }) }, 'iam:B'],
    ['own policies', { users: some({ ...idle, arn: reader.arn, policies: denied('the policies', 'iam:C') }) }, 'iam:C'],
    [
      'control policies',
      { organization: value('o-1'), controlPolicies: denied('the control policies', 'organizations:D') },
      'organizations:D',
    ],
    [
      'the bucket policy',
      { resources: { 'aws.s3.bucket': some({ ...bucket('shop', null), policy: denied('the policy', 's3:E') }) } },
      's3:E',
    ],
  ];
  for (const [name, more, permission] of cases) {
    const engine = new AwsAccess([
      estate({ users: some(reader), resources: { 'aws.s3.bucket': some(bucket('shop', null)) }, ...more }),
    ]);
    const answer = engine.can({ principal: reader.arn, action: 's3:GetObject', resource: 'arn:aws:s3:::shop/1' });
    assert.equal(answer.decision, 'unknown-info', name);
    assert.deepEqual(
      answer.unseen.flatMap(({ gap }) => gap.permissions),
      [permission],
      name,
    );
  }
});

test('one engine over several accounts asks both sides', () => {
  const trusting = role(
    'audit',
    null,
    policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${here}:root` }, Action: 'sts:AssumeRole' }),
    there,
  );
  const auditor = user('auditor', policy(allow('sts:AssumeRole', trusting.arn)));
  const engine = AwsAccess.over([
    new AwsAccess([estate({ users: some(auditor, idle) })]),
    new AwsAccess([estate({ account: there, roles: some(trusting) })]),
  ]);
  const ask = (principal: string) =>
    engine.can({ principal, action: 'sts:AssumeRole', resource: trusting.arn }).decision;
  assert.deepEqual([auditor.arn, idle.arn].map(ask), ['allowed', 'denied']);
});
