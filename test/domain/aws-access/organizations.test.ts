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
  kmsGuide,
  organizations,
  role,
  root,
  service,
  serviceLinkedRole,
  table,
  user,
  type Case,
  type Statement,
} from './table.ts';

const scps = organizations('orgs_manage_policies_scps');
const evaluation = organizations('orgs_manage_policies_scps_evaluation');
const scpExamples = organizations('orgs_manage_policies_scps_examples');
const rcps = organizations('orgs_manage_policies_rcps');
const rcpExamples = organizations('orgs_manage_policies_rcps_examples');

const alice = user('alice');
const key = 'arn:aws:s3:::bucket/key';
const read = asks(alice, 's3:GetObject', key);
const full = [everything];
const silent = [allow('ec2:*')];
const noS3 = [deny('s3:*', '*', { Sid: 'NoS3' })];

/** From the root over a unit to the account. */
const levels: readonly Case[] = [
  {
    name: 'every level allows all',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [full, full, full] },
    expect: 'allowed',
  },
  {
    name: 'nothing at the root',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [[], full, full] },
    expect: 'denied',
  },
  {
    name: 'FullAWSAccess taken off the unit, nothing in its place',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [full, [], full] },
    expect: 'denied',
  },
  {
    name: 'FullAWSAccess taken off the account',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [full, full, []] },
    expect: 'denied',
  },
  {
    name: 'the unit allows another service only',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [full, silent, full] },
    expect: 'denied',
  },
  {
    name: 'the unit allows this service only',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [full, [allow('s3:*')], full] },
    expect: 'allowed',
  },
  {
    name: 'each level allows another service: nothing is left',
    source: evaluation,
    request: read,
    given: { identity: full, scp: [[allow('s3:*')], [allow('ec2:*')], [allow(['s3:*', 'ec2:*'])]] },
    expect: 'denied',
  },
  ...['root', 'unit', 'account'].map((level, at): Case => ({
    name: `a Deny at the ${level}`,
    source: evaluation,
    request: read,
    given: { identity: full, scp: [0, 1, 2].map((i) => (i === at ? [everything, ...noS3] : full)) },
    expect: 'denied',
    by: ['statement NoS3'],
  })),
  {
    name: 'a Deny in place of FullAWSAccess leaves nothing of other services either',
    source: evaluation,
    request: asks(alice, 'ec2:RunInstances', '*'),
    given: { identity: full, scp: [full, noS3] },
    expect: 'denied',
  },
  {
    name: 'an SCP grants nothing',
    source: scps,
    request: read,
    given: { scp: [full] },
    expect: 'denied',
  },
  {
    name: 'the management account has no SCP in force',
    source: scps,
    request: read,
    given: { identity: full },
    expect: 'allowed',
  },
  {
    name: 'a service-linked role is not limited: a Deny',
    source: scps,
    request: asks(serviceLinkedRole('AWSServiceRoleForECS', 'ecs.amazonaws.com'), 's3:GetObject', key),
    given: { identity: full, scp: [[everything, ...noS3]] },
    expect: 'allowed',
  },
  {
    name: 'a service-linked role is not limited: nothing allows',
    source: scps,
    request: asks(serviceLinkedRole('AWSServiceRoleForECS', 'ecs.amazonaws.com'), 's3:GetObject', key),
    given: { identity: full, scp: [[]] },
    expect: 'allowed',
  },
  {
    name: 'a service-linked role is not limited: the SCPs were not seen',
    source: scps,
    request: asks(serviceLinkedRole('AWSServiceRoleForECS', 'ecs.amazonaws.com'), 's3:GetObject', key),
    given: { identity: full, scp: 'hidden' },
    expect: 'allowed',
  },
  {
    name: 'a role is limited',
    source: scps,
    request: asks(role('app'), 's3:GetObject', key),
    given: { identity: full, scp: [[everything, ...noS3]] },
    expect: 'denied',
  },
  {
    name: 'a federated session is limited',
    source: scps,
    request: asks(federatedUser('alice', 'guest'), 's3:GetObject', key),
    given: { identity: full, session: full, scp: [[everything, ...noS3]] },
    expect: 'denied',
  },
  {
    name: 'the root user is limited: nothing allows',
    source: scps,
    request: asks(root(), 's3:GetObject', key),
    given: { scp: [silent] },
    expect: 'denied',
  },
  {
    name: 'the root user, SCPs not seen',
    source: scps,
    request: asks(root(), 's3:GetObject', key),
    given: { scp: 'hidden' },
    expect: 'unknown-info',
  },
  {
    name: 'what the resource grants to a user is limited as well: nothing allows',
    source: scps,
    request: read,
    given: { scp: [silent], resource: [allow('s3:*', '*', aws(alice.arn))] },
    expect: 'denied',
  },
  {
    name: 'what the resource grants to a user is limited as well: a Deny',
    source: scps,
    request: read,
    given: { scp: [[everything, ...noS3]], resource: [allow('s3:*', '*', aws(alice.arn))] },
    expect: 'denied',
  },
  {
    name: 'AWS services are nobody of the account',
    source: scps,
    request: asks(service('logging.s3.amazonaws.com'), 's3:PutObject', key),
    given: {
      scp: [silent],
      resource: [allow('s3:PutObject', '*', { Principal: { Service: 'logging.s3.amazonaws.com' } })],
    },
    expect: 'allowed',
  },
  {
    name: 'who does not sign is nobody of the account',
    source: scps,
    request: asks(anonymous, 's3:GetObject', key),
    given: { scp: [silent], resource: [allow('s3:GetObject', '*', { Principal: '*' })] },
    expect: 'allowed',
  },
];

