import {
  allow,
  asks,
  aws,
  deny,
  everything,
  everythingOfEverybody,
  federatedUser,
  HERE,
  iam,
  role,
  table,
  user,
  type Case,
  type Statement,
} from './table.ts';

const page = iam('access_policies_boundaries');
const sessions = iam('access_policies');

const shirley = user('ShirleyRodriguez');
const shirleysBoundary = [allow(['s3:*', 'cloudwatch:*', 'ec2:*'])];
const key = 'arn:aws:s3:::bucket/key';
const anyUser = `arn:aws:iam::${HERE}:user/new`;

const single: readonly Case[] = [
  {
    name: 'a boundary grants nothing',
    source: page,
    request: asks(shirley, 's3:GetObject', key),
    given: { boundary: shirleysBoundary },
    expect: 'denied',
  },
  {
    name: 'what the boundary leaves out is denied, whatever is granted',
    source: page,
    request: asks(shirley, 'iam:CreateUser', anyUser),
    given: { identity: [allow('iam:CreateUser')], boundary: shirleysBoundary },
    expect: 'denied',
  },
  {
    name: 'what both allow',
    source: page,
    request: asks(shirley, 's3:GetObject', key),
    given: { identity: [allow('s3:Get*')], boundary: shirleysBoundary },
    expect: 'allowed',
  },
  {
    name: 'the boundary allows more than is granted',
    source: page,
    request: asks(shirley, 'ec2:RunInstances', '*'),
    given: { identity: [allow('s3:Get*')], boundary: shirleysBoundary },
    expect: 'denied',
  },
  {
    name: 'a resource adds to what identity policy and boundary allow',
    source: page,
    request: asks(shirley, 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${HERE}:queue`),
    given: {
      identity: [allow('s3:*')],
      boundary: shirleysBoundary,
      resource: [allow('sqs:SendMessage', '*', aws(shirley.arn))],
    },
    expect: 'allowed',
  },
  {
    name: 'a resource that names the account adds nothing to the boundary',
    source: page,
    request: asks(shirley, 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${HERE}:queue`),
    given: {
      identity: [everything],
      boundary: shirleysBoundary,
      resource: [allow('sqs:SendMessage', '*', aws(HERE))],
    },
    expect: 'denied',
  },
  {
    name: 'SCP, boundary and identity policy allow',
    source: page,
    request: asks(shirley, 's3:GetObject', key),
    given: { identity: [allow('s3:*')], boundary: shirleysBoundary, scp: [[everything], [allow('s3:*')]] },
    expect: 'allowed',
  },
  {
    name: 'boundary and identity policy allow, the SCP is silent',
    source: page,
    request: asks(shirley, 'ec2:RunInstances', '*'),
    given: { identity: [everything], boundary: shirleysBoundary, scp: [[everything], [allow('s3:*')]] },
    expect: 'denied',
  },
  {
    name: 'SCP and identity policy allow, the boundary is silent',
    source: page,
    request: asks(shirley, 'sns:Publish', '*'),
    given: { identity: [everything], boundary: shirleysBoundary, scp: [[everything]] },
    expect: 'denied',
  },
  {
    name: 'NotPrincipal with Deny hits whoever has a boundary, even who is spared by name',
    source: page,
    request: asks(shirley, 's3:GetObject', key),
    given: {
      identity: [allow('s3:*')],
      boundary: shirleysBoundary,
      resource: [
        {
          Sid: 'Rest',
          Effect: 'Deny',
          NotPrincipal: { AWS: [shirley.arn, `arn:aws:iam::${HERE}:root`] },
          Action: 's3:*',
          Resource: '*',
        },
      ],
    },
    expect: 'denied',
    by: ['statement Rest'],
  },
  {
    name: 'NotPrincipal with Deny, and whether there is a boundary was not seen',
    source: page,
    request: asks(shirley, 's3:GetObject', key),
    given: {
      boundary: 'hidden',
      resource: [
        allow('s3:*', '*', aws(shirley.arn)),
        {
          Effect: 'Deny',
          NotPrincipal: { AWS: [shirley.arn, `arn:aws:iam::${HERE}:root`] },
          Action: 's3:*',
          Resource: '*',
        },
      ],
    },
    expect: 'unknown-info',
  },
  {
    name: 'NotPrincipal with Deny spares by name who has no boundary',
    source: iam('reference_policies_elements_notprincipal'),
    request: asks(shirley, 's3:GetObject', key),
    given: {
      identity: [allow('s3:*')],
      resource: [
        {
          Effect: 'Deny',
          NotPrincipal: { AWS: [shirley.arn, `arn:aws:iam::${HERE}:root`] },
          Action: 's3:*',
          Resource: '*',
        },
      ],
    },
    expect: 'allowed',
  },
];

