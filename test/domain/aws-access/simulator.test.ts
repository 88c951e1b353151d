import { allow, asks, aws, deny, ELSEWHERE, everything, HERE, iam, role, table, user, type Case } from './table.ts';

/** What the documentation of IAM's policy simulator says of its answers: allowed, explicitDeny and implicitDeny. */

const guide = iam('access_policies_testing-policies');
const api = (name: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${name}.html`;
const custom = api('SimulateCustomPolicy');
const principal = api('SimulatePrincipalPolicy');
const result = api('EvaluationResult');

const alice = user('alice');
const bucket = 'arn:aws:s3:::bucket';
const object = `${bucket}/key`;
const table_ = `arn:aws:dynamodb:us-west-2:${HERE}:table/banana`;
const after: Case['given'] = {
  identity: [
    allow('dynamodb:*', '*', { Condition: { DateGreaterThan: { 'aws:CurrentTime': '2018-08-16T12:00:00Z' } } }),
  ],
};
const launch = [
  allow('ec2:RunInstances', [`arn:aws:ec2:*:${HERE}:instance/*`, `arn:aws:ec2:*:${HERE}:subnet/subnet-1`], {
    Sid: 'Launch',
  }),
];
const ec2 = (resource: string): string => `arn:aws:ec2:eu-west-1:${HERE}:${resource}`;
const queue = `arn:aws:sqs:eu-west-1:${HERE}:queue`;

const cases: readonly Case[] = [
  {
    name: 'allowed: the statement that allows is named',
    source: result,
    request: asks(alice, 's3:GetObject', object),
    given: { identity: [allow('s3:GetObject', '*', { Sid: 'Reads' })] },
    expect: 'allowed',
    by: ['statement Reads'],
  },
  {
    name: 'explicitDeny: one Deny among several Allows decides, and is named',
    source: result,
    request: asks(alice, 's3:GetObject', object),
    given: {
      identity: [everything],
      groups: [[allow('s3:*')], [deny('s3:GetObject', object, { Sid: 'Denies' })]],
    },
    expect: 'denied',
    by: ['statement Denies'],
  },
  {
    name: 'implicitDeny: nothing allows',
    source: result,
    request: asks(alice, 's3:DeleteBucket', bucket),
    given: { identity: [allow('s3:ListAllMyBuckets')] },
    expect: 'denied',
  },
  {
    name: 'one bucket: creating it is allowed',
    source: guide,
    request: asks(alice, 's3:CreateBucket', bucket),
    given: { identity: [allow(['s3:CreateBucket', 's3:ListBucket'], bucket)] },
    expect: 'allowed',
  },
  {
    name: 'one bucket: deleting it is not',
    source: guide,
    request: asks(alice, 's3:DeleteBucket', bucket),
    given: { identity: [allow(['s3:CreateBucket', 's3:ListBucket'], bucket)] },
    expect: 'denied',
  },
  {
    name: 'no resource named: all resources, which a statement about one does not allow',
    source: custom,
    request: asks(alice, 's3:GetObject', '*', { owner: null }),
    given: { identity: [allow('s3:GetObject', object)] },
    expect: 'denied',
  },
  {
    name: 'no resource named: all resources, which a statement about all allows',
    source: custom,
    request: asks(alice, 's3:GetObject', '*', { owner: null }),
    given: { identity: [allow('s3:GetObject')] },
    expect: 'allowed',
  },
  {
    name: 'a resource that does not exist can be asked about',
    source: custom,
    request: asks(alice, 's3:GetObject', 'arn:aws:s3:::never-made/x'),
    given: { identity: [allow('s3:*', 'arn:aws:s3:::*')] },
    expect: 'allowed',
  },
  {
    name: 'a value of the context is given: too early',
    source: 'https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html',
    request: asks(alice, 'dynamodb:BatchGetItem', table_, { context: { 'aws:CurrentTime': ['2018-04-25T11:00:00Z'] } }),
    given: after,
    expect: 'denied',
  },
  {
    name: 'a value of the context is given: late enough',
    source: 'https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html',
    request: asks(alice, 'dynamodb:BatchGetItem', table_, { context: { 'aws:CurrentTime': ['2018-09-25T11:00:00Z'] } }),
    given: after,
    expect: 'allowed',
  },
  {
    name: 'MissingContextValues: the keys that policies ask for and nobody gave',
    source: result,
    request: asks(alice, 'dynamodb:BatchGetItem', table_),
    given: after,
    expect: 'unknown-conditional',
    missing: ['aws:currenttime'],
  },
  {
    name: 'MissingContextValues: of every policy',
    source: result,
    request: asks(alice, 's3:GetObject', object),
    given: {
      identity: [allow('s3:*', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } })],
      groups: [[deny('s3:*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]],
    },
    expect: 'unknown-conditional',
    missing: ['aws:principaltag/team', 'aws:securetransport'],
  },
  {
    name: 'AllowedByPermissionsBoundary false: nothing there allows',
    source: api('PermissionsBoundaryDecisionDetail'),
    request: asks(alice, 'iam:CreateUser', alice.arn),
    given: { identity: [everything], boundary: [allow('s3:*')] },
    expect: 'denied',
  },
  {
    name: 'AllowedByPermissionsBoundary false: it denies',
    source: api('PermissionsBoundaryDecisionDetail'),
    request: asks(alice, 'iam:CreateUser', alice.arn),
    given: { identity: [everything], boundary: [everything, deny('iam:*', '*', { Sid: 'NoIam' })] },
    expect: 'denied',
    by: ['statement NoIam'],
  },
  {
    name: 'AllowedByPermissionsBoundary true: and an identity policy allows',
    source: api('PermissionsBoundaryDecisionDetail'),
    request: asks(alice, 'iam:CreateUser', alice.arn),
    given: { identity: [allow('iam:*')], boundary: [everything] },
    expect: 'allowed',
  },
  {
    name: 'AllowedByOrganizations false: an SCP blocks what an administrator grants',
    source: guide,
    request: asks(alice, 's3:GetObject', object),
    given: { identity: [everything], scp: [[everything], [allow('ec2:*')]] },
    expect: 'denied',
  },
  {
    name: 'AllowedByOrganizations true',
    source: api('OrganizationsDecisionDetail'),
    request: asks(alice, 's3:GetObject', object),
    given: { identity: [allow('s3:*')], scp: [[everything], [allow('s3:*')]] },
    expect: 'allowed',
  },
  {
    name: 'SCPs in the order of the hierarchy: the first level is the root of the organization',
    source: custom,
    request: asks(alice, 's3:GetObject', object),
    given: { identity: [everything], scp: [[allow('ec2:*')], [everything], [everything]] },
    expect: 'denied',
  },
  {
    name: "a resource's policy counts for its caller",
    source: custom,
    request: asks(alice, 'sqs:SendMessage', queue),
    given: { resource: [allow('sqs:SendMessage', queue, { Sid: 'Queue', ...aws(alice.arn) })] },
    expect: 'allowed',
    by: ['statement Queue'],
  },
  {
    name: "a resource's policy in another account: only its side allows",
    source: result,
    request: asks(user('bob', ELSEWHERE), 'sqs:SendMessage', queue),
    given: { identity: [], resource: [allow('sqs:SendMessage', queue, aws(ELSEWHERE))] },
    expect: 'denied',
  },
  {
    name: "a resource's policy in another account: both allow",
    source: result,
    request: asks(user('bob', ELSEWHERE), 'sqs:SendMessage', queue),
    given: { identity: [allow('sqs:*')], resource: [allow('sqs:SendMessage', queue, aws(ELSEWHERE))] },
    expect: 'allowed',
  },
  {
    name: "a resource's policy that could not be read",
    source: guide,
    request: asks(alice, 'sqs:SendMessage', queue),
    given: { identity: [everything], resource: 'hidden' },
    expect: 'unknown-info',
  },
  {
    name: 'policies of a group of the user',
    source: principal,
    request: asks(alice, 'codecommit:ListRepositories', '*', { owner: null }),
    given: { groups: [[allow('codecommit:*', '*', { Sid: 'Group' })]] },
    expect: 'allowed',
    by: ['statement Group'],
  },
  {
    name: 'policies of a role',
    source: principal,
    request: asks(role('app'), 'codecommit:ListRepositories', '*', { owner: null }),
    given: { identity: [allow('codecommit:List*')] },
    expect: 'allowed',
  },
  {
    name: 'an operation on several resources: the one that is allowed',
    source: custom,
    request: asks(alice, 'ec2:RunInstances', ec2('instance/i-1')),
    given: { identity: launch },
    expect: 'allowed',
    by: ['statement Launch'],
  },
  {
    name: 'an operation on several resources: the image, which is not',
    source: custom,
    request: asks(alice, 'ec2:RunInstances', 'arn:aws:ec2:eu-west-1::image/ami-1'),
    given: { identity: launch },
    expect: 'denied',
  },
  {
    name: 'an operation on several resources: another subnet',
    source: guide,
    request: asks(alice, 'ec2:RunInstances', ec2('subnet/subnet-2')),
    given: { identity: launch },
    expect: 'denied',
  },
  {
    name: 'Bob may simulate the policies of a user',
    source: guide,
    request: asks(user('bob'), 'iam:SimulatePrincipalPolicy', alice.arn),
    given: { identity: [allow(['iam:GetContextKeysForPrincipalPolicy', 'iam:SimulatePrincipalPolicy'], alice.arn)] },
    expect: 'allowed',
  },
  {
    name: "Bob may not simulate somebody else's",
    source: guide,
    request: asks(user('bob'), 'iam:SimulatePrincipalPolicy', user('carol').arn),
    given: { identity: [allow(['iam:GetContextKeysForPrincipalPolicy', 'iam:SimulatePrincipalPolicy'], alice.arn)] },
    expect: 'denied',
  },
];

table('simulator', cases);