/** Service control policies out of the examples. */
const outsideEurope: Statement = {
  Sid: 'OutsideEurope',
  Effect: 'Deny',
  NotAction: ['iam:*', 'organizations:*', 'route53:*', 'support:*'],
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] },
    ArnNotLike: { 'aws:PrincipalARN': ['arn:aws:iam::*:role/Exempt'] },
  },
};
const inRegion = (region: string) => ({ context: { 'aws:RequestedRegion': [region] } });
const limited = (name: string, statement: Statement, request: Case['request'], expect: Case['expect']): Case => ({
  name,
  source: scpExamples,
  request,
  given: { identity: full, scp: [full, [everything, statement]] },
  expect,
  ...(expect === 'denied' ? { by: [`statement ${statement.Sid ?? 2}`] } : {}),
});
const stop = 'ec2:StopInstances';
const instance = `arn:aws:ec2:eu-west-1:${HERE}:instance/i-1`;
const mfa: Statement = deny([stop, 'ec2:TerminateInstances'], '*', {
  Sid: 'NeedsMfa',
  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
});
const noRoot: Statement = deny('ec2:*', '*', {
  Sid: 'NoRoot',
  Condition: { StringLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root'] } },
});
const smallOnly: Statement = deny('ec2:RunInstances', ['arn:aws:ec2:*:*:instance/*'], {
  Sid: 'SmallOnly',
  Condition: { StringNotEquals: { 'ec2:InstanceType': 't2.micro' } },
});
const adminRole = 'arn:aws:iam::*:role/Protected';
const protect: Statement = deny(['iam:DeleteRole', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], [adminRole], {
  Sid: 'Protected',
  Condition: { StringNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/Admin' } },
});
const tagged: Statement = deny('secretsmanager:CreateSecret', '*', {
  Sid: 'Tagged',
  Condition: { Null: { 'aws:RequestTag/Project': 'true' } },
});
const noSharing: Statement = deny(['ram:CreateResourceShare', 'ram:UpdateResourceShare'], '*', {
  Sid: 'NoSharing',
  Condition: { Bool: { 'ram:RequestedAllowsExternalPrincipals': 'true' } },
});

const examples: readonly Case[] = [
  limited('regions: outside', outsideEurope, asks(alice, 'ec2:RunInstances', '*', inRegion('us-east-1')), 'denied'),
  limited('regions: inside', outsideEurope, asks(alice, 'ec2:RunInstances', '*', inRegion('eu-west-1')), 'allowed'),
  limited('regions: global service', outsideEurope, asks(alice, 'iam:GetUser', '*', inRegion('us-east-1')), 'allowed'),
  limited(
    'regions: the role that is exempt',
    outsideEurope,
    asks(role('Exempt'), 'ec2:RunInstances', '*', inRegion('us-east-1')),
    'allowed',
  ),
  limited(
    'regions: a role that is not',
    outsideEurope,
    asks(role('Exempted'), 'ec2:RunInstances', '*', inRegion('us-east-1')),
    'denied',
  ),
  limited(
    'regions: which one was not said',
    outsideEurope,
    asks(alice, 'ec2:RunInstances', '*'),
    'unknown-conditional',
  ),
  limited(
    'MFA: without',
    mfa,
    asks(alice, stop, instance, { context: { 'aws:MultiFactorAuthPresent': ['false'] } }),
    'denied',
  ),
  limited(
    'MFA: with',
    mfa,
    asks(alice, stop, instance, { context: { 'aws:MultiFactorAuthPresent': ['true'] } }),
    'allowed',
  ),
  limited(
    'MFA: long-term keys have no such key, IfExists makes the Deny reach them',
    mfa,
    asks(alice, stop, instance, { context: { 'aws:MultiFactorAuthPresent': [] } }),
    'denied',
  ),
  limited('MFA: not said', mfa, asks(alice, stop, instance), 'unknown-conditional'),
  limited('MFA: of another action nobody asks', mfa, asks(alice, 'ec2:StartInstances', instance), 'allowed'),
  limited('root: is shut out', noRoot, asks(root(), 'ec2:RunInstances', '*'), 'denied'),
  limited('root: keeps other services', noRoot, asks(root(), 's3:GetObject', key), 'allowed'),
  limited('root: a user is not root', noRoot, asks(alice, 'ec2:RunInstances', '*'), 'allowed'),
  limited(
    'instance types: a large one',
    smallOnly,
    asks(alice, 'ec2:RunInstances', instance, { context: { 'ec2:InstanceType': ['m5.large'] } }),
    'denied',
  ),
  limited(
    'instance types: the small one',
    smallOnly,
    asks(alice, 'ec2:RunInstances', instance, { context: { 'ec2:InstanceType': ['t2.micro'] } }),
    'allowed',
  ),
  limited(
    'instance types: the volume of the same call has none, and is no instance',
    smallOnly,
    asks(alice, 'ec2:RunInstances', `arn:aws:ec2:eu-west-1:${HERE}:volume/vol-1`, {
      context: { 'ec2:InstanceType': [] },
    }),
    'allowed',
  ),
  limited(
    'a protected role: anybody',
    protect,
    asks(alice, 'iam:DeleteRole', `arn:aws:iam::${HERE}:role/Protected`),
    'denied',
  ),
  limited(
    'a protected role: the administrators',
    protect,
    asks(role('Admin'), 'iam:DeleteRole', `arn:aws:iam::${HERE}:role/Protected`),
    'allowed',
  ),
  limited(
    'a protected role: another',
    protect,
    asks(alice, 'iam:DeleteRole', `arn:aws:iam::${HERE}:role/x`),
    'allowed',
  ),
  limited(
    'tags: without',
    tagged,
    asks(alice, 'secretsmanager:CreateSecret', '*', { context: { 'aws:RequestTag/Project': [] } }),
    'denied',
  ),
  limited(
    'tags: with',
    tagged,
    asks(alice, 'secretsmanager:CreateSecret', '*', { context: { 'aws:RequestTag/Project': ['apollo'] } }),
    'allowed',
  ),
  limited(
    'sharing: with strangers',
    noSharing,
    asks(alice, 'ram:CreateResourceShare', '*', { context: { 'ram:RequestedAllowsExternalPrincipals': ['true'] } }),
    'denied',
  ),
  limited(
    'sharing: within the organization',
    noSharing,
    asks(alice, 'ram:CreateResourceShare', '*', { context: { 'ram:RequestedAllowsExternalPrincipals': ['false'] } }),
    'allowed',
  ),
  limited(
    'leaving the organization',
    deny('organizations:LeaveOrganization', '*', { Sid: 'Stay' }),
    asks(root(), 'organizations:LeaveOrganization', '*'),
    'denied',
  ),
];

/** Resource control policies. */
const perimeter: Statement = {
  Sid: 'Perimeter',
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:*', 'sns:*', 'dynamodb:*'],
  Resource: '*',
  Condition: {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  },
};
const closed = [[everythingOfEverybody], [everythingOfEverybody, perimeter]];
const open = [allow('*', '*', { Principal: '*' })];
const partner = user('partner', ELSEWHERE);
const inOrganization = { context: { 'aws:PrincipalOrgID': ['o-exampleorg'] } };
const outOfOrganization = { context: { 'aws:PrincipalOrgID': ['o-other'] } };
const guarded = (name: string, request: Case['request'], expect: Case['expect'], source = rcps): Case => ({
  name,
  source,
  request,
  given: { identity: full, session: full, rcp: closed, resource: open },
  expect,
  ...(expect === 'denied' ? { by: ['statement Perimeter'] } : {}),
});
const linked = serviceLinkedRole('AWSServiceRoleForX', 'x.amazonaws.com', ELSEWHERE);
const queue = `arn:aws:sqs:eu-west-1:${HERE}:queue`;
const kmsKey = `arn:aws:kms:eu-west-1:${HERE}:key/11111111-2222-3333-4444-555555555555`;

const resourceControl: readonly Case[] = [
  guarded('a stranger with an account', asks(partner, 's3:GetObject', key, outOfOrganization), 'denied', rcpExamples),
  guarded('a member', asks(partner, 's3:GetObject', key, inOrganization), 'allowed', rcpExamples),
  guarded('a stranger who does not sign', asks(anonymous, 's3:GetObject', key), 'denied', rcpExamples),
  guarded('somebody of whom the organization was not said', asks(partner, 's3:GetObject', key), 'unknown-conditional'),
  guarded('root users are limited', asks(root(ELSEWHERE), 's3:GetObject', key, outOfOrganization), 'denied'),
  guarded(
    'the root user of the account itself is limited',
    asks(root(), 's3:GetObject', key, outOfOrganization),
    'denied',
  ),
  guarded('service-linked roles are not limited', asks(linked, 's3:GetObject', key, outOfOrganization), 'allowed'),
  guarded('queues', asks(partner, 'sqs:SendMessage', queue, outOfOrganization), 'denied'),
  guarded(
    'keys',
    asks(partner, 'kms:Decrypt', kmsKey, outOfOrganization),
    'denied',
    kmsGuide('resource-control-policies'),
  ),
  guarded(
    'keys: retiring of grants is not limited',
    asks(partner, 'kms:RetireGrant', kmsKey, outOfOrganization),
    'allowed',
    kmsGuide('resource-control-policies'),
  ),
  guarded(
    'secrets',
    asks(
      partner,
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:eu-west-1:${HERE}:secret:s-abc`,
      outOfOrganization,
    ),
    'denied',
  ),
  guarded(
    'tables',
    asks(partner, 'dynamodb:GetItem', `arn:aws:dynamodb:eu-west-1:${HERE}:table/t`, outOfOrganization),
    'denied',
  ),
  guarded(
    'roles, when they are assumed',
    asks(partner, 'sts:AssumeRole', `arn:aws:iam::${HERE}:role/app`, outOfOrganization),
    'denied',
  ),
  guarded(
    'topics: the service has no part in resource control policies',
    asks(partner, 'sns:Publish', `arn:aws:sns:eu-west-1:${HERE}:topic`, outOfOrganization),
    'allowed',
  ),
  {
    name: 'an AWS service is spared by its condition',
    source: rcpExamples,
    request: asks(service('cloudtrail.amazonaws.com'), 's3:PutObject', key, outOfOrganization),
    given: {
      rcp: closed,
      resource: [allow('s3:PutObject', '*', { Principal: { Service: 'cloudtrail.amazonaws.com' } })],
    },
    expect: 'allowed',
  },
  {
    name: 'an AWS service that acts for a stranger',
    source: rcpExamples,
    request: asks(service('cloudtrail.amazonaws.com'), 's3:PutObject', key, {
      context: { 'aws:SourceOrgID': ['o-other'], 'aws:SourceAccount': ['999999999999'] },
    }),
    given: {
      rcp: [
        [
          everythingOfEverybody,
          deny('s3:*', '*', {
            Sid: 'Deputies',
            Principal: '*',
            Condition: {
              StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-exampleorg' },
              Null: { 'aws:SourceAccount': 'false' },
              Bool: { 'aws:PrincipalIsAWSService': 'true' },
            },
          }),
        ],
      ],
      resource: [allow('s3:PutObject', '*', { Principal: { Service: 'cloudtrail.amazonaws.com' } })],
    },
    expect: 'denied',
    by: ['statement Deputies'],
  },
  {
    name: 'only over TLS',
    source: rcpExamples,
    request: asks(alice, 's3:GetObject', key, { context: { 'aws:SecureTransport': ['false'] } }),
    given: {
      identity: full,
      rcp: [
        [
          everythingOfEverybody,
          deny(['s3:*', 'sqs:*'], '*', {
            Sid: 'Tls',
            Principal: '*',
            Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
          }),
        ],
      ],
    },
    expect: 'denied',
    by: ['statement Tls'],
  },
  {
    name: 'a resource control policy grants nothing',
    source: rcps,
    request: read,
    given: { rcp: [[everythingOfEverybody]] },
    expect: 'denied',
  },
  {
    name: 'a resource control policy limits the own account as well',
    source: rcps,
    request: read,
    given: {
      identity: full,
      rcp: [[everythingOfEverybody, deny('s3:GetObject', '*', { Sid: 'Nobody', Principal: '*' })]],
    },
    expect: 'denied',
    by: ['statement Nobody'],
  },
  {
    name: 'resources of the management account have none in force',
    source: rcps,
    request: asks(partner, 's3:GetObject', key, outOfOrganization),
    given: { identity: full, resource: open },
    expect: 'allowed',
  },
  {
    name: 'SCP and RCP allow, and so do the policies of user and resource',
    source: iam('reference_policies_evaluation-logic_policy-eval-denyallow'),
    request: read,
    given: { identity: full, scp: [full], rcp: [[everythingOfEverybody]], resource: open },
    expect: 'allowed',
  },
  {
    name: 'a service that RCPs have no part in, the RCPs not seen',
    source: rcps,
    request: asks(alice, 'ec2:StopInstances', instance),
    given: { identity: full, rcp: 'hidden' },
    expect: 'allowed',
  },
];

table('SCP levels', levels);
table('SCP examples', examples);
table('RCP', resourceControl);