/** María delegates to Zhang. */
const companyBoundary = `arn:aws:iam::${HERE}:policy/XCompanyBoundaries`;
const zhang = user('Zhang');
const zhangsBoundary: readonly Statement[] = [
  allow(
    [
      'iam:AttachUserPolicy',
      'iam:CreateUser',
      'iam:DeleteUserPolicy',
      'iam:DetachUserPolicy',
      'iam:PutUserPermissionsBoundary',
    ],
    '*',
    { Sid: 'OnlyWithBoundary', Condition: { StringEquals: { 'iam:PermissionsBoundary': companyBoundary } } },
  ),
  allow(['cloudwatch:*', 'iam:GetUser', 'iam:ListUsers', 'iam:DeleteUser', 'iam:*Group*', 'iam:CreatePolicy'], '*', {
    Sid: 'OtherTasks',
  }),
  deny(
    ['iam:CreatePolicyVersion', 'iam:DeletePolicy', 'iam:DeletePolicyVersion', 'iam:SetDefaultPolicyVersion'],
    [companyBoundary, `arn:aws:iam::${HERE}:policy/DelegatedUserBoundary`],
    { Sid: 'BoundariesStay' },
  ),
  deny('iam:DeleteUserPermissionsBoundary', '*', { Sid: 'UsersStayBound' }),
];
const zhangsPolicy: readonly Statement[] = [
  allow('iam:*', '*', { Sid: 'IAM' }),
  allow(['cloudwatch:GetDashboard', 'cloudwatch:ListMetrics'], '*', { Sid: 'CloudWatch' }),
  allow('s3:ListBucket', 'arn:aws:s3:::ZhangBucket', { Sid: 'Bucket' }),
];
const zhangs = { identity: zhangsPolicy, boundary: zhangsBoundary };
const companyUsers: readonly Statement[] = [
  allow(['s3:*', 'cloudwatch:*', 'ec2:*', 'dynamodb:*'], '*', { Sid: 'Services' }),
  allow(['iam:ListUsers', 'iam:GetAccountPasswordPolicy'], '*', { Sid: 'Console' }),
  allow(['iam:*AccessKey*', 'iam:ChangePassword', 'iam:GetUser'], ['arn:aws:iam::*:user/${aws:username}'], {
    Sid: 'OwnKeys',
  }),
  deny('s3:*', ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'], { Sid: 'NoLogs' }),
  deny('ec2:*', 'arn:aws:ec2:*:*:instance/i-1234567890abcdef0', { Sid: 'NoProduction' }),
];
const nikhil = user('Nikhil');
const nikhils = { identity: [everything], boundary: companyUsers };

const delegation: readonly Case[] = [
  {
    name: 'Zhang creates a user with the boundary of the company',
    source: page,
    request: asks(zhang, 'iam:CreateUser', anyUser, { context: { 'iam:PermissionsBoundary': [companyBoundary] } }),
    given: zhangs,
    expect: 'allowed',
    by: ['statement IAM'],
  },
  {
    name: 'Zhang creates a user without a boundary',
    source: page,
    request: asks(zhang, 'iam:CreateUser', anyUser, { context: { 'iam:PermissionsBoundary': [] } }),
    given: zhangs,
    expect: 'denied',
  },
  {
    name: 'Zhang creates a user with another boundary',
    source: page,
    request: asks(zhang, 'iam:CreateUser', anyUser, {
      context: { 'iam:PermissionsBoundary': ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    }),
    given: zhangs,
    expect: 'denied',
  },
  {
    name: 'Zhang creates a user, and which boundary it gets was not said',
    source: page,
    request: asks(zhang, 'iam:CreateUser', anyUser),
    given: zhangs,
    expect: 'unknown-conditional',
    missing: ['iam:permissionsboundary'],
  },
  {
    name: 'Zhang takes the boundary off a user',
    source: page,
    request: asks(zhang, 'iam:DeleteUserPermissionsBoundary', anyUser),
    given: zhangs,
    expect: 'denied',
    by: ['statement UsersStayBound'],
  },
  {
    name: 'Zhang changes the boundary of the company',
    source: page,
    request: asks(zhang, 'iam:CreatePolicyVersion', companyBoundary),
    given: zhangs,
    expect: 'denied',
    by: ['statement BoundariesStay'],
  },
  {
    name: 'Zhang lists users',
    source: page,
    request: asks(zhang, 'iam:ListUsers', anyUser),
    given: zhangs,
    expect: 'allowed',
  },
  {
    name: 'Zhang looks at a dashboard',
    source: page,
    request: asks(zhang, 'cloudwatch:GetDashboard', '*'),
    given: zhangs,
    expect: 'allowed',
    by: ['statement CloudWatch'],
  },
  {
    name: 'Zhang deletes an alarm: his boundary would allow it, his policy does not',
    source: page,
    request: asks(zhang, 'cloudwatch:DeleteAlarms', '*'),
    given: zhangs,
    expect: 'denied',
  },
  {
    name: 'Zhang lists his bucket: his policy allows it, his boundary does not',
    source: page,
    request: asks(zhang, 's3:ListBucket', 'arn:aws:s3:::ZhangBucket'),
    given: zhangs,
    expect: 'denied',
  },
  {
    name: 'Nikhil, full administrator within the boundary, reads a bucket',
    source: page,
    request: asks(nikhil, 's3:GetObject', key),
    given: nikhils,
    expect: 'allowed',
  },
  {
    name: 'Nikhil reads the logs',
    source: page,
    request: asks(nikhil, 's3:GetObject', 'arn:aws:s3:::logs/today'),
    given: nikhils,
    expect: 'denied',
    by: ['statement NoLogs'],
  },
  {
    name: 'Nikhil stops the production instance',
    source: page,
    request: asks(nikhil, 'ec2:StopInstances', `arn:aws:ec2:eu-west-1:${HERE}:instance/i-1234567890abcdef0`),
    given: nikhils,
    expect: 'denied',
    by: ['statement NoProduction'],
  },
  {
    name: 'Nikhil stops another instance',
    source: page,
    request: asks(nikhil, 'ec2:StopInstances', `arn:aws:ec2:eu-west-1:${HERE}:instance/i-aaaaaaaaaaaaaaaaa`),
    given: nikhils,
    expect: 'allowed',
  },
  {
    name: 'Nikhil makes himself an access key',
    source: page,
    request: asks(nikhil, 'iam:CreateAccessKey', nikhil.arn),
    given: nikhils,
    expect: 'allowed',
  },
  {
    name: 'Nikhil makes an access key for somebody else',
    source: page,
    request: asks(nikhil, 'iam:CreateAccessKey', zhang.arn),
    given: nikhils,
    expect: 'denied',
  },
  {
    name: 'Nikhil makes a role',
    source: page,
    request: asks(nikhil, 'iam:CreateRole', `arn:aws:iam::${HERE}:role/x`),
    given: nikhils,
    expect: 'denied',
  },
];

/** Session policies: drawings of the page on policy types. */
const app = role('app');
const appSession = `arn:aws:sts::${HERE}:assumed-role/app/session`;
const passed = [allow('s3:GetObject')];
const session: readonly Case[] = [
  {
    name: 'a session policy allows what the role does not',
    source: sessions,
    request: asks(app, 's3:GetObject', key),
    given: { session: passed },
    expect: 'denied',
  },
  {
    name: 'role and session policy allow',
    source: sessions,
    request: asks(app, 's3:GetObject', key),
    given: { identity: [allow('s3:*')], session: passed },
    expect: 'allowed',
  },
  {
    name: 'the role allows, the session policy does not',
    source: sessions,
    request: asks(app, 's3:PutObject', key),
    given: { identity: [allow('s3:*')], session: passed },
    expect: 'denied',
  },
  {
    name: 'no session policy was passed',
    source: sessions,
    request: asks(app, 's3:PutObject', key),
    given: { identity: [allow('s3:*')] },
    expect: 'allowed',
  },
  {
    name: 'the session policy denies what the resource grants to the role',
    source: sessions,
    request: asks(app, 's3:PutObject', key),
    given: {
      session: [everything, deny('s3:Put*', '*', { Sid: 'ReadOnly' })],
      resource: [allow('s3:*', '*', aws(app.arn))],
    },
    expect: 'denied',
    by: ['statement ReadOnly'],
  },
  {
    name: 'the resource grants to the session what the session policy leaves out',
    source: sessions,
    request: asks(app, 's3:PutObject', key),
    given: { identity: [allow('s3:*')], session: passed, resource: [allow('s3:PutObject', '*', aws(appSession))] },
    expect: 'allowed',
  },
  {
    name: 'the resource grants to the role what the session policy leaves out',
    source: sessions,
    request: asks(app, 's3:PutObject', key),
    given: { identity: [allow('s3:*')], session: passed, resource: [allow('s3:PutObject', '*', aws(app.arn))] },
    expect: 'denied',
  },
  {
    name: 'the resource grants to the role what the role itself has not, and the session policy allows it',
    source: sessions,
    request: asks(app, 's3:GetObject', key),
    given: { session: passed, resource: [allow('s3:*', '*', aws(app.arn))] },
    expect: 'allowed',
  },
  {
    name: 'role, boundary and session policy allow',
    source: page,
    request: asks(app, 's3:GetObject', key),
    given: { identity: [everything], boundary: [allow('s3:*')], session: passed },
    expect: 'allowed',
  },
  {
    name: 'role and session policy allow, the boundary does not',
    source: page,
    request: asks(app, 's3:GetObject', key),
    given: { identity: [everything], boundary: [allow('ec2:*')], session: passed },
    expect: 'denied',
  },
  {
    name: 'a federated session: user, boundary and session policy allow',
    source: page,
    request: asks(federatedUser('alice', 'guest'), 's3:GetObject', key),
    given: { identity: [everything], boundary: [allow('s3:*')], session: passed },
    expect: 'allowed',
  },
  {
    name: 'a federated session: the boundary of the user is silent',
    source: page,
    request: asks(federatedUser('alice', 'guest'), 's3:GetObject', key),
    given: { identity: [everything], boundary: [allow('ec2:*')], session: passed },
    expect: 'denied',
  },
  {
    name: 'a session policy limits within SCP and RCP',
    source: sessions,
    request: asks(app, 's3:GetObject', key),
    given: { identity: [everything], session: passed, scp: [[everything]], rcp: [[everythingOfEverybody]] },
    expect: 'allowed',
  },
];

table('boundaries', single);
table('delegation', delegation);
table('session policies', session);
