import {
  allow,
  anonymous,
  asks,
  aws,
  deny,
  ELSEWHERE,
  everything,
  everythingOfEverybody,
  federatedUser,
  HERE,
  iam,
  role,
  root,
  s3Guide,
  service,
  table,
  user,
  type Case,
} from './table.ts';

const page = iam('reference_policies_evaluation-logic-cross-account');
const principalPage = iam('reference_policies_elements_principal');

const key = 'arn:aws:s3:::bucket/key';
const get = 's3:GetObject';
const alice = user('alice', ELSEWHERE);
const app = role('app', 'session', ELSEWHERE);
const asAlice = asks(alice, get, key);
const asApp = asks(app, get, key);
const silent = [allow('ec2:DescribeInstances')];
const lets = (...principals: readonly string[]) => [allow('s3:*', '*', { Sid: 'Lets', ...aws(...principals) })];
const public_ = [allow(get, '*', { Sid: 'Public', Principal: '*' })];
const account = `arn:aws:iam::${ELSEWHERE}:root`;

/** Both accounts have to allow. */
const bothSides: readonly Case[] = [
  {
    name: 'both sides allow the user',
    source: page,
    request: asAlice,
    given: { identity: [allow(get, '*', { Sid: 'Mine' })], resource: lets(alice.arn) },
    expect: 'allowed',
    by: ['statement Lets', 'statement Mine'],
  },
  {
    name: 'only the resource allows',
    source: page,
    request: asAlice,
    given: { identity: silent, resource: lets(alice.arn) },
    expect: 'denied',
  },
  {
    name: 'only the identity policy allows, the resource has none',
    source: page,
    request: asAlice,
    given: { identity: [everything] },
    expect: 'denied',
  },
  {
    name: "only the identity policy allows, the resource's names somebody else",
    source: page,
    request: asAlice,
    given: { identity: [everything], resource: lets(`arn:aws:iam::${ELSEWHERE}:user/bob`) },
    expect: 'denied',
  },
  {
    name: 'the identity policy denies',
    source: page,
    request: asAlice,
    given: { identity: [everything, deny(get, '*', { Sid: 'No' })], resource: lets(alice.arn) },
    expect: 'denied',
    by: ['statement No'],
  },
  {
    name: 'the resource denies',
    source: page,
    request: asAlice,
    given: { identity: [everything], resource: [...lets(alice.arn), deny(get, '*', { Sid: 'No', Principal: '*' })] },
    expect: 'denied',
    by: ['statement No'],
  },
  {
    name: 'account named by its ARN, identity policy allows',
    source: principalPage,
    request: asAlice,
    given: { identity: [allow(get)], resource: lets(account) },
    expect: 'allowed',
  },
  {
    name: 'account named by its number, identity policy allows',
    source: principalPage,
    request: asAlice,
    given: { identity: [allow(get)], resource: lets(ELSEWHERE) },
    expect: 'allowed',
  },
  {
    name: 'account named, identity policy is silent',
    source: principalPage,
    request: asAlice,
    given: { identity: silent, resource: lets(account) },
    expect: 'denied',
  },
  {
    name: 'another account named',
    source: principalPage,
    request: asAlice,
    given: { identity: [everything], resource: lets('777788889999') },
    expect: 'denied',
  },
  {
    name: 'several accounts named, one of them ours',
    source: principalPage,
    request: asAlice,
    given: { identity: [everything], resource: lets('777788889999', ELSEWHERE) },
    expect: 'allowed',
  },
  {
    name: 'everybody named, identity policy allows',
    source: principalPage,
    request: asAlice,
    given: { identity: [allow(get)], resource: public_ },
    expect: 'allowed',
  },
  {
    name: 'everybody named, identity policy is silent',
    source: principalPage,
    request: asAlice,
    given: { identity: silent, resource: public_ },
    expect: 'denied',
  },
  {
    name: 'role ARN named, identity policy allows',
    source: page,
    request: asApp,
    given: { identity: [allow(get)], resource: lets(app.arn) },
    expect: 'allowed',
  },
  {
    name: 'role session named, identity policy allows',
    source: page,
    request: asApp,
    given: { identity: [allow(get)], resource: lets(app.session ?? '') },
    expect: 'allowed',
  },
  {
    name: 'role session named, identity policy is silent: only within an account that is enough',
    source: iam('reference_policies_evaluation-logic_policy-eval-denyallow'),
    request: asApp,
    given: { identity: silent, resource: lets(app.session ?? '') },
    expect: 'denied',
  },
  {
    name: 'user named, the boundary is silent: only within an account that is enough',
    source: iam('access_policies_boundaries'),
    request: asAlice,
    given: { identity: [everything], boundary: silent, resource: lets(alice.arn) },
    expect: 'denied',
  },
  {
    name: 'role named, the boundary allows',
    source: iam('access_policies_boundaries'),
    request: asApp,
    given: { identity: [everything], boundary: [allow('s3:*')], resource: lets(app.arn) },
    expect: 'allowed',
  },
  {
    name: 'role session named, the session policy is silent',
    source: page,
    request: asApp,
    given: { identity: [everything], session: silent, resource: lets(app.session ?? '') },
    expect: 'denied',
  },
  {
    name: "the caller's organization limits its side",
    source: page,
    request: asAlice,
    given: { identity: [everything], scp: [silent], resource: lets(alice.arn) },
    expect: 'denied',
  },
  {
    name: "the resource's organization limits its side",
    source: page,
    request: asAlice,
    given: {
      identity: [everything],
      rcp: [[everythingOfEverybody, deny('s3:*', '*', { Sid: 'Perimeter', Principal: '*' })]],
      resource: lets(alice.arn),
    },
    expect: 'denied',
    by: ['statement Perimeter'],
  },
  {
    name: "root user of the other account, the account named: it has all of its account's rights",
    source: principalPage,
    request: asks(root(ELSEWHERE), get, key),
    given: { resource: lets(account) },
    expect: 'allowed',
  },
  {
    name: 'root user of the other account, only a user named',
    source: principalPage,
    request: asks(root(ELSEWHERE), get, key),
    given: { resource: lets(alice.arn) },
    expect: 'denied',
  },
  {
    name: 'root user of the other account, no resource policy',
    source: page,
    request: asks(root(ELSEWHERE), get, key),
    given: {},
    expect: 'denied',
  },
  {
    name: 'a federated session of one account at a resource of another',
    source: page,
    request: asks(federatedUser('alice', 'guest'), get, key, { owner: ELSEWHERE }),
    given: { identity: [everything], session: [everything], resource: lets(HERE) },
    expect: 'allowed',
  },
  {
    name: 'a federated session whose session policy is silent, at a resource of another account',
    source: page,
    request: asks(federatedUser('alice', 'guest'), get, key, { owner: ELSEWHERE }),
    given: { identity: [everything], session: silent, resource: lets(HERE) },
    expect: 'denied',
  },
  {
    name: 'a service has no account whose policies count',
    source: page,
    request: asks(service('sns.amazonaws.com'), 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${HERE}:queue`),
    given: { resource: [allow('sqs:SendMessage', '*', { Principal: { Service: 'sns.amazonaws.com' } })] },
    expect: 'allowed',
  },
  {
    name: "identity policies not seen, the resource's allows",
    source: page,
    request: asAlice,
    given: { identity: 'hidden', resource: lets(alice.arn) },
    expect: 'unknown-info',
  },
  {
    name: "identity policies not seen, the resource's doesn't allow",
    source: page,
    request: asAlice,
    given: { identity: 'hidden', resource: silent },
    expect: 'denied',
  },
  {
    name: 'resource policy not seen, identity policies allow',
    source: page,
    request: asAlice,
    given: { identity: [everything], resource: 'hidden' },
    expect: 'unknown-info',
  },
  {
    name: 'resource policy not seen, identity policies are silent',
    source: page,
    request: asAlice,
    given: { identity: silent, resource: 'hidden' },
    expect: 'denied',
  },
];

/** The example of the page: Carlos of the production account and the buckets of another. */
const carlos = user('carlossalazar', ELSEWHERE);
const production = 'arn:aws:s3:::demo-production';
const carlosPolicy = [
  allow('s3:ListAllMyBuckets', '*', { Sid: 'List' }),
  allow('s3:*Object*', `${production}/*`, { Sid: 'Production' }),
  deny('s3:*', ['arn:aws:s3:::*log*', 'arn:aws:s3:::*log*/*'], { Sid: 'NoLogs' }),
];
const productionPolicy = [
  allow(['s3:GetObject*', 's3:PutObject*'], `${production}/*`, { Sid: 'Others', ...aws(carlos.arn) }),
];

const example: readonly Case[] = [
  {
    name: 'Carlos saves to the production bucket',
    source: page,
    request: asks(carlos, 's3:PutObject', `${production}/file`),
    given: { identity: carlosPolicy, resource: productionPolicy },
    expect: 'allowed',
    by: ['statement Others', 'statement Production'],
  },
  {
    name: 'Carlos deletes from the production bucket: its policy says nothing of that',
    source: page,
    request: asks(carlos, 's3:DeleteObject', `${production}/file`),
    given: { identity: carlosPolicy, resource: productionPolicy },
    expect: 'denied',
  },
  {
    name: 'Carlos saves to the bucket of logs, which names him',
    source: page,
    request: asks(carlos, 's3:PutObject', 'arn:aws:s3:::demo-logs/file'),
    given: { identity: carlosPolicy, resource: [allow('s3:*', 'arn:aws:s3:::demo-logs/*', aws(carlos.arn))] },
    expect: 'denied',
    by: ['statement NoLogs'],
  },
  {
    name: 'Carlos saves to a bucket that has no policy',
    source: page,
    request: asks(carlos, 's3:PutObject', 'arn:aws:s3:::demo-other/file'),
    given: { identity: [...carlosPolicy, allow('s3:*')] },
    expect: 'denied',
  },
  {
    name: 'walkthrough: account B is let in and its administrator has handed it on to Dave',
    source: s3Guide('example-walkthroughs-managing-access-example2'),
    request: asks(user('Dave', ELSEWHERE), 's3:ListBucket', 'arn:aws:s3:::bucket'),
    given: {
      identity: [allow('s3:ListBucket', 'arn:aws:s3:::bucket')],
      resource: [allow(['s3:GetLifecycleConfiguration', 's3:ListBucket'], 'arn:aws:s3:::bucket', aws(account))],
    },
    expect: 'allowed',
  },
  {
    name: 'walkthrough: Dave asks for more than account B was given',
    source: s3Guide('example-walkthroughs-managing-access-example2'),
    request: asks(user('Dave', ELSEWHERE), 's3:GetBucketLocation', 'arn:aws:s3:::bucket'),
    given: {
      identity: [allow(['s3:ListBucket', 's3:GetBucketLocation'], 'arn:aws:s3:::bucket')],
      resource: [allow(['s3:GetLifecycleConfiguration', 's3:ListBucket'], 'arn:aws:s3:::bucket', aws(account))],
    },
    expect: 'denied',
  },
  {
    name: 'walkthrough: a Deny for account B in the bucket stops Dave',
    source: s3Guide('example-walkthroughs-managing-access-example2'),
    request: asks(user('Dave', ELSEWHERE), 's3:ListBucket', 'arn:aws:s3:::bucket'),
    given: {
      identity: [allow('s3:ListBucket', 'arn:aws:s3:::bucket')],
      resource: [
        allow('s3:ListBucket', 'arn:aws:s3:::bucket', aws(account)),
        deny('s3:ListBucket', 'arn:aws:s3:::bucket', { Sid: 'NotB', ...aws(account) }),
      ],
    },
    expect: 'denied',
    by: ['statement NotB'],
  },
];

/** Nobody signed. */
const strangers: readonly Case[] = [
  {
    name: 'anonymous, everybody named as AWS: *',
    source: principalPage,
    request: asks(anonymous, get, key),
    given: { resource: [allow(get, '*', { Principal: { AWS: '*' } })] },
    expect: 'allowed',
  },
  {
    name: 'anonymous, everybody named in a list',
    source: principalPage,
    request: asks(anonymous, get, key),
    given: { resource: [allow(get, '*', { Principal: { AWS: ['*'] } })] },
    expect: 'allowed',
  },
  {
    name: 'anonymous, an account named',
    source: principalPage,
    request: asks(anonymous, get, key),
    given: { resource: lets(HERE) },
    expect: 'denied',
  },
  {
    name: 'anonymous, everybody of an organization: who does not sign has none',
    source: iam('reference_policies_condition-keys'),
    request: asks(anonymous, get, key),
    given: {
      resource: [
        allow(get, '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }),
      ],
    },
    expect: 'denied',
  },
  {
    name: 'anonymous, everybody but an account: a Deny of one leaves the rest',
    source: principalPage,
    request: asks(anonymous, get, key),
    given: { resource: [...public_, deny('s3:*', '*', aws(ELSEWHERE))] },
    expect: 'allowed',
  },
  {
    name: 'anonymous, a resource control policy demands the organization',
    source: iam('reference_policies_evaluation-logic_policy-eval-denyallow'),
    request: asks(anonymous, get, key),
    given: {
      rcp: [
        [
          everythingOfEverybody,
          deny('s3:*', '*', {
            Principal: '*',
            Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } },
          }),
        ],
      ],
      resource: public_,
    },
    expect: 'denied',
  },
  {
    name: 'another account, everybody of an organization, which is not known',
    source: iam('reference_policies_condition-keys'),
    request: asAlice,
    given: {
      identity: [everything],
      resource: [
        allow(get, '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }),
      ],
    },
    expect: 'unknown-conditional',
    missing: ['aws:principalorgid'],
  },
  {
    name: 'another account of the organization',
    source: iam('reference_policies_condition-keys'),
    request: asks(alice, get, key, { context: { 'aws:PrincipalOrgID': ['o-exampleorg'] } }),
    given: {
      identity: [everything],
      resource: [
        allow(get, '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }),
      ],
    },
    expect: 'allowed',
  },
  {
    name: 'another account of another organization',
    source: iam('reference_policies_condition-keys'),
    request: asks(alice, get, key, { context: { 'aws:PrincipalOrgID': ['o-other'] } }),
    given: {
      identity: [everything],
      resource: [
        allow(get, '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }),
      ],
    },
    expect: 'denied',
  },
  {
    name: 'an account by condition instead of by name',
    source: iam('reference_policies_condition-keys'),
    request: asAlice,
    given: {
      identity: [everything],
      resource: [
        allow(get, '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': ELSEWHERE } } }),
      ],
    },
    expect: 'allowed',
  },
  {
    name: 'another account by condition instead of by name',
    source: iam('reference_policies_condition-keys'),
    request: asAlice,
    given: {
      identity: [everything],
      resource: [allow(get, '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': HERE } } })],
    },
    expect: 'denied',
  },
];

table('both sides', bothSides);
table('cross-account example', example);
table('strangers', strangers);
