import {
  allow,
  anonymous,
  asks,
  aws,
  deny,
  ELSEWHERE,
  everything,
  federatedUser,
  HERE,
  iam,
  role,
  root,
  service,
  table,
  user,
  vouchedFor,
  type Case,
  type Statement,
} from './table.ts';
import type { Decision } from '../../../src/domain/access/answer.ts';

const actionPage = iam('reference_policies_elements_action');
const notActionPage = iam('reference_policies_elements_notaction');
const resourcePage = iam('reference_policies_elements_resource');
const notResourcePage = iam('reference_policies_elements_notresource');
const principalPage = iam('reference_policies_elements_principal');
const notPrincipalPage = iam('reference_policies_elements_notprincipal');
const effectPage = iam('reference_policies_elements_effect');
const statementPage = iam('reference_policies_elements_statement');

const alice = user('alice');
const bucket = 'arn:aws:s3:::bucket';
const key = `${bucket}/key`;

/** Whether an identity policy's statements allow an action. */
const action = (name: string, source: string, statement: Statement, asked: string, expect: Decision): Case => ({
  name,
  source,
  request: asks(alice, asked, key),
  given: { identity: [statement] },
  expect,
});
const not = (Effect: 'Allow' | 'Deny', NotAction: readonly string[], rest: object = {}): Statement => ({
  Effect,
  NotAction,
  Resource: '*',
  ...rest,
});

