import * as IAM from '@aws-sdk/client-iam';
import { estate } from '../fake.ts';
import { certificates, samlMetadata } from '../saml-metadata.ts';

const account = '111122223333';
const arn = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const longAgo = new Date('2021-03-01T09:00:00Z');
const lately = new Date('2026-10-12T09:00:00Z');

/** IAM percent-encodes its documents. */
const document = (...statements: readonly object[]): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
const allow = (Action: string | string[], Resource = '*') => document({ Effect: 'Allow', Action, Resource });
const trust = (Principal: unknown, Condition?: object, Action = 'sts:AssumeRole') =>
  document({ Effect: 'Allow', Principal, Action, ...(Condition && { Condition }) });
const inline = (name: string, PolicyDocument: string) => ({ PolicyName: name, PolicyDocument });
const attached = (name: string, owner = 'aws') => ({
  PolicyName: name,
  PolicyArn: `arn:aws:iam::${owner}:policy/${name}`,
});
const limitedBy = (name: string) => ({
  PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
  PermissionsBoundaryArn: arn(`policy/${name}`),
});
const instanceProfile = (InstanceProfileName: string) => ({
  Path: '/',
  InstanceProfileName,
  InstanceProfileId: `AIPA${InstanceProfileName.toUpperCase()}`,
  Arn: arn(`instance-profile/${InstanceProfileName}`),
  CreateDate: longAgo,
  Roles: [],
});
const owned = [{ Key: 'Owner', Value: 'platform' }];

const user = (UserName: string, rest: object = {}) => ({
  Path: '/',
  UserName,
  UserId: `AIDA${UserName.toUpperCase()}`,
  Arn: arn(`user/${UserName}`),
  CreateDate: longAgo,
  ...rest,
});
const group = (GroupName: string, rest: object = {}) => ({
  Path: '/',
  GroupName,
  GroupId: `AGPA${GroupName.toUpperCase()}`,
  Arn: arn(`group/${GroupName}`),
  CreateDate: longAgo,
  ...rest,
});
const role = (RoleName: string, AssumeRolePolicyDocument: string, rest: object = {}, Path = '/') => ({
  Path,
  RoleName,
  RoleId: `AROA${RoleName.toUpperCase()}`,
  Arn: arn(`role${Path}${RoleName}`),
  CreateDate: longAgo,
  AssumeRolePolicyDocument,
  ...rest,
});
/** The default version is not always the first one. */
const policy = (PolicyName: string, Document: string, AttachmentCount = 1, PermissionsBoundaryUsageCount = 0) => ({
  PolicyName,
  Arn: arn(`policy/${PolicyName}`),
  DefaultVersionId: 'v2',
  AttachmentCount,
  PermissionsBoundaryUsageCount,
  PolicyVersionList: [
    { VersionId: 'v3', IsDefaultVersion: false, Document: allow('*') },
    { VersionId: 'v2', IsDefaultVersion: true, Document },
  ],
});

const github = arn('oidc-provider/token.actions.githubusercontent.com');
const eks = 'oidc.eks.eu-west-1.amazonaws.com/id/4F2A';
const service = (name: string) => ({ Service: `${name}.amazonaws.com` });
const githubSubject = (subject: string) => ({
  StringLike: { 'token.actions.githubusercontent.com:sub': subject },
});

