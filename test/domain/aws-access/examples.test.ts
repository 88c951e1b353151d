import { allow, asks, deny, HERE, iam, role, table, user, type Case, type Statement } from './table.ts';
import type { Decision } from '../../../src/domain/access/answer.ts';
import type { Context } from '../../../src/domain/access/engine.ts';

/** The example policies of the IAM User Guide, each with a request that it lets pass and one that it doesn't. */

const alice = user('alice');
const page = (name: string): string =>
  name === 'resource-org' ? iam('reference_policies_condition-keys') : iam(`reference_policies_examples_${name}`);
const all = allow('*');

interface Example {
  readonly page: string;
  readonly statements: readonly Statement[];
  readonly asked: readonly (readonly [
    name: string,
    action: string,
    resource: string,
    context: Context,
    expect: Decision,
  ])[];
  readonly caller?: Case['request']['caller'];
}

const service: Statement = allow('dynamodb:*', '*', {
  Condition: {
    DateGreaterThan: { 'aws:CurrentTime': '2020-04-01T00:00:00Z' },
    DateLessThan: { 'aws:CurrentTime': '2020-06-30T23:59:59Z' },
  },
});
const at = (moment: string): Context => ({ 'aws:CurrentTime': [moment] });
const dynamo = `arn:aws:dynamodb:eu-west-1:${HERE}:table/MyTable`;
const ec2 = (name: string): string => `arn:aws:ec2:eu-west-1:${HERE}:instance/${name}`;
const addresses = ['192.0.2.0/24', '203.0.113.0/24'];
const fromOutside: Statement = deny('*', '*', {
  Sid: 'Outside',
  Condition: { NotIpAddress: { 'aws:SourceIp': addresses }, Bool: { 'aws:ViaAWSService': 'false' } },
});
const elsewhere: Statement = {
  Sid: 'Elsewhere',
  Effect: 'Deny',
  NotAction: ['cloudfront:*', 'iam:*', 'route53:*', 'support:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
};
const withoutMfa: Statement = {
  Sid: 'WithoutMfa',
  Effect: 'Deny',
  NotAction: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices', 'sts:GetSessionToken'],
  Resource: '*',
  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
};
const ownDevice = allow(['iam:CreateVirtualMFADevice'], 'arn:aws:iam::*:mfa/*', { Sid: 'Device' });
const ownUser = allow(['iam:EnableMFADevice', 'iam:ListMFADevices'], 'arn:aws:iam::*:user/${aws:username}', {
  Sid: 'OwnUser',
});
const orgResources: Statement = {
  Sid: 'OutsideOrganization',
  Effect: 'Deny',
  Action: 's3:*',
  Resource: 'arn:aws:s3:::*/*',
  Condition: { StringNotEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
};
const columns = allow(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'], dynamo, {
  Condition: {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['column-1', 'column-2'] },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  },
});
const rows = allow(['dynamodb:GetItem', 'dynamodb:PutItem'], dynamo, {
  Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${www.amazon.com:user_id}'] } },
});
const ownInstances = [
  allow(['ec2:StartInstances', 'ec2:StopInstances'], 'arn:aws:ec2:*:*:instance/*', {
    Condition: { StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } },
  }),
  allow('ec2:DescribeInstances'),
];
const department = [
  allow(['ec2:StartInstances', 'ec2:StopInstances'], 'arn:aws:ec2:*:*:instance/*', {
    Condition: {
      StringEquals: { 'ec2:ResourceTag/Project': 'DataAnalytics', 'aws:PrincipalTag/Department': 'Data' },
    },
  }),
];
const launch = allow('ec2:RunInstances', [
  `arn:aws:ec2:eu-west-1:${HERE}:subnet/subnet-1`,
  `arn:aws:ec2:*:${HERE}:instance/*`,
]);
const passing = allow('iam:PassRole', 'arn:aws:iam::*:role/EC2-*', {
  Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
});
const developers: Statement = allow('iam:AddUserToGroup', `arn:aws:iam::${HERE}:group/Developers/*`);
const ownPath = allow(
  ['iam:GetUser', 'iam:SimulatePrincipalPolicy'],
  `arn:aws:iam::${HERE}:user/Department/Development/*`,
);
const tagging = allow('iam:TagUser', '*', {
  Condition: {
    StringEquals: {
      'iam:ResourceTag/JobFunction': 'Manager',
      'aws:RequestTag/Department': ['Marketing', 'Development'],
    },
    'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' },
  },
});
const tags = (job: readonly string[], department: string, ...more: readonly string[]): Context => ({
  'iam:ResourceTag/JobFunction': job,
  'aws:RequestTag/Department': [department],
  'aws:TagKeys': ['Department', ...more],
});
const terminate = [
  allow('ec2:TerminateInstances'),
  deny('ec2:TerminateInstances', '*', { Condition: { NotIpAddress: { 'aws:SourceIp': addresses } } }),
];
const homes = [
  allow(['s3:ListAllMyBuckets', 's3:GetBucketLocation'], 'arn:aws:s3:::*', { Sid: 'Console' }),
  allow('s3:ListBucket', 'arn:aws:s3:::bucket-name', {
    Sid: 'List',
    Condition: { StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/*'] } },
  }),
  allow('s3:*', ['arn:aws:s3:::bucket-name/home/${aws:username}', 'arn:aws:s3:::bucket-name/home/${aws:username}/*'], {
    Sid: 'Home',
  }),
];
const oneBucket = [
  allow('s3:*', ['arn:aws:s3:::bucket-name', 'arn:aws:s3:::bucket-name/*']),
  {
    Sid: 'Rest',
    Effect: 'Deny',
    NotAction: 's3:*',
    NotResource: ['arn:aws:s3:::bucket-name', 'arn:aws:s3:::bucket-name/*'],
  } as const,
];
const cognitoBucket = [
  allow('s3:ListBucket', 'arn:aws:s3:::bucket-name', {
    Condition: { StringLike: { 's3:prefix': 'cognito/app/${cognito-identity.amazonaws.com:sub}/*' } },
  }),
  allow(
    ['s3:GetObject', 's3:PutObject'],
    'arn:aws:s3:::bucket-name/cognito/app/${cognito-identity.amazonaws.com:sub}/*',
  ),
];
const sub = { 'cognito-identity.amazonaws.com:sub': ['eu-west-1:abc'] };
const rds = [
  allow('rds:DeleteDBInstance', '*', {
    Condition: { StringEqualsIgnoreCase: { 'rds:db-tag/Owner': '${aws:username}' } },
  }),
];
const groupsOfVpc = allow('ec2:AuthorizeSecurityGroupIngress', 'arn:aws:ec2:*:*:security-group/*', {
  Condition: { ArnEquals: { 'ec2:Vpc': 'arn:aws:ec2:*:*:vpc/vpc-1' } },
});
const group = `arn:aws:ec2:eu-west-1:${HERE}:security-group/sg-1`;
const vpc = (name: string): Context => ({ 'ec2:Vpc': [`arn:aws:ec2:eu-west-1:${HERE}:vpc/${name}`] });
const bucketKey = 'arn:aws:s3:::bucket/key';
const none: Context = {};

const examples: readonly Example[] = [
  {
    page: 'aws-dates',
    statements: [service],
    asked: [
      ['within the dates', 'dynamodb:GetItem', dynamo, at('2020-05-01T00:00:00Z'), 'allowed'],
      ['before', 'dynamodb:GetItem', dynamo, at('2020-03-31T23:59:59Z'), 'denied'],
      ['after', 'dynamodb:GetItem', dynamo, at('2020-07-01T00:00:00Z'), 'denied'],
      ['when was not said', 'dynamodb:GetItem', dynamo, none, 'unknown-conditional'],
    ],
  },
  {
    page: 'aws_deny-ip',
    statements: [all, fromOutside],
    asked: [
      [
        'from inside',
        's3:GetObject',
        bucketKey,
        { 'aws:SourceIp': ['192.0.2.9'], 'aws:ViaAWSService': ['false'] },
        'allowed',
      ],
      [
        'from outside',
        's3:GetObject',
        bucketKey,
        { 'aws:SourceIp': ['198.51.100.9'], 'aws:ViaAWSService': ['false'] },
        'denied',
      ],
      [
        'from outside, by a service that acts for the caller',
        's3:GetObject',
        bucketKey,
        { 'aws:SourceIp': ['198.51.100.9'], 'aws:ViaAWSService': ['true'] },
        'allowed',
      ],
      [
        'from outside, by whom was not said',
        's3:GetObject',
        bucketKey,
        { 'aws:SourceIp': ['198.51.100.9'] },
        'unknown-conditional',
      ],
    ],
  },
  {
    page: 'aws_deny-requested-region',
    statements: [all, elsewhere],
    asked: [
      ['inside', 'ec2:RunInstances', '*', { 'aws:RequestedRegion': ['eu-west-1'] }, 'allowed'],
      ['elsewhere', 'ec2:RunInstances', '*', { 'aws:RequestedRegion': ['us-east-1'] }, 'denied'],
      ['elsewhere, a global service', 'iam:ListUsers', '*', { 'aws:RequestedRegion': ['us-east-1'] }, 'allowed'],
    ],
  },
  {
    page: 'aws_my-sec-creds-self-manage',
    statements: [ownDevice, ownUser, allow('s3:*'), withoutMfa],
    asked: [
      ['with MFA', 's3:GetObject', bucketKey, { 'aws:MultiFactorAuthPresent': ['true'] }, 'allowed'],
      ['without MFA', 's3:GetObject', bucketKey, { 'aws:MultiFactorAuthPresent': ['false'] }, 'denied'],
      ['with long-term keys', 's3:GetObject', bucketKey, { 'aws:MultiFactorAuthPresent': [] }, 'denied'],
      [
        'without MFA, to get it',
        'iam:EnableMFADevice',
        alice.arn,
        { 'aws:MultiFactorAuthPresent': ['false'] },
        'allowed',
      ],
      [
        "without MFA, to get somebody else's",
        'iam:EnableMFADevice',
        user('bob').arn,
        { 'aws:MultiFactorAuthPresent': ['false'] },
        'denied',
      ],
    ],
  },
  {
    page: 'resource-org',
    statements: [all, orgResources],
    asked: [
      [
        'of the organization',
        's3:PutObject',
        bucketKey,
        { 'aws:ResourceOrgID': ['o-a'], 'aws:PrincipalOrgID': ['o-a'] },
        'allowed',
      ],
      [
        'of another',
        's3:PutObject',
        bucketKey,
        { 'aws:ResourceOrgID': ['o-b'], 'aws:PrincipalOrgID': ['o-a'] },
        'denied',
      ],
      ['of which was not said', 's3:PutObject', bucketKey, { 'aws:PrincipalOrgID': ['o-a'] }, 'unknown-conditional'],
    ],
  },
  {
    page: 'dynamodb_specific-table',
    statements: [
      allow(['dynamodb:List*', 'dynamodb:DescribeLimits']),
      allow(['dynamodb:BatchGet*', 'dynamodb:Get*', 'dynamodb:PutItem'], 'arn:aws:dynamodb:*:*:table/MyTable'),
    ],
    asked: [
      ['the table', 'dynamodb:GetItem', dynamo, none, 'allowed'],
      ['its index is another resource', 'dynamodb:GetItem', `${dynamo}/index/i`, none, 'denied'],
      ['another table', 'dynamodb:GetItem', `${dynamo}s`, none, 'denied'],
      ['deleting', 'dynamodb:DeleteTable', dynamo, none, 'denied'],
    ],
  },
  {
    page: 'dynamodb_columns',
    statements: [columns],
    asked: [
      [
        'these columns',
        'dynamodb:GetItem',
        dynamo,
        { 'dynamodb:Attributes': ['column-1'], 'dynamodb:Select': [] },
        'allowed',
      ],
      [
        'and another',
        'dynamodb:GetItem',
        dynamo,
        { 'dynamodb:Attributes': ['column-1', 'column-3'], 'dynamodb:Select': [] },
        'denied',
      ],
      [
        'all attributes',
        'dynamodb:Query',
        dynamo,
        { 'dynamodb:Attributes': ['column-1'], 'dynamodb:Select': ['ALL_ATTRIBUTES'] },
        'denied',
      ],
      [
        'attributes by name',
        'dynamodb:Query',
        dynamo,
        { 'dynamodb:Attributes': ['column-2'], 'dynamodb:Select': ['SPECIFIC_ATTRIBUTES'] },
        'allowed',
      ],
    ],
  },
  {
    page: 'dynamodb_rows',
    statements: [rows],
    caller: role('web'),
    asked: [
      [
        'the own row',
        'dynamodb:GetItem',
        dynamo,
        { 'www.amazon.com:user_id': ['u1'], 'dynamodb:LeadingKeys': ['u1'] },
        'allowed',
      ],
      [
        "somebody else's row",
        'dynamodb:GetItem',
        dynamo,
        { 'www.amazon.com:user_id': ['u1'], 'dynamodb:LeadingKeys': ['u2'] },
        'denied',
      ],
    ],
  },
  {
    page: 'ec2_tag-owner',
    statements: ownInstances,
    asked: [
      ['the own instance', 'ec2:StopInstances', ec2('i-1'), { 'aws:ResourceTag/Owner': ['alice'] }, 'allowed'],
      ["somebody else's", 'ec2:StopInstances', ec2('i-1'), { 'aws:ResourceTag/Owner': ['bob'] }, 'denied'],
      ["nobody's", 'ec2:StopInstances', ec2('i-1'), { 'aws:ResourceTag/Owner': [] }, 'denied'],
      ['whose was not said', 'ec2:StopInstances', ec2('i-1'), none, 'unknown-conditional'],
      ['looking at all', 'ec2:DescribeInstances', '*', none, 'allowed'],
    ],
  },
  {
    page: 'ec2-start-stop-tags',
    statements: department,
    asked: [
      [
        'both tags',
        'ec2:StartInstances',
        ec2('i-1'),
        { 'ec2:ResourceTag/Project': ['DataAnalytics'], 'aws:PrincipalTag/Department': ['Data'] },
        'allowed',
      ],
      [
        'another department',
        'ec2:StartInstances',
        ec2('i-1'),
        { 'ec2:ResourceTag/Project': ['DataAnalytics'], 'aws:PrincipalTag/Department': ['Law'] },
        'denied',
      ],
      [
        'another project',
        'ec2:StartInstances',
        ec2('i-1'),
        { 'ec2:ResourceTag/Project': ['Web'], 'aws:PrincipalTag/Department': ['Data'] },
        'denied',
      ],
    ],
  },
  {
    page: 'ec2_instances-subnet',
    statements: [launch],
    asked: [
      ['the subnet', 'ec2:RunInstances', `arn:aws:ec2:eu-west-1:${HERE}:subnet/subnet-1`, none, 'allowed'],
      ['another subnet', 'ec2:RunInstances', `arn:aws:ec2:eu-west-1:${HERE}:subnet/subnet-2`, none, 'denied'],
    ],
  },
  {
    page: 'iam-passrole-service',
    statements: [passing],
    asked: [
      [
        'to the service',
        'iam:PassRole',
        `arn:aws:iam::${HERE}:role/EC2-web`,
        { 'iam:PassedToService': ['ec2.amazonaws.com'] },
        'allowed',
      ],
      [
        'to another service',
        'iam:PassRole',
        `arn:aws:iam::${HERE}:role/EC2-web`,
        { 'iam:PassedToService': ['ecs.amazonaws.com'] },
        'denied',
      ],
      [
        'another role',
        'iam:PassRole',
        `arn:aws:iam::${HERE}:role/Admin`,
        { 'iam:PassedToService': ['ec2.amazonaws.com'] },
        'denied',
      ],
    ],
  },
  {
    page: 'iam_users-manage-group',
    statements: [developers],
    asked: [
      ['a group of the path', 'iam:AddUserToGroup', `arn:aws:iam::${HERE}:group/Developers/web`, none, 'allowed'],
      ['a group of another path', 'iam:AddUserToGroup', `arn:aws:iam::${HERE}:group/Admins`, none, 'denied'],
    ],
  },
  {
    page: 'iam_policy-sim-path',
    statements: [ownPath],
    asked: [
      [
        'a user of the path',
        'iam:SimulatePrincipalPolicy',
        `arn:aws:iam::${HERE}:user/Department/Development/x`,
        none,
        'allowed',
      ],
      [
        'a user of another',
        'iam:SimulatePrincipalPolicy',
        `arn:aws:iam::${HERE}:user/Department/Sales/x`,
        none,
        'denied',
      ],
    ],
  },
  {
    page: 'iam-add-tag',
    statements: [tagging],
    asked: [
      [
        'a manager, a department of the list',
        'iam:TagUser',
        user('bob').arn,
        tags(['Manager'], 'Marketing'),
        'allowed',
      ],
      ['a manager, another department', 'iam:TagUser', user('bob').arn, tags(['Manager'], 'Law'), 'denied'],
      [
        'a manager, another tag besides',
        'iam:TagUser',
        user('bob').arn,
        tags(['Manager'], 'Marketing', 'Site'),
        'denied',
      ],
      ['no manager', 'iam:TagUser', user('bob').arn, tags([], 'Marketing'), 'denied'],
    ],
  },
  {
    page: 'ec2_terminate-ip',
    statements: terminate,
    asked: [
      ['from inside', 'ec2:TerminateInstances', ec2('i-1'), { 'aws:SourceIp': ['203.0.113.9'] }, 'allowed'],
      ['from outside', 'ec2:TerminateInstances', ec2('i-1'), { 'aws:SourceIp': ['198.51.100.9'] }, 'denied'],
      [
        'through a service with an address of its own',
        'ec2:TerminateInstances',
        ec2('i-1'),
        { 'aws:SourceIp': [] },
        'denied',
      ],
    ],
  },
  {
    page: 's3_home-directory-console',
    statements: homes,
    asked: [
      ['all buckets', 's3:ListAllMyBuckets', '*', none, 'allowed'],
      ['the top', 's3:ListBucket', 'arn:aws:s3:::bucket-name', { 's3:prefix': [''] }, 'allowed'],
      [
        'the own folder',
        's3:ListBucket',
        'arn:aws:s3:::bucket-name',
        { 's3:prefix': ['home/alice/photos'] },
        'allowed',
      ],
      [
        "somebody else's folder",
        's3:ListBucket',
        'arn:aws:s3:::bucket-name',
        { 's3:prefix': ['home/bob/photos'] },
        'denied',
      ],
      ['an own object', 's3:PutObject', 'arn:aws:s3:::bucket-name/home/alice/x', none, 'allowed'],
      ["somebody else's object", 's3:GetObject', 'arn:aws:s3:::bucket-name/home/bob/x', none, 'denied'],
    ],
  },
  {
    page: 's3_deny-except-bucket',
    statements: [...oneBucket, allow('ec2:*')],
    asked: [
      ['the bucket', 's3:GetObject', 'arn:aws:s3:::bucket-name/x', none, 'allowed'],
      ['another bucket', 's3:GetObject', 'arn:aws:s3:::another/x', none, 'denied'],
      ['another service, which another policy allows', 'ec2:StopInstances', ec2('i-1'), none, 'denied'],
    ],
  },
  {
    page: 's3_cognito-bucket',
    statements: cognitoBucket,
    caller: role('app'),
    asked: [
      ['the own object', 's3:GetObject', 'arn:aws:s3:::bucket-name/cognito/app/eu-west-1:abc/x', sub, 'allowed'],
      ["somebody else's object", 's3:GetObject', 'arn:aws:s3:::bucket-name/cognito/app/eu-west-1:xyz/x', sub, 'denied'],
      [
        'whose session was not said',
        's3:GetObject',
        'arn:aws:s3:::bucket-name/cognito/app/eu-west-1:abc/x',
        none,
        'unknown-conditional',
      ],
      [
        'a session without Cognito',
        's3:GetObject',
        'arn:aws:s3:::bucket-name/cognito/app//x',
        { 'cognito-identity.amazonaws.com:sub': [] },
        'denied',
      ],
    ],
  },
  {
    page: 'rds_tag-owner',
    statements: rds,
    asked: [
      [
        'the own database',
        'rds:DeleteDBInstance',
        `arn:aws:rds:eu-west-1:${HERE}:db:d`,
        { 'rds:db-tag/Owner': ['ALICE'] },
        'allowed',
      ],
      [
        "somebody else's",
        'rds:DeleteDBInstance',
        `arn:aws:rds:eu-west-1:${HERE}:db:d`,
        { 'rds:db-tag/Owner': ['bob'] },
        'denied',
      ],
    ],
  },
  {
    page: 'ec2_securitygroups-vpc',
    statements: [groupsOfVpc],
    asked: [
      ['a group of the network', 'ec2:AuthorizeSecurityGroupIngress', group, vpc('vpc-1'), 'allowed'],
      ['a group of another network', 'ec2:AuthorizeSecurityGroupIngress', group, vpc('vpc-12'), 'denied'],
    ],
  },
];

table(
  'examples',
  examples.flatMap(({ page: name, statements, asked, caller = alice }) =>
    asked.map(([what, action, resource, context, expect]): Case => ({
      name: `${name}: ${what}`,
      source: page(name),
      request: asks(caller, action, resource, { context }),
      given: { identity: statements },
      expect,
    })),
  ),
);