const actions: readonly Case[] = [
  action('by name', actionPage, allow('s3:GetObject'), 's3:GetObject', 'allowed'),
  action('another name', actionPage, allow('s3:GetObject'), 's3:GetObjectAcl', 'denied'),
  action('another service', actionPage, allow('s3:GetObject'), 's3-object-lambda:GetObject', 'denied'),
  action('one of a list', actionPage, allow(['ec2:StartInstances', 's3:GetObject']), 's3:GetObject', 'allowed'),
  action('none of a list', actionPage, allow(['ec2:StartInstances', 's3:GetObject']), 's3:PutObject', 'denied'),
  action('all of a service', actionPage, allow('s3:*'), 's3:GetObject', 'allowed'),
  action('all of another service', actionPage, allow('iam:*'), 's3:GetObject', 'denied'),
  action('a beginning', actionPage, allow('s3:Get*'), 's3:GetObject', 'allowed'),
  action('another beginning', actionPage, allow('s3:Put*'), 's3:GetObject', 'denied'),
  action('an end', actionPage, allow('s3:*Object'), 's3:GetObject', 'allowed'),
  action('another end', actionPage, allow('s3:*Object'), 's3:GetObjectAcl', 'denied'),
  action('a middle', actionPage, allow('iam:*AccessKey*'), 'iam:ListAccessKeys', 'allowed'),
  action('a middle may be an end', actionPage, allow('iam:*AccessKey*'), 'iam:CreateAccessKey', 'allowed'),
  action('not in the middle', actionPage, allow('iam:*AccessKey*'), 'iam:CreateUser', 'denied'),
  action('one character', actionPage, allow('s3:?etObject'), 's3:GetObject', 'allowed'),
  action('one character is not none', actionPage, allow('s3:GetObject?'), 's3:GetObject', 'denied'),
  action('one character is not two', actionPage, allow('s3:G?Object'), 's3:GetObject', 'denied'),
  action('everything', actionPage, allow('*'), 's3:GetObject', 'allowed'),
  action('service in capitals', actionPage, allow('S3:GetObject'), 's3:GetObject', 'allowed'),
  action('action in lower case', actionPage, allow('s3:getobject'), 's3:GetObject', 'allowed'),
  action('asked in lower case', actionPage, allow('s3:Get*'), 's3:getobject', 'allowed'),
  action('all in capitals, with a wildcard', actionPage, allow('IAM:LISTACCESSKEY*'), 'iam:ListAccessKeys', 'allowed'),
  action('Allow of all but IAM: something else', notActionPage, not('Allow', ['iam:*']), 's3:GetObject', 'allowed'),
  action('Allow of all but IAM: IAM', notActionPage, not('Allow', ['iam:*']), 'iam:CreateUser', 'denied'),
  action('Allow of all but IAM, in capitals', notActionPage, not('Allow', ['IAM:*']), 'iam:CreateUser', 'denied'),
  action('Allow of all but two: the second', notActionPage, not('Allow', ['iam:*', 's3:*']), 's3:GetObject', 'denied'),
  action(
    'Allow of all but two: a third',
    notActionPage,
    not('Allow', ['iam:*', 's3:*']),
    'ec2:RunInstances',
    'allowed',
  ),
  {
    name: 'Allow of all but deleting, in S3 alone',
    source: notActionPage,
    request: asks(alice, 's3:PutObject', key),
    given: { identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }] },
    expect: 'allowed',
  },
  {
    name: 'Allow of all but deleting, in S3 alone: deleting',
    source: notActionPage,
    request: asks(alice, 's3:DeleteBucket', bucket),
    given: { identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }] },
    expect: 'denied',
  },
  {
    name: 'Allow of all but deleting, in S3 alone: another service has other resources',
    source: notActionPage,
    request: asks(alice, 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${HERE}:queue`),
    given: { identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }] },
    expect: 'denied',
  },
  {
    name: 'Deny of all but IAM without MFA: something else',
    source: notActionPage,
    request: asks(alice, 's3:GetObject', key, { context: { 'aws:MultiFactorAuthPresent': ['false'] } }),
    given: {
      identity: [
        everything,
        not('Deny', ['iam:*'], {
          Sid: 'Mfa',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        }),
      ],
    },
    expect: 'denied',
    by: ['statement Mfa'],
  },
  {
    name: 'Deny of all but IAM without MFA: IAM',
    source: notActionPage,
    request: asks(alice, 'iam:GetUser', alice.arn, { context: { 'aws:MultiFactorAuthPresent': ['false'] } }),
    given: {
      identity: [
        everything,
        not('Deny', ['iam:*'], { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }),
      ],
    },
    expect: 'allowed',
  },
  {
    name: 'Deny of all but something allows nothing of it',
    source: notActionPage,
    request: asks(alice, 'iam:GetUser', alice.arn),
    given: { identity: [not('Deny', ['iam:*'])] },
    expect: 'denied',
  },
  {
    name: 'an Allow of a group and a Deny of another',
    source: effectPage,
    request: asks(alice, 's3:GetObject', key),
    given: { groups: [[allow('s3:*')], [deny('s3:Get*', '*', { Sid: 'NoReading' })]] },
    expect: 'denied',
    by: ['statement NoReading'],
  },
  {
    name: 'several statements: one of them allows',
    source: statementPage,
    request: asks(alice, 's3:GetObject', key),
    given: { identity: [allow('ec2:*'), allow('s3:List*'), allow('s3:Get*', `${bucket}/*`, { Sid: 'Third' })] },
    expect: 'allowed',
    by: ['statement Third'],
  },
];

/** Whether a resource of a statement stands for the one that is asked about. */
const resource = (pattern: string | readonly string[], arn: string, expect: Decision, source = resourcePage): Case => ({
  name: `${String(pattern)} and ${arn}`,
  source,
  request: asks(alice, 's3:GetObject', arn),
  given: { identity: [allow('*', pattern)] },
  expect,
});
const tests = `${bucket}/*/test/*`;
const users = `arn:aws:iam::${HERE}:user`;

const resources: readonly Case[] = [
  resource('*', key, 'allowed'),
  resource(key, key, 'allowed'),
  resource(key, `${key}s`, 'denied'),
  resource(bucket, key, 'denied'),
  resource(`${bucket}/*`, bucket, 'denied'),
  resource(`${bucket}*`, bucket, 'allowed'),
  resource(`${bucket}*`, key, 'allowed'),
  resource(`${bucket}*`, `${bucket}-of-somebody-else/key`, 'allowed'),
  resource('arn:aws:s3:::*', key, 'allowed'),
  ...[
    '1/test/object.jpg',
    '1/2/test/object.jpg',
    '1/2/test/3/object.jpg',
    '1/2/3/test/4/object.jpg',
    '1///test///object.jpg',
    '1/test/.jpg',
    '/test/object.jpg',
    '1/test/',
  ].map((object) => resource(tests, `${bucket}/${object}`, 'allowed')),
  ...['1-test/object.jpg', 'test/object.jpg', '1/2/test.jpg'].map((object) =>
    resource(tests, `${bucket}/${object}`, 'denied'),
  ),
  resource(`${users}/Bob`, `${users}/Bob`, 'allowed'),
  resource(`${users}/Bob`, `${users}/bob`, 'denied'),
  resource(`${users}/accounting/*`, `${users}/accounting/mary`, 'allowed'),
  resource(`${users}/accounting/*`, `${users}/accounting`, 'denied'),
  resource(`${users}/accounting/*`, `${users}/sales/mary`, 'denied'),
  resource(`arn:aws:sqs:*:${HERE}:queue`, `arn:aws:sqs:us-east-2:${HERE}:queue`, 'allowed'),
  resource(`arn:aws:sqs:us-*:${HERE}:queue`, `arn:aws:sqs:eu-west-1:${HERE}:queue`, 'denied'),
  resource(`arn:aws:sqs:us-east-?:${HERE}:queue`, `arn:aws:sqs:us-east-2:${HERE}:queue`, 'allowed'),
  resource(`arn:aws:sqs:us-east-2:${HERE}:*`, `arn:aws:sqs:us-east-2:${ELSEWHERE}:queue`, 'denied'),
  resource('arn:aws:sqs:us-east-2:*', `arn:aws:sqs:us-east-2:${HERE}:queue`, 'allowed'),
  resource(`arn:aws-cn:s3:::bucket/*`, key, 'denied'),
  resource(
    [`arn:aws:dynamodb:us-east-2:${HERE}:table/books`, `arn:aws:dynamodb:us-east-2:${HERE}:table/magazines`],
    `arn:aws:dynamodb:us-east-2:${HERE}:table/magazines`,
    'allowed',
  ),
  resource(
    [`arn:aws:dynamodb:us-east-2:${HERE}:table/books`, `arn:aws:dynamodb:us-east-2:${HERE}:table/magazines`],
    `arn:aws:dynamodb:us-east-2:${HERE}:table/papers`,
    'denied',
  ),
  resource(
    `arn:aws:logs:us-east-2:${HERE}:log-group:/app:*`,
    `arn:aws:logs:us-east-2:${HERE}:log-group:/app:log-stream:x`,
    'allowed',
  ),
];

/** Everything but some resources. */
const payroll = ['arn:aws:s3:::HRBucket/Payroll', 'arn:aws:s3:::HRBucket/Payroll/*'];
const butPayroll = (Effect: 'Allow' | 'Deny'): Statement => ({
  Sid: 'ButPayroll',
  Effect,
  Action: 's3:*',
  NotResource: payroll,
});
const notResources: readonly Case[] = [
  {
    name: 'Deny of all but a folder: another folder',
    source: notResourcePage,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::HRBucket/Travel/x'),
    given: { identity: [everything, butPayroll('Deny')] },
    expect: 'denied',
    by: ['statement ButPayroll'],
  },
  {
    name: 'Deny of all but a folder: the folder',
    source: notResourcePage,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::HRBucket/Payroll/x'),
    given: { identity: [everything, butPayroll('Deny')] },
    expect: 'allowed',
  },
  {
    name: 'Deny of all but a folder grants nothing of the folder',
    source: notResourcePage,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::HRBucket/Payroll/x'),
    given: { identity: [butPayroll('Deny')] },
    expect: 'denied',
  },
  {
    name: 'Allow of all but a folder: another',
    source: notResourcePage,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::HRBucket/Travel/x'),
    given: { identity: [butPayroll('Allow')] },
    expect: 'allowed',
  },
  {
    name: 'Allow of all but a folder: the folder',
    source: notResourcePage,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::HRBucket/Payroll/x'),
    given: { identity: [butPayroll('Allow')] },
    expect: 'denied',
  },
  {
    name: 'Allow of all but a folder: the folder in capitals is another',
    source: notResourcePage,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::HRBucket/PAYROLL/x'),
    given: { identity: [butPayroll('Allow')] },
    expect: 'allowed',
  },
];

/** Whom a resource's policy means; whoever asks from elsewhere has all rights there. */
type Asked = Case['request']['caller'];
const meant = (name: string, Principal: unknown, caller: Asked, expect: Decision, source = principalPage): Case => ({
  name,
  source,
  request: asks(caller, 's3:GetObject', key),
  given: {
    ...(caller.account === null || caller.account === HERE ? {} : { identity: [everything] }),
    resource: [allow('s3:*', '*', { Principal })],
  },
  expect,
});
const bob = user('Bob', ELSEWHERE);
const audit = role('audit', 'app', ELSEWHERE);
const google = 'accounts.google.com';
const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';
const saml = `arn:aws:iam::${HERE}:saml-provider/Okta`;

const principals: readonly Case[] = [
  meant('account by ARN', { AWS: `arn:aws:iam::${ELSEWHERE}:root` }, bob, 'allowed'),
  meant('account by number', { AWS: ELSEWHERE }, bob, 'allowed'),
  meant('account by number: its roles', { AWS: ELSEWHERE }, audit, 'allowed'),
  meant('account by number: its root user', { AWS: ELSEWHERE }, root(ELSEWHERE), 'allowed'),
  meant('two accounts', { AWS: ['777788889999', ELSEWHERE] }, bob, 'allowed'),
  meant('another account', { AWS: '777788889999' }, bob, 'denied'),
  meant('user', { AWS: bob.arn }, bob, 'allowed'),
  meant('user: upper and lower case matter', { AWS: `arn:aws:iam::${ELSEWHERE}:user/bob` }, bob, 'denied'),
  meant('user of the same name in another account', { AWS: `arn:aws:iam::777788889999:user/Bob` }, bob, 'denied'),
  meant('user with a path', { AWS: `arn:aws:iam::${ELSEWHERE}:user/team/Bob` }, bob, 'denied'),
  meant(
    'user with a path, who asks',
    { AWS: `arn:aws:iam::${ELSEWHERE}:user/team/Bob` },
    user('team/Bob', ELSEWHERE),
    'allowed',
  ),
  meant(
    'user by its unique id',
    { AWS: 'AIDAEXAMPLEEXAMPLE123' },
    { ...bob, uniqueId: 'AIDAEXAMPLEEXAMPLE123' },
    'allowed',
  ),
  meant(
    'user by the unique id of one that is gone',
    { AWS: 'AIDAEXAMPLEEXAMPLE123' },
    { ...bob, uniqueId: 'AIDAEXAMPLEEXAMPLE999' },
    'denied',
  ),
  meant('role', { AWS: audit.arn }, audit, 'allowed'),
  meant('role session', { AWS: audit.session }, audit, 'allowed'),
  meant('role session of another name', { AWS: audit.session }, role('audit', 'other', ELSEWHERE), 'denied'),
  meant('a role is no user of the same name', { AWS: `arn:aws:iam::${ELSEWHERE}:user/audit` }, audit, 'denied'),
  meant(
    'federated session',
    { AWS: `arn:aws:sts::${HERE}:federated-user/guest` },
    federatedUser('alice', 'guest'),
    'allowed',
  ),
  meant(
    'another federated session',
    { AWS: `arn:aws:sts::${HERE}:federated-user/other` },
    federatedUser('alice', 'guest'),
    'denied',
  ),
  meant('service', { Service: 'ecs.amazonaws.com' }, service('ecs.amazonaws.com'), 'allowed'),
  meant(
    'one of two services',
    { Service: ['ecs.amazonaws.com', 'elasticloadbalancing.amazonaws.com'] },
    service('elasticloadbalancing.amazonaws.com'),
    'allowed',
  ),
  meant('another service', { Service: 'ecs.amazonaws.com' }, service('ec2.amazonaws.com'), 'denied'),
  meant('a service is not an account', { AWS: HERE }, service('ec2.amazonaws.com'), 'denied'),
  meant('an account is not a service', { Service: 'ecs.amazonaws.com' }, bob, 'denied'),
  meant('web identity', { Federated: google }, vouchedFor(google), 'allowed'),
  meant('another web identity', { Federated: 'graph.facebook.com' }, vouchedFor(google), 'denied'),
  meant('SAML', { Federated: saml }, vouchedFor(saml), 'allowed'),
  meant('a canonical user, which may be the account', { CanonicalUser: canonical }, bob, 'unknown-conditional'),
  meant('a canonical user is nobody who did not sign', { CanonicalUser: canonical }, anonymous, 'denied'),
  meant('a canonical user is no service', { CanonicalUser: canonical }, service('ecs.amazonaws.com'), 'denied'),
  meant('a canonical user and the account', { CanonicalUser: canonical, AWS: ELSEWHERE }, bob, 'allowed'),
  meant(
    'several kinds at once',
    { AWS: '777788889999', Service: 'ecs.amazonaws.com' },
    service('ecs.amazonaws.com'),
    'allowed',
  ),
  meant('everybody: an account', '*', bob, 'allowed'),
  meant('everybody: nobody that signed', '*', anonymous, 'allowed'),
  meant('everybody as AWS: an account', { AWS: '*' }, audit, 'allowed'),
  meant('everybody as AWS: nobody that signed', { AWS: '*' }, anonymous, 'allowed'),
  meant('everybody: own users', '*', alice, 'allowed'),
  meant('everybody: own root user', '*', root(), 'allowed'),
];

/** Everybody but some. */
const butBob = { AWS: [bob.arn, `arn:aws:iam::${ELSEWHERE}:root`] };
const butAudit = { AWS: [audit.session, audit.arn, `arn:aws:iam::${ELSEWHERE}:root`] };
const spared = (name: string, NotPrincipal: unknown, caller: Asked, expect: Decision): Case => ({
  name,
  source: notPrincipalPage,
  request: asks(caller, 's3:GetObject', key),
  given: {
    ...(caller.account === null || caller.account === HERE ? {} : { identity: [everything] }),
    resource: [
      allow('s3:*', '*', { Principal: '*' }),
      { Sid: 'Rest', Effect: 'Deny', NotPrincipal, Action: 's3:*', Resource: '*' },
    ],
  },
  expect,
  ...(expect === 'denied' ? { by: ['statement Rest'] } : {}),
});
const letsRest = (name: string, NotPrincipal: unknown, caller: Asked, expect: Decision): Case => ({
  name,
  source: notPrincipalPage,
  request: asks(caller, 's3:GetObject', key),
  given: {
    ...(caller.account === null || caller.account === HERE ? {} : { identity: [everything] }),
    resource: [{ Effect: 'Allow', NotPrincipal, Action: 's3:*', Resource: '*' }],
  },
  expect,
});

const notPrincipals: readonly Case[] = [
  spared('Deny of all but Bob and his account: Bob', butBob, bob, 'allowed'),
  spared('Deny of all but Bob and his account: another user there', butBob, user('Mary', ELSEWHERE), 'denied'),
  spared('Deny of all but Bob and his account: the own account', butBob, alice, 'denied'),
  spared('Deny of all but Bob and his account: nobody that signed', butBob, anonymous, 'denied'),
  spared('Deny of all but Bob and his account: a service', butBob, service('ecs.amazonaws.com'), 'denied'),
  spared('Deny of all but a session, its role and its account: the session', butAudit, audit, 'allowed'),
  spared(
    'Deny of all but a session, its role and its account: another session',
    butAudit,
    role('audit', 'x', ELSEWHERE),
    'denied',
  ),
  spared(
    'Deny of all but a service: the service',
    { Service: 'ecs.amazonaws.com' },
    service('ecs.amazonaws.com'),
    'allowed',
  ),
  spared('Deny of all but a service: an account', { Service: 'ecs.amazonaws.com' }, bob, 'denied'),
  letsRest('Allow of all but Bob: Bob', butBob, bob, 'denied'),
  letsRest('Allow of all but Bob: another account', butBob, user('Mary', '777788889999'), 'allowed'),
  letsRest('Allow of all but Bob: nobody that signed', butBob, anonymous, 'allowed'),
  {
    name: 'Deny of whoever has another ARN, instead: whom it spares',
    source: principalPage,
    request: asks(bob, 's3:GetObject', key),
    given: {
      identity: [everything],
      resource: [
        allow('s3:*', '*', aws(bob.arn)),
        deny('s3:*', '*', { Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': bob.arn } } }),
      ],
    },
    expect: 'allowed',
  },
  {
    name: 'Deny of whoever has another ARN, instead: whom it means',
    source: principalPage,
    request: asks(alice, 's3:GetObject', key),
    given: {
      identity: [everything],
      resource: [
        deny('s3:*', '*', {
          Sid: 'Rest',
          Principal: '*',
          Condition: { ArnNotEquals: { 'aws:PrincipalArn': bob.arn } },
        }),
      ],
    },
    expect: 'denied',
    by: ['statement Rest'],
  },
];

table('actions', actions);
table('resources', resources);
table('NotResource', notResources);
table('Principal', principals);
table('NotPrincipal', notPrincipals);