const users = [
  user('alice', {
    AttachedManagedPolicies: [attached('AdministratorAccess'), attached('AWSCloudShellFullAccess')],
    UserPolicyList: [
      inline('keys', allow('kms:Decrypt')),
      inline('roles', allow(['iam:PassRole', 'sts:AssumeRole', 'ec2:RunInstances'])),
    ],
  }),
  user('leaked', {
    AttachedManagedPolicies: [attached('AWSCompromisedKeyQuarantineV3')],
    PermissionsBoundary: limitedBy('limit'),
  }),
  user('carol', {
    GroupList: ['auditors'],
    Tags: owned,
    UserPolicyList: [inline('own', allow('s3:GetObject', 'arn:aws:s3:::shop/*'))],
  }),
  user('dave', { GroupList: ['auditors'], CreateDate: lately }),
  user('idle', { GroupList: ['auditors'] }),
  user('new,here', { GroupList: ['auditors'], Path: '/odd,path/', Arn: arn('user/odd,path/new,here') }),
];
const groups = [
  group('admins', {
    AttachedManagedPolicies: [attached('AdministratorAccess'), attached('AWSCloudShellFullAccess')],
    GroupPolicyList: [
      inline('keys', allow(['kms:*'])),
      inline('roles', allow(['iam:PassRole', 'sts:AssumeRole', 'ec2:RunInstances'])),
    ],
  }),
  group('auditors', {
    AttachedManagedPolicies: [attached('SecurityAudit')],
    GroupPolicyList: [inline('read', allow('s3:GetObject', 'arn:aws:s3:::shop/*'))],
  }),
];
const roles = [
  role('anyone', trust('*'), {
    AttachedManagedPolicies: [attached('full', account), attached('AWSCloudShellFullAccess')],
    RolePolicyList: [
      inline('keys', allow('kms:Decrypt')),
      inline('roles', allow(['iam:PassRole', 'sts:AssumeRole', 'ec2:RunInstances'])),
    ],
    RoleLastUsed: { LastUsedDate: new Date('2026-11-20T09:00:00Z'), Region: 'eu-west-1' },
  }),
  role('support', trust({ AWS: arn('root') }), {
    AttachedManagedPolicies: [attached('AWSSupportAccess'), attached('read', account)],
    RolePolicyList: [inline('read', allow('s3:GetObject', 'arn:aws:s3:::shop/*'))],
    RoleLastUsed: {},
    Tags: owned,
  }),
  role('partner', trust({ AWS: 'arn:aws:iam::999988887777:root' }), {
    AttachedManagedPolicies: [attached('ReadOnlyAccess')],
    PermissionsBoundary: limitedBy('limit'),
    InstanceProfileList: [instanceProfile('partner'), instanceProfile('batch')],
  }),
  role('sibling', trust({ AWS: 'arn:aws:iam::444455556666:root' })),
  role('github-any', trust({ Federated: github }, undefined, 'sts:AssumeRoleWithWebIdentity')),
  role('github-own', trust({ Federated: github }, githubSubject('repo:acme/shop:*'), 'sts:AssumeRoleWithWebIdentity')),
  role('pods', trust({ Federated: arn(`oidc-provider/${eks}`) }, undefined, 'sts:AssumeRoleWithWebIdentity')),
  role(
    'pod',
    trust(
      { Federated: arn(`oidc-provider/${eks}`) },
      { StringEquals: { [`${eks}:sub`]: 'system:serviceaccount:shop:api' } },
      'sts:AssumeRoleWithWebIdentity',
    ),
  ),
  role('schedule', trust(service('scheduler'))),
  role('schedule-own', trust(service('scheduler'), { StringEquals: { 'aws:SourceAccount': account } })),
  role(
    'AWSReservedSSO_Admin_0123456789abcdef',
    trust({ Federated: arn('saml-provider/AWSSSO') }, undefined, 'sts:AssumeRoleWithSAML'),
    {},
    '/aws-reserved/sso.amazonaws.com/eu-west-1/',
  ),
  // Of AWS.
  role(
    'AWSServiceRoleForSupport',
    trust(service('support')),
    { AttachedManagedPolicies: [attached('AWSSupportServiceRolePolicy')] },
    '/aws-service-role/support.amazonaws.com/',
  ),
];
const policies = [
  policy('full', allow('*')),
  policy('spare', allow('*'), 0),
  policy('limit', allow('*'), 0, 3),
  policy('read', allow('s3:GetObject', 'arn:aws:s3:::shop/*'), 2),
  policy('keys', allow('kms:Decrypt')),
  policy('roles', allow(['iam:PassRole', 'sts:AssumeRole', 'ec2:RunInstances'])),
  policy('trail', allow('cloudtrail:*')),
  policy('but-iam', document({ Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::shop/*' })),
  policy('but-shop', document({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::shop/*' }), 0),
];

const ofAws = (name: string, Document: string, AttachmentCount: number, PermissionsBoundaryUsageCount = 0) => ({
  ...policy(name, Document, AttachmentCount, PermissionsBoundaryUsageCount),
  Arn: `arn:aws:iam::aws:policy/${name}`,
});
const managedPolicies = [
  ofAws('AdministratorAccess', allow('*'), 2),
  ofAws('ReadOnlyAccess', allow(['s3:Get*', 's3:List*']), 1),
  ofAws('PowerUserAccess', document({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), 0, 1),
  ofAws('AmazonS3FullAccess', allow('s3:*'), 0),
  ofAws('job-function/DatabaseAdministrator', allow('rds:*'), 1),
  ofAws('SecurityAudit', allow('iam:Get*'), 1),
  ofAws('AWSCloudShellFullAccess', allow('cloudshell:*'), 3),
  ofAws('AWSCompromisedKeyQuarantineV3', document({ Effect: 'Deny', Action: 'iam:*', Resource: '*' }), 1),
  ofAws('AWSSupportAccess', allow('support:*'), 1),
];

const entities = {
  User: ['UserDetailList', users],
  Group: ['GroupDetailList', groups],
  Role: ['RoleDetailList', roles],
  LocalManagedPolicy: ['Policies', policies],
  AWSManagedPolicy: ['Policies', managedPolicies],
} as const;

/** The first page has all but the last. */
function details({ Filter: [kind], Marker }: { Filter: [keyof typeof entities]; Marker?: string }): object {
  const [list, all] = entities[kind];
  const page = Marker ? all.slice(-1) : all.slice(0, -1);
  return { [list]: page, IsTruncated: !Marker, ...(Marker ? {} : { Marker: 'page-2' }) };
}

const header = [
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active',
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service',
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service',
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
].join(',');
const noKey = 'false,N/A,N/A,N/A,N/A';
const noCertificates = 'false,N/A,false,N/A';
const used = 'true,2026-10-12T09:00:00+00:00,2026-11-20T09:00:00+00:00,eu-west-1,s3';
const stale = 'true,2021-03-01T09:00:00+00:00,N/A,N/A,N/A';
const off = 'false,2021-03-01T09:00:00+00:00,2022-01-01T09:00:00+00:00,eu-west-1,s3';
const row = (
  name: string,
  rest: string,
  [first, second] = [noKey, noKey],
  path = '',
  created = '2021-03-01T09:00:00+00:00',
) => `${name},${arn(`user/${path}${name}`)},${created},${rest},${first},${second},${noCertificates}`;

const report = [
  header,
  `<root_account>,${arn('root')},2020-01-01T00:00:00+00:00,not_supported,2026-11-19T08:00:00+00:00,not_supported,not_supported,true,${stale},${noKey},${noCertificates}`,
  row('alice', 'true,2022-05-01T09:00:00+00:00,2021-03-01T09:00:00+00:00,N/A,false', [used, stale]),
  row('leaked', 'false,N/A,N/A,N/A,false', [off, noKey]),
  row('carol', 'true,2026-11-20T09:00:00+00:00,2026-10-01T09:00:00+00:00,N/A,true', [used, noKey]),
  row(
    'dave',
    'true,no_information,2026-10-12T09:00:00+00:00,N/A,false',
    ['true,2026-10-12T09:00:00+00:00,N/A,N/A,N/A', noKey],
    '',
    '2026-10-12T08:58:00+00:00',
  ),
  row('idle', 'false,N/A,N/A,N/A,false'),
  row('new,here', 'true,2026-11-20T09:00:00+00:00,2026-10-01T09:00:00+00:00,N/A,true', [noKey, noKey], 'odd,path/'),
].join('\n');

const virtualMfa = (name: string, owner: string) => ({
  SerialNumber: arn(`mfa/${name}`),
  User: { Path: '/', UserName: name, UserId: 'x', Arn: arn(owner), CreateDate: longAgo },
  EnableDate: longAgo,
});

const certificate = (name: string, until: string) => ({
  Path: '/',
  ServerCertificateName: name,
  ServerCertificateId: 'ASCA',
  Arn: arn(`server-certificate/${name}`),
  Expiration: new Date(until),
});

/** All that the policies name, but for S3. */
const neverAccessed = ['cloudshell', 'cloudtrail', 'ec2', 'iam', 'kms', 'lambda', 'sts', 'support'];

export default [
  estate(IAM, {
    GetAccountAuthorizationDetails: details,
    GenerateServiceLastAccessedDetails: ({ Arn }) => ({ JobId: Arn }),
    GetServiceLastAccessedDetails: ({ Marker }) => ({
      JobStatus: 'COMPLETED',
      JobCreationDate: lately,
      JobCompletionDate: lately,
      IsTruncated: !Marker,
      ...(Marker
        ? { ServicesLastAccessed: neverAccessed.map((name) => ({ ServiceName: name, ServiceNamespace: name })) }
        : {
            ServicesLastAccessed: [{ ServiceName: 'Amazon S3', ServiceNamespace: 's3', LastAuthenticated: lately }],
            Marker: 'page-2',
          }),
    }),
    GenerateCredentialReport: { State: 'COMPLETE' },
    GetCredentialReport: { Content: Buffer.from(report), ReportFormat: 'text/csv', GeneratedTime: lately },
    GetAccountSummary: {
      SummaryMap: {
        Users: 6,
        AccountMFAEnabled: 1,
        AccountAccessKeysPresent: 1,
        AccountSigningCertificatesPresent: 0,
        AccountPasswordPresent: 1,
      },
    },
    ListVirtualMFADevices: ({ Marker }) =>
      Marker
        ? { VirtualMFADevices: [virtualMfa('root-account-mfa-device', 'root')], IsTruncated: false }
        : { VirtualMFADevices: [virtualMfa('carol', 'user/carol')], IsTruncated: true, Marker: 'page-2' },
    GetAccountPasswordPolicy: {
      PasswordPolicy: {
        MinimumPasswordLength: 8,
        RequireSymbols: false,
        RequireNumbers: true,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        AllowUsersToChangePassword: true,
        ExpirePasswords: true,
        MaxPasswordAge: 365,
        PasswordReusePrevention: 24,
      },
    },
    ListServerCertificates: ({ Marker }) =>
      Marker
        ? { ServerCertificateMetadataList: [certificate('shop', '2036-01-01')], IsTruncated: false }
        : {
            ServerCertificateMetadataList: [
              certificate('shop-2025', '2026-01-01'),
              certificate('shop-2026', '2026-12-10'),
            ],
            IsTruncated: true,
            Marker: 'page-2',
          },
    ListSAMLProviders: {
      SAMLProviderList: [
        { Arn: arn('saml-provider/office'), ValidUntil: new Date('2126-01-01'), CreateDate: longAgo },
        { Arn: arn('saml-provider/partner'), ValidUntil: new Date('2126-01-01'), CreateDate: longAgo },
      ],
    },
    GetSAMLProvider: ({ SAMLProviderArn }) => ({
      SAMLMetadataDocument: SAMLProviderArn.endsWith('office')
        ? samlMetadata([certificates.late, 'encryption'], [certificates.soon, 'signing'])
        : samlMetadata([certificates.soon, ''], [certificates.late, '']),
      ValidUntil: new Date('2126-01-01'),
    }),
    ListOpenIDConnectProviders: {
      OpenIDConnectProviderList: [
        { Arn: github },
        { Arn: arn('oidc-provider/gitlab.com') },
        { Arn: arn(`oidc-provider/${eks}`) },
      ],
    },
    ListOrganizationsFeatures: { OrganizationId: 'o-acme123456', EnabledFeatures: ['RootSessions'] },
  }),
];
