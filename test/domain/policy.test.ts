import { test } from 'node:test';
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import * as iam from '../../src/domain/aws/policy.ts';
import { disjoint, includes, matches } from '../../src/domain/aws/pattern.ts';

const own = '111122223333';
const partner = '444455556666';
const context = { account: own };
const bucket = 'arn:aws:s3:::b';

type Json = Record<string, unknown>;

const allow = (more: Json = {}): Json => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${bucket}/*`,
  ...more,
});
const deny = (more: Json = {}): Json => ({
  ...allow(),
  Effect: 'Deny',
  Action: 's3:*',
  Resource: [bucket, `${bucket}/*`],
  ...more,
});
const policy = (...statements: Json[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const given = (operator: string, key: string, value: unknown): Json => ({
  Condition: { [operator]: { [key]: value } },
});
const who = (document: iam.PolicySource): string[] =>
  iam.grantsOf(document, context).map(({ who: { kind, id } }) => (kind === 'public' ? kind : `${kind} ${id}`));

test('patterns', () => {
  const cases: [string, string, boolean][] = [
    ['*', '', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 's3:PutObject', false],
    ['s3:Get?bject', 's3:GetObject', true],
    ['s3:Get?', 's3:Get', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b', 'abc', false],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaaa', false],
  ];
  for (const [pattern, text, wanted] of cases) equal(matches(pattern, text), wanted, `${pattern} ${text}`);
  equal(includes('s3:*', 's3:Get*'), true);
  equal(includes('s3:Get*', 's3:*'), false);
  equal(includes('s3:?', 's3:*'), false);
  equal(disjoint('s3:*', 'iam:*'), true);
  equal(disjoint('s3:*', 's3:Get*'), false);
  equal(disjoint('*Object', 's3:*'), false);
  equal(disjoint('s3:GetObject', 's3:Put*'), true);
  equal(disjoint('arn:aws:s3:::logs*/a', 'arn:aws:s3:::logs/*/b'), true);
  equal(disjoint('arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:eu-west-1:*'), false);
  equal(disjoint('*a', '*b'), true);
  equal(disjoint('a?', '*b'), false);
});

const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });

test('law: inclusion and disjointness of patterns are never wrongly claimed', () => {
  fc.assert(
    fc.property(glob, glob, word, (one, other, text) => {
      if (includes(one, other) && matches(other, text)) ok(matches(one, text), 'included');
      if (disjoint(one, other)) ok(!(matches(one, text) && matches(other, text)), 'disjoint');
    }),
    { numRuns: 3000 },
  );
});

test('law: matching agrees with a regular expression', () => {
  fc.assert(
    fc.property(glob, word, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      equal(matches(pattern, text), expression.test(text));
    }),
    { numRuns: 3000 },
  );
});

test('the spellings of a document', () => {
  const literal = policy(allow({ Sid: '100% open', Resource: `${bucket}/%7Bx%7D` }));
  const [plain] = iam.parsePolicy(literal);
  equal(plain?.sid, '100% open');
  deepEqual(plain?.resources.patterns, [`${bucket}/%7Bx%7D`], 'plain JSON is not decoded');
  deepEqual(iam.parsePolicy(encodeURIComponent(literal)), iam.parsePolicy(literal), 'percent-encoded');
  deepEqual(iam.parsePolicy(JSON.parse(literal)), iam.parsePolicy(literal), 'parsed');
  deepEqual(
    iam.parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: allow() })),
    iam.parsePolicy(policy(allow())),
    'a single statement',
  );
  deepEqual(iam.parsePolicy(null), [], 'no policy');
  deepEqual(iam.parsePolicy({ statement: { effect: 'Allow', action: 'S3:*' } }), [
    {
      index: 0,
      effect: 'Allow',
      actions: { inverted: false, patterns: ['s3:*'] },
      spelling: ['S3:*'],
      resources: { inverted: false, patterns: ['*'] },
      conditions: [],
      variables: false,
    },
  ]);
  deepEqual(
    iam.parsePolicy(policy(allow(given('ForAnyValue:StringLikeIfExists', 'AWS:PrincipalOrgPaths', true))))[0]
      ?.conditions,
    [
      {
        operator: 'stringlike',
        set: 'foranyvalue',
        ifExists: true,
        key: 'aws:principalorgpaths',
        spelling: 'AWS:PrincipalOrgPaths',
        values: ['true'],
      },
    ],
  );
});

test('what is no policy is refused', () => {
  const bad: unknown[] = [
    '',
    'x',
    'null',
    '[]',
    '%7B',
    '{"Version":"2012-10-17"}',
    policy(allow()).replace('"Effect"', '"Effect":"Deny","Effect"'),
    policy(allow({ Sid: 'x'.repeat(300_000) })),
    '%',
    {},
    [],
    { Statement: 1 },
    { Statement: [null] },
    { Statement: [{ Effect: 'allow', Action: '*' }] },
    { Statement: [{ Action: '*' }] },
    { Statement: [{ Effect: 'Allow' }] },
    { Statement: [{ Effect: 'Allow', Action: 1 }] },
    { Statement: [{ Effect: 'Allow', Action: '*', NotAction: 'x' }] },
    { Statement: [{ Effect: 'Allow', Action: '*', action: 'x' }] },
    { Statement: [{ Effect: 'Allow', Action: '*', Principal: { AWS: 1 } }] },
    { Statement: [{ Effect: 'Allow', Action: '*', Principal: 1 }] },
    { Statement: [{ Effect: 'Allow', Action: '*', Condition: 'x' }] },
    { Statement: [{ Effect: 'Allow', Action: '*', Condition: { StringEquals: { a: [{}] } } }] },
    { Statement: [{ Effect: 'Allow', Action: '*', Sid: {} }] },
  ];
  for (const document of bad) {
    throws(() => iam.parsePolicy(document as iam.PolicySource), iam.MalformedPolicy, JSON.stringify(document));
  }
});

test('law: arbitrary JSON is a policy or malformed, never anything else', () => {
  const key = fc.constantFrom(
    'Statement',
    'Effect',
    'Action',
    'NotAction',
    'Principal',
    'Condition',
    'AWS',
    'StringLike',
    '__proto__',
  );
  const operator = fc.constantFrom('StringEquals', 'IpAddress', 'Bool', 'ForAnyValue:ArnLike', 'Null', 'IfExists', '');
  const conditionKey = fc.oneof(fc.constantFrom('aws:PrincipalArn', 'aws:SourceIp', 'aws:userid'), fc.string());
  const leaf = fc.oneof(
    fc.constantFrom('Allow', 'Deny', '*', 's3:*', own),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const nearly = fc
    .record({
      Action: tree,
      Resource: tree,
      Principal: tree,
      Condition: fc.dictionary(operator, fc.dictionary(conditionKey, leaf)),
    })
    .map((more) => ({ Statement: { Effect: 'Allow', ...more } }));
  fc.assert(
    fc.property(fc.oneof(tree, nearly, fc.jsonValue()), fc.string(), (json, text) => {
      const plain = JSON.stringify(json);
      for (const source of [plain, encodeURIComponent(plain.toWellFormed()), text]) {
        onlyMalformed(() => iam.grantsOf(source, context));
        onlyMalformed(() => iam.trustsOf(source, context));
        onlyMalformed(() => iam.isAdministrator(source));
      }
    }),
    { numRuns: 300 },
  );
});

function onlyMalformed(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    ok(error instanceof iam.MalformedPolicy, String(error));
  }
}

test('who is everybody', () => {
  const cases: [Json, readonly string[], string][] = [
    [{ Principal: '*' }, ['public'], 'the star'],
    [{ Principal: { AWS: '*' } }, ['public'], 'the star as an AWS principal'],
    [{ Principal: { AWS: ['*'] } }, ['public'], 'the star in a list'],
    [{ Principal: { AWS: [partner, '*'] } }, ['public'], 'the star beside others'],
    [{ Principal: { AWS: 'arn:aws:iam::*:root' } }, ['public'], 'a wildcard for the account'],
    [{ Principal: undefined, NotPrincipal: { AWS: partner } }, ['public'], 'everybody but one'],
    [{ Principal: { AWS: partner } }, [`account ${partner}`], 'an account by id'],
    [{ Principal: { AWS: `arn:aws:iam::${partner}:role/x` } }, [`account ${partner}`], 'a role of another account'],
    [{ Principal: { AWS: `arn:aws:iam::${own}:root` } }, [`own ${own}`], 'the own account'],
    [{ Principal: { AWS: 'AROAEXAMPLEEXAMPLE123' } }, ['deleted AROAEXAMPLEEXAMPLE123'], 'a role that is gone'],
    [
      { Principal: { Service: ['a.amazonaws.com', 'b.amazonaws.com'] } },
      ['service a.amazonaws.com', 'service b.amazonaws.com'],
      'services',
    ],
    [{ Principal: { CanonicalUser: '79a5' } }, ['canonical-user 79a5'], 'a canonical user'],
    [{ Principal: { Federated: 'accounts.google.com' } }, ['federated accounts.google.com'], 'a federation'],
    [
      { Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' } },
      ['origin-access-identity arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'],
      'an origin access identity',
    ],
    [{ Principal: undefined }, [], 'nobody is named'],
    [{ Principal: {} }, [], 'nobody either'],
  ];
  for (const [more, wanted, why] of cases) deepEqual(who(policy(allow(more))), wanted, why);
  equal(iam.isPublic(null, context), false);
});

test('conditions restrict by value', () => {
  const cases: [Json, readonly string[], string][] = [
    [given('StringEquals', 'aws:PrincipalOrgID', 'o-abc'), ['organization o-abc'], 'an organization'],
    [given('stringequals', 'AWS:PRINCIPALORGID', ['o-abc']), ['organization o-abc'], 'operators and keys in any case'],
    [given('StringLike', 'aws:PrincipalOrgID', 'o-*'), ['public'], 'any organization'],
    [
      given('StringEquals', 'aws:PrincipalOrgID', '${aws:ResourceOrgID}'),
      ['organization ${aws:ResourceOrgID}'],
      'the own one',
    ],
    [given('StringEquals', 'aws:PrincipalOrgID', '${aws:PrincipalOrgID}'), ['public'], 'a tautology'],
    [
      given('StringEquals', 'aws:ResourceOrgID', '${aws:PrincipalOrgID}'),
      ['organization ${aws:ResourceOrgID}'],
      'the same mirrored',
    ],
    [given('StringEquals', 'aws:ResourceOrgID', 'o-abc'), ['public'], 'the organization of the resource is no caller'],
    [
      given('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-abc/r-1/*'),
      ['organization o-abc'],
      'a path of an organization',
    ],
    [given('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-*/r-1/*'), ['public'], 'a path of any organization'],
    [given('StringEquals', 'aws:PrincipalAccount', [own, partner]), [`own ${own}`, `account ${partner}`], 'accounts'],
    [given('StringLike', 'aws:PrincipalAccount', '1111*'), ['public'], 'accounts that begin so'],
    [
      given('StringEquals', 'aws:ResourceAccount', '${aws:PrincipalAccount}'),
      [`own ${own}`],
      'the own account mirrored',
    ],
    [given('StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}'), [`own ${own}`], 'the own account'],
    [given('StringEquals', 'aws:PrincipalAccount', 'own'), ['account own'], 'a word that is no account'],
    [given('StringEquals', 'kms:CallerAccount', own), [`own ${own}`], 'the caller of a key'],
    [
      given('StringEquals', 'kms:ViaService', 's3.eu-west-1.amazonaws.com'),
      ['public'],
      'through a service: anybody can',
    ],
    [given('StringLike', 'aws:PrincipalArn', '*'), ['public'], 'any principal'],
    [given('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/admin'), ['public'], 'a role of any account'],
    [
      given('StringLike', 'aws:PrincipalArn', `arn:aws:iam::${partner}:role/*`),
      [`account ${partner}`],
      'roles of an account',
    ],
    [given('ArnLike', 'aws:PrincipalArn', [`arn:aws:iam::${own}:*`, '*']), ['public'], 'values are alternatives'],
    [given('ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::*:root'), ['public'], 'ArnEquals has wildcards too'],
    [given('ArnLike', 'aws:SourceArn', `arn:aws:sns:*:${own}:*`), [`own ${own}`], 'a source of the own account'],
    [given('ArnLike', 'aws:SourceArn', 'arn:aws:sns:eu-west-1:*:alarms'), ['public'], 'a source anybody can name so'],
    [given('ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:b'), ['restricted arn:aws:s3:*:*:b'], 'bucket names are global'],
    [given('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*'), ['public'], 'any bucket'],
    [given('StringEquals', 'aws:SourceAccount', partner), [`account ${partner}`], 'the account of a source'],
    [given('StringEquals', 'aws:SourceOrgID', 'o-abc'), ['organization o-abc'], 'the organization of a source'],
    [given('StringEquals', 's3:DataAccessPointAccount', own), [`own ${own}`], 'delegation to access points'],
    [given('StringLike', 's3:DataAccessPointAccount', '*'), ['public'], 'to those of anybody'],
    [given('StringEquals', 'aws:SourceVpce', 'vpce-1'), ['network vpce-1'], 'an endpoint'],
    [given('StringEquals', 'aws:SourceVpc', 'vpc-1'), ['network vpc-1'], 'a network'],
    [given('StringLike', 'aws:SourceVpc', 'vpc-*'), ['public'], 'any network'],
    [given('StringEquals', 'aws:VpceAccount', own), [`own ${own}`], 'endpoints of an account'],
    [given('IpAddress', 'aws:SourceIp', '203.0.113.0/24'), ['network 203.0.113.0/24'], 'addresses'],
    [given('IpAddress', 'aws:SourceIp', '0.0.0.0/0'), ['public'], 'all addresses'],
    [given('IpAddress', 'aws:SourceIp', '::/0'), ['public'], 'all addresses of IPv6'],
    [given('IpAddress', 'aws:SourceIp', ['0.0.0.0/1', '128.0.0.0/1']), ['public'], 'two halves'],
    [given('IpAddress', 'aws:SourceIp', '0.0.0.0/1'), ['public'], 'S3 calls more than a /8 public'],
    [given('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '0.0.0.0/0']), ['public'], 'alternatives again'],
    [given('IpAddress', 'aws:SourceIp', '10.0.0.0/8'), [], 'a private network never matches a public caller'],
    [given('IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '203.0.113.9']), ['network 203.0.113.9'], 'the rest of them'],
    [given('StringLike', 'aws:SourceIp', '*'), ['public'], 'a pattern for addresses'],
    [given('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8'), ['public'], 'anybody can have such a network'],
    [
      given('StringLike', 'aws:userid', 'AROAEXAMPLEEXAMPLE123:*'),
      ['restricted AROAEXAMPLEEXAMPLE123:'],
      'sessions of a role',
    ],
    [given('StringLike', 'aws:userid', '*:session'), ['public'], 'sessions of that name'],
    [given('StringEquals', 'aws:PrincipalServiceName', 'x.amazonaws.com'), ['service x.amazonaws.com'], 'a service'],
    [given('Bool', 'aws:PrincipalIsAWSService', 'true'), ['service *'], 'any service'],
    [given('Bool', 'aws:PrincipalIsAWSService', 'false'), ['public'], 'no service'],
    [
      given('Bool', 'elasticfilesystem:AccessedViaMountTarget', 'true'),
      ['network elasticfilesystem:accessedviamounttarget'],
      'mounts',
    ],
    [given('StringLike', 'sns:Endpoint', '*@example.com'), ['restricted *@example.com'], 'subscribers of a domain'],
    [given('StringLike', 'sns:Endpoint', 'https://*'), ['public'], 'any subscriber'],
    [given('StringLike', 'sns:Endpoint', 'https://example.com*'), ['public'], 'example.com.evil.test too'],
    [given('StringEquals', 'lambda:FunctionUrlAuthType', 'NONE'), ['public'], 'a function URL without authentication'],
    [given('StringEquals', 'aws:PrincipalTag/team', 'x'), ['public'], 'others choose their own tags'],
    [given('StringLike', 'aws:Referer', 'https://example.com/*'), ['public'], 'anybody can claim a referer'],
    [given('StringEquals', 's3:x-amz-acl', 'private'), ['public'], 'a condition on the request'],
    [given('Bool', 'aws:SecureTransport', 'true'), ['public'], 'TLS for everybody'],
    [given('StringEquals', 'aws:PrincipalOrgID', []), ['public'], 'no value at all'],
    [given('StringNotEquals', 'aws:PrincipalOrgID', 'o-abc'), ['public'], 'whoever is not in it'],
    [given('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'), ['public'], 'all other addresses'],
    [given('Null', 'aws:PrincipalOrgID', 'false'), ['public'], 'any organization at all'],
  ];
  for (const [more, wanted, why] of cases)
    deepEqual(who(policy(allow(more))), wanted, `${why}: ${JSON.stringify(more)}`);
});

test('operators that are true when the key is absent restrict nothing by themselves', () => {
  const key = 'aws:PrincipalOrgID';
  const cases: [Json, boolean, string][] = [
    [{ StringEqualsIfExists: { [key]: 'o-abc' } }, true, 'IfExists'],
    [{ 'ForAllValues:StringEquals': { [key]: 'o-abc' } }, true, 'ForAllValues'],
    [{ 'ForAnyValue:StringEquals': { [key]: 'o-abc' } }, false, 'ForAnyValue is false then'],
    [{ StringEqualsIfExists: { [key]: 'o-abc' }, Null: { [key]: 'false' } }, false, 'the key is demanded besides'],
    [{ 'ForAllValues:StringEquals': { [key]: 'o-abc' }, Null: { [key]: false } }, false, 'a boolean does too'],
    [{ StringEqualsIfExists: { [key]: 'o-abc' }, Null: { [key]: 'true' } }, true, 'the key must be absent'],
    [{ StringEqualsIfExists: { [key]: 'o-abc' }, Null: { 'aws:SourceVpc': 'false' } }, true, 'another key is demanded'],
    [
      { StringEqualsIfExists: { [key]: 'o-abc' }, StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
      false,
      'another condition restricts',
    ],
  ];
  for (const [Condition, wanted, why] of cases) equal(iam.isPublic(policy(allow({ Condition })), context), wanted, why);
});

test('a grant says which keys narrow it', () => {
  const Condition = {
    StringEquals: { 'aws:PrincipalOrgID': 'o-abc', 'aws:SourceVpc': 'vpc-1' },
    Bool: { 'aws:SecureTransport': 'true' },
  };
  const [grant] = iam.grantsOf(policy(allow({ Condition, Sid: 'Members' })), context);
  deepEqual(grant?.narrowedBy, ['aws:principalorgid', 'aws:sourcevpc']);
  deepEqual(grant?.who, { kind: 'organization', id: 'o-abc', written: 'o-abc' });
  equal(iam.statementLabel(grant?.statement ?? { index: 0 }), 'statement Members');
  equal(iam.statementLabel({ index: 2 }), 'statement 3');
});

test('a condition that leaves no account of those named closes the grant', () => {
  const Principal = { AWS: [own, partner] };
  deepEqual(who(policy(allow({ Principal, ...given('StringEquals', 'aws:PrincipalAccount', own) }))), [`own ${own}`]);
  deepEqual(who(policy(allow({ Principal, ...given('StringEquals', 'aws:SourceAccount', own) }))), [
    `own ${own}`,
    `account ${partner}`,
  ]);
  deepEqual(who(policy(allow({ Principal, ...given('IpAddress', 'aws:SourceIp', '10.0.0.0/8') }))), []);
});

test('a Deny without conditions closes a public Allow where it covers it', () => {
  const cases: [Json, boolean, string][] = [
    [{}, false, 'the same for everybody'],
    [{ Principal: { AWS: '*' } }, false, 'the other spelling of everybody'],
    [{ Action: '*', Resource: '*' }, false, 'everything'],
    [{ Action: 'S3:GETOBJECT' }, false, 'actions in any case'],
    [{ Action: 's3:PutObject' }, true, 'another action'],
    [{ Action: undefined, NotAction: 's3:PutObject' }, false, 'everything but another action'],
    [{ Action: undefined, NotAction: 's3:Get*' }, true, 'everything but this action'],
    [{ Resource: bucket }, true, 'another resource'],
    [{ Resource: `${bucket}/private/*` }, true, 'a part of the resources'],
    [{ Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }, false, 'every resource but another'],
    [{ Principal: { AWS: partner } }, true, 'only one account'],
    [
      { Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${own}:root` } },
      false,
      'everybody but the own account',
    ],
    [{ Principal: undefined, NotPrincipal: { AWS: '*' } }, true, 'everybody but everybody'],
  ];
  for (const [more, wanted, why] of cases) equal(iam.isPublic(policy(allow(), deny(more)), context), wanted, why);
  const spared = { Principal: undefined, NotPrincipal: { AWS: [`arn:aws:iam::${partner}:role/x`] } };
  deepEqual(who(policy(allow(), deny(spared))), [`account ${partner}`], 'who is spared is let in by the Allow');
  deepEqual(who(policy(deny(), allow())), [], 'in any order');
  deepEqual(
    who(policy(allow({ Action: undefined, NotAction: 's3:Put*' }), deny())),
    ['public'],
    'a Deny of S3 is less than NotAction',
  );
  deepEqual(
    who(policy(allow({ Action: undefined, NotAction: 's3:Put*' }), deny({ Action: '*' }))),
    [],
    'a Deny of all is not',
  );
});

test('what a Deny leaves open', () => {
  const document = policy(
    allow({ Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'] }),
    deny({ Action: 's3:Put*' }),
  );
  deepEqual(iam.publicActions(document, context), ['s3:getobject', 's3:listbucket']);
  const both = policy(
    allow({ Resource: [bucket, `${bucket}/*`] }),
    deny({ Resource: bucket }),
    deny({ Resource: `${bucket}/*` }),
  );
  equal(iam.isPublic(both, context), false, 'two statements cover it together');
});

test('a conditional Deny closes only when it reaches every outsider', () => {
  const cases: [Json, readonly string[], string][] = [
    [
      given('StringNotEquals', 'aws:PrincipalOrgID', 'o-abc'),
      ['organization o-abc'],
      'whoever is outside the organization',
    ],
    [
      given('StringNotEqualsIfExists', 'aws:PrincipalOrgID', 'o-abc'),
      ['organization o-abc'],
      'an absent key counts as outside as well',
    ],
    [given('StringNotEquals', 'aws:PrincipalAccount', own), [`own ${own}`], 'outside the account'],
    [given('StringNotEquals', 'aws:SourceVpce', ['vpce-1']), ['network vpce-1'], 'outside the endpoint'],
    [given('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'), ['network 203.0.113.0/24'], 'outside the office'],
    [given('NotIpAddress', 'aws:SourceIp', '10.0.0.0/8'), [], 'outside a private network is everybody'],
    [given('ArnNotLike', 'aws:PrincipalArn', `arn:aws:iam::${own}:role/*`), [`own ${own}`], 'any role but the own'],
    [
      given('ForAllValues:StringNotLike', 'aws:PrincipalOrgPaths', 'o-abc/*'),
      ['organization o-abc'],
      'true without paths',
    ],
    [given('ForAnyValue:StringNotLike', 'aws:PrincipalOrgPaths', 'o-abc/*'), ['public'], 'false without paths'],
    [given('StringNotLike', 'aws:PrincipalOrgID', 'o-*'), ['public'], 'only who is in no organization'],
    [given('NotIpAddress', 'aws:SourceIp', '0.0.0.0/0'), ['public'], 'outside the world is nobody'],
    [given('StringNotLike', 'aws:PrincipalArn', '*'), ['public'], 'whoever is nobody'],
    [given('StringNotEquals', 's3:x-amz-acl', 'private'), ['public'], 'a condition on the request'],
    [given('Bool', 'aws:SecureTransport', 'false'), ['public'], 'plain HTTP only'],
    [given('StringEquals', 'aws:PrincipalOrgID', 'o-abc'), ['public'], 'only the members'],
    [given('IpAddress', 'aws:SourceIp', '0.0.0.0/0'), ['public'], 'who comes through an endpoint has no such address'],
    [given('Null', 'aws:PrincipalOrgID', 'true'), ['public'], 'only who is in no organization'],
    [
      {
        Condition: {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      ['organization o-abc', 'service *'],
      'the perimeter that spares AWS services',
    ],
    [
      {
        Condition: {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      ['public'],
      'which does not reach anonymous requests without IfExists',
    ],
    [
      {
        Condition: {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' },
          NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        },
      },
      ['organization o-abc', 'network 203.0.113.0/24'],
      'outside of both: either is let in',
    ],
    [
      { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' }, Bool: { 'aws:SecureTransport': 'false' } } },
      ['public'],
      'outsiders over plain HTTP only',
    ],
  ];
  for (const [more, wanted, why] of cases) {
    deepEqual(who(policy(allow(), deny(more))), wanted, `${why}: ${JSON.stringify(more)}`);
  }
  const perimeter = deny(given('StringNotEquals', 'aws:PrincipalAccount', own));
  deepEqual(
    who(policy(allow({ Principal: { AWS: [own, partner] } }), perimeter)),
    [`own ${own}`],
    'named accounts outside are out',
  );
  deepEqual(
    who(policy(allow({ Action: ['s3:GetObject', 'x:Y'] }), perimeter)),
    [`own ${own}`, 'public'],
    'each action has its own answer',
  );
});

const keys = [
  'aws:PrincipalOrgID',
  'aws:PrincipalArn',
  'aws:SourceIp',
  'aws:SourceVpc',
  'aws:SourceAccount',
  'aws:Referer',
];
const someCondition = fc
  .tuple(
    fc.constantFrom('StringEquals', 'StringLike', 'ArnLike', 'IpAddress', 'StringNotEquals'),
    fc.constantFrom(...keys),
    fc.array(fc.constantFrom('*', 'o-abc', own, `arn:aws:iam::${own}:root`, '10.0.0.0/8', '0.0.0.0/0', '203.0.113.1'), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([operator, key, values]) => ({ operator, key, values }));

test('law: IfExists and ForAllValues never make a statement less public, nor do more values', () => {
  fc.assert(
    fc.property(someCondition, fc.constantFrom('*', 'o-abc', '0.0.0.0/0'), ({ operator, key, values }, more) => {
      const open = (name: string, list: readonly string[]) =>
        iam.isPublic(policy(allow(given(name, key, list))), context);
      if (!open(operator, values)) return;
      ok(open(`${operator}IfExists`, values), 'IfExists');
      ok(open(`ForAllValues:${operator}`, values), 'ForAllValues');
      ok(open(operator, [...values, more]), 'more values');
    }),
  );
});

test('law: one more Deny or condition never makes a policy public', () => {
  fc.assert(
    fc.property(someCondition, someCondition, (one, other) => {
      const base = allow(given(one.operator, one.key, one.values));
      if (iam.isPublic(policy(base), context)) return;
      const narrower = allow({
        Condition: { [one.operator]: { [one.key]: one.values }, Bool: { 'aws:SecureTransport': 'true' } },
      });
      equal(iam.isPublic(policy(narrower), context), false);
      equal(iam.isPublic(policy(base, deny(given(other.operator, other.key, other.values))), context), false);
    }),
  );
});

test('foreign accounts', () => {
  const document = policy(
    allow({ Principal: { AWS: [own, `arn:aws:iam::${partner}:user/x`, '777788889999'] } }),
    allow({ ...given('StringEquals', 'aws:PrincipalAccount', ['000011112222', own]) }),
    allow({ Principal: { Service: 'x.amazonaws.com' } }),
  );
  deepEqual(iam.foreignAccounts(document, context), ['000011112222', partner, '777788889999']);
  deepEqual(iam.foreignAccounts(document, { ...context, trusted: [partner, '000011112222'] }), ['777788889999']);
});

test('services that anybody can send', () => {
  const Principal = { Service: 'logs.amazonaws.com' };
  const cases: [Json, number, string][] = [
    [{}, 1, 'no condition'],
    [given('StringEquals', 'AWS:SourceAccount', own), 0, 'a source account'],
    [given('ArnLike', 'aws:SourceArn', `arn:aws:logs:*:${own}:*`), 0, 'a source ARN of the account'],
    [given('ArnLike', 'aws:SourceArn', 'arn:aws:logs:*:*:*'), 1, 'a source ARN of anybody'],
    [given('StringLike', 'aws:SourceAccount', '*'), 1, 'any account'],
    [given('StringEqualsIfExists', 'aws:SourceAccount', own), 1, 'only if it is there'],
    [given('StringEquals', 'aws:SourceOrgID', 'o-abc'), 0, 'an organization'],
    [
      given('ArnLike', 'kms:EncryptionContext:aws:logs:arn', `arn:aws:logs:*:${own}:*`),
      0,
      'an encryption context of the account',
    ],
    [
      given('ArnLike', 'kms:EncryptionContext:aws:logs:arn', 'arn:aws:logs:*:*:*'),
      1,
      'an encryption context of anybody',
    ],
    [given('StringEquals', 'lambda:EventSourceToken', 'secret'), 0, 'the token of a skill'],
    [given('Bool', 'aws:SecureTransport', 'true'), 1, 'another condition'],
  ];
  for (const [more, wanted, why] of cases) {
    equal(iam.unguardedServices(policy(allow({ Principal, ...more })), context).length, wanted, why);
  }
  equal(iam.unguardedServices(policy(allow({ Principal: { AWS: partner } })), context).length, 0, 'no service at all');
});

test('who refuses plain HTTP', () => {
  const required = { actions: ['s3:*'], resources: [bucket, `${bucket}/*`] };
  const plain = given('Bool', 'aws:SecureTransport', 'false');
  const cases: [readonly Json[], boolean, string][] = [
    [[deny(plain)], true, 'as documented'],
    [[deny(given('Bool', 'aws:securetransport', false))], true, 'in other spellings'],
    [[deny(given('BoolIfExists', 'aws:SecureTransport', 'false'))], true, 'the key always exists'],
    [[deny({ ...plain, Principal: { AWS: '*' }, Action: '*', Resource: '*' })], true, 'and more'],
    [[deny({ ...plain, Resource: bucket }), deny({ ...plain, Resource: `${bucket}/*` })], true, 'in two statements'],
    [[deny({ ...plain, Resource: bucket })], false, 'the bucket only'],
    [[deny({ ...plain, Resource: `${bucket}/*` })], false, 'the objects only'],
    [[deny({ ...plain, Action: 's3:GetObject' })], false, 'one action only'],
    [[deny({ ...plain, Principal: { AWS: partner } })], false, 'one account only'],
    [[deny({ ...plain, Principal: undefined, NotPrincipal: { AWS: partner } })], false, 'everybody but one'],
    [[deny(given('Bool', 'aws:SecureTransport', 'true'))], false, 'the other way round'],
    [[deny(given('NumericLessThan', 's3:TlsVersion', '1.2'))], false, 'a least version is something else'],
    [
      [
        deny({
          Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
        }),
      ],
      false,
      'members only',
    ],
    [[deny()], false, 'everything, which is not what is asked'],
    [
      [allow({ Action: 's3:*', ...given('Bool', 'aws:SecureTransport', 'true') })],
      false,
      'an Allow over TLS refuses nothing',
    ],
    [[], false, 'nothing'],
  ];
  for (const [statements, wanted, why] of cases) {
    equal(iam.deniesInsecureTransport(policy(...statements), required), wanted, why);
  }
  equal(iam.deniesInsecureTransport(null, required), false, 'no policy');
});

const can = (more: Json = {}): Json => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more });
const cannot = (more: Json = {}): Json => can({ Effect: 'Deny', ...more });

test('full power', () => {
  const cases: [readonly Json[], boolean, string][] = [
    [[can()], true, 'everything on everything'],
    [[can({ Action: ['s3:Get*', '*:*'] })], true, 'the other spelling, in a list'],
    [[can({ Resource: ['arn:aws:s3:::b', 'arn:*'] })], true, 'every ARN'],
    [[can({ Resource: 'arn:aws:*:*:*:*' })], true, 'every ARN in full'],
    [[can({ Resource: 'arn:aws-us-gov:*' })], true, 'every ARN of another partition'],
    [[can({ Action: 's3:*' })], false, 'one service'],
    [[can({ Resource: 'arn:aws:s3:::*' })], false, 'every bucket'],
    [[can({ Action: undefined, NotAction: 'iam:*' })], false, 'all but IAM'],
    [[can({ Action: undefined, NotAction: ['iam:DeleteUser'] })], false, 'all but a part of IAM'],
    [[can({ Action: undefined, NotAction: 'aws-portal:*' })], true, 'all but something harmless'],
    [[can({ Action: undefined, NotAction: [] })], true, 'all but nothing'],
    [[can({ Action: undefined, NotAction: 'iam:*' }), can({ Action: 'iam:*' })], true, 'two halves'],
    [[can({ Resource: undefined, NotResource: 'arn:aws:s3:::secret/*' })], true, 'all but one bucket'],
    [[can({ Resource: undefined, NotResource: 'arn:aws:iam::*:*' })], false, 'all but IAM by resource'],
    [[can(given('Bool', 'aws:MultiFactorAuthPresent', 'true'))], true, 'with a second factor it is still full'],
    [[can(given('StringEquals', 'aws:ResourceTag/team', 'x'))], false, 'only on resources of a team'],
    [[can(), cannot()], false, 'denied altogether'],
    [[can(), cannot({ Action: 'iam:*' })], false, 'IAM denied'],
    [[can(), cannot({ Action: undefined, NotAction: 's3:*' })], false, 'all denied but storage'],
    [[can(), cannot({ Action: 's3:DeleteBucket' })], true, 'one action denied'],
    [
      [can(), cannot(given('Bool', 'aws:MultiFactorAuthPresent', 'false'))],
      true,
      'denied without a second factor only',
    ],
    [[can(), cannot({ Resource: 'arn:aws:s3:::b' })], true, 'denied on one bucket'],
    [[cannot()], false, 'a Deny allows nothing'],
    [[], false, 'nothing'],
  ];
  for (const [statements, wanted, why] of cases) equal(iam.isAdministrator(policy(...statements)), wanted, why);
});

test('what an identity policy allows', () => {
  const read = can({ Action: 'S3:get*', Resource: `${bucket}/*` });
  const cases: [readonly Json[], string, string | undefined, boolean, string][] = [
    [[read], 's3:GetObject', undefined, true, 'on some resource'],
    [[read], 's3:GetObject', `${bucket}/key`, true, 'on this one'],
    [[read], 's3:GetObject', 'arn:aws:s3:::other/key', false, 'not on another'],
    [[read], 's3:PutObject', undefined, false, 'not another action'],
    [[read], 's3:*', undefined, false, 'not all of them'],
    [[can({ Action: 's3:*' })], 's3:*', undefined, true, 'all of them'],
    [[can({ Action: undefined, NotAction: 'iam:*' })], 's3:GetObject', undefined, true, 'by exclusion'],
    [[can({ Action: undefined, NotAction: 'iam:*' })], 'iam:PassRole', undefined, false, 'excluded'],
    [[can(), cannot({ Action: 's3:*' })], 's3:GetObject', undefined, false, 'denied'],
    [[can(), cannot({ Action: 's3:*', Resource: `${bucket}/*` })], 's3:GetObject', undefined, true, 'denied elsewhere'],
    [
      [can(), cannot({ Action: 's3:*', Resource: `${bucket}/*` })],
      's3:GetObject',
      `${bucket}/key`,
      false,
      'denied here',
    ],
    [
      [can(), cannot(given('Bool', 'aws:MultiFactorAuthPresent', 'false'))],
      's3:GetObject',
      undefined,
      true,
      'denied at times',
    ],
  ];
  for (const [statements, action, resource, wanted, why] of cases) {
    equal(iam.allows(policy(...statements), action, resource), wanted, why);
  }
});
