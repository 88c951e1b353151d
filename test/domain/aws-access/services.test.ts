import {
  allow,
  anonymous,
  asks,
  aws,
  deny,
  ELSEWHERE,
  everything,
  everythingOfEverybody,
  hidden,
  HERE,
  iam,
  kmsGuide,
  organizations,
  role,
  root,
  s3Guide,
  service,
  table,
  user,
  vouchedFor,
  type Case,
  type Given,
  type Statement,
} from './table.ts';
import type { Decision } from '../../../src/domain/access/answer.ts';
import type { Context } from '../../../src/domain/access/engine.ts';
import { no, unseenTruth, yesBy } from '../../../src/domain/access/logic.ts';

const alice = user('alice');
const app = role('app');
const partner = role('partner', 'session', ELSEWHERE);
const account = (id: string): string => `arn:aws:iam::${id}:root`;
const grant = yesBy({ effect: 'allow', layer: 'grant', source: 'arn:aws:kms:…', label: 'grant 1' });

/** Keys: their own policy has to let the account in before the account's policies say anything. */
const kmsKey = `arn:aws:kms:eu-west-1:${HERE}:key/11111111-2222-3333-4444-555555555555`;
const enableIam = allow('kms:*', '*', { Sid: 'EnableIam', ...aws(account(HERE)) });
const adminsOnly = allow(['kms:Create*', 'kms:Describe*', 'kms:Put*'], '*', {
  Sid: 'Admins',
  ...aws(user('admin').arn),
});
const key = (
  name: string,
  caller: Case['request']['caller'],
  given: Given,
  expect: Decision,
  more: { source?: string; context?: Context; action?: string; by?: readonly string[] } = {},
): Case => ({
  name: `key: ${name}`,
  source: more.source ?? kmsGuide('key-policy-default'),
  request: asks(caller, more.action ?? 'kms:Decrypt', kmsKey, { context: more.context ?? {} }),
  given,
  expect,
  ...(more.by ? { by: more.by } : {}),
});
const decrypt = [allow('kms:Decrypt', kmsKey, { Sid: 'Mine' })];
const viaS3: Statement = allow('kms:*', '*', {
  ...aws(app.arn),
  Condition: { StringEquals: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com', 'ebs.eu-west-1.amazonaws.com'] } },
});
const ofAccount: Statement = allow(['kms:Encrypt', 'kms:Decrypt'], '*', {
  Principal: { AWS: '*' },
  Condition: { StringEquals: { 'kms:CallerAccount': HERE, 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
});
const viaService = kmsGuide('conditions-kms');
const crossKeys = kmsGuide('key-policy-modifying-external-accounts');

const keys: readonly Case[] = [
  key(
    'the account is let in, the identity policy allows',
    alice,
    { identity: decrypt, resource: [enableIam] },
    'allowed',
  ),
  key('the account is let in, the identity policy is silent', alice, { resource: [enableIam] }, 'denied'),
  key(
    'the account is not let in, the identity policy allows',
    alice,
    { identity: [everything], resource: [adminsOnly] },
    'denied',
  ),
  key('no policy was given, the identity policy allows', alice, { identity: [everything] }, 'denied', {
    source: kmsGuide('key-policies'),
  }),
  key('the policy was not seen', alice, { identity: decrypt, resource: 'hidden' }, 'unknown-info'),
  key(
    'the policy was not seen, nothing else allows',
    app,
    { boundary: [allow('s3:*')], resource: 'hidden' },
    'unknown-info',
  ),
  key(
    'a role let in by name needs nothing else',
    app,
    { resource: [allow('kms:Decrypt', '*', { Sid: 'App', ...aws(app.arn) })] },
    'allowed',
    { by: ['statement App'] },
  ),
  key(
    'a role let in by name, the boundary is silent',
    app,
    { boundary: [allow('s3:*')], resource: [allow('kms:*', '*', aws(app.arn))] },
    'denied',
  ),
  key(
    'another action than the one let in',
    app,
    { identity: [everything], resource: [allow('kms:Encrypt', '*', aws(app.arn))] },
    'denied',
  ),
  key(
    'the key denies',
    alice,
    { identity: [everything], resource: [enableIam, deny('kms:Decrypt', '*', { Sid: 'No', ...aws(alice.arn) })] },
    'denied',
    { by: ['statement No'] },
  ),
  key(
    'the identity policy denies',
    alice,
    { identity: [everything, deny('kms:*', '*', { Sid: 'No' })], resource: [enableIam] },
    'denied',
    { by: ['statement No'] },
  ),
  key('the root user, the account is let in', root(), { resource: [enableIam] }, 'allowed'),
  key('the root user, the account is not let in', root(), { resource: [adminsOnly] }, 'denied', {
    source: kmsGuide('key-policies'),
  }),
  key(
    'another account: both sides',
    partner,
    { identity: decrypt, resource: [allow('kms:Decrypt', '*', aws(ELSEWHERE))] },
    'allowed',
    { source: crossKeys },
  ),
  key(
    'another account: only the key',
    partner,
    { resource: [allow('kms:Decrypt', '*', aws(account(ELSEWHERE)))] },
    'denied',
    { source: crossKeys },
  ),
  key('another account: only its own policy', partner, { identity: decrypt, resource: [enableIam] }, 'denied', {
    source: crossKeys,
  }),
  key('through the service that is named', app, { resource: [viaS3] }, 'allowed', {
    source: viaService,
    context: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] },
  }),
  key('through another service', app, { resource: [viaS3] }, 'denied', {
    source: viaService,
    context: { 'kms:ViaService': ['rds.eu-west-1.amazonaws.com'] },
  }),
  key('through no service', app, { resource: [viaS3] }, 'denied', {
    source: viaService,
    context: { 'kms:ViaService': [] },
  }),
  key('through which service was not said', app, { resource: [viaS3] }, 'unknown-conditional', { source: viaService }),
  key('everybody of the account through a service', alice, { resource: [ofAccount] }, 'allowed', {
    source: viaService,
    context: { 'kms:CallerAccount': [HERE], 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] },
  }),
  key(
    'everybody of the account through a service: another account',
    partner,
    { identity: [everything], resource: [ofAccount] },
    'denied',
    {
      source: viaService,
      context: { 'kms:CallerAccount': [ELSEWHERE], 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] },
    },
  ),
  key(
    'encryption context',
    app,
    {
      resource: [
        allow('kms:Decrypt', '*', {
          ...aws(app.arn),
          Condition: { StringEquals: { 'kms:EncryptionContext:AppName': 'Payroll' } },
        }),
      ],
    },
    'allowed',
    {
      source: viaService,
      context: { 'kms:EncryptionContext:AppName': ['Payroll'] },
    },
  ),
  key(
    'encryption context: another',
    app,
    {
      resource: [
        allow('kms:Decrypt', '*', {
          ...aws(app.arn),
          Condition: { StringEquals: { 'kms:EncryptionContext:AppName': 'Payroll' } },
        }),
      ],
    },
    'denied',
    {
      source: viaService,
      context: { 'kms:EncryptionContext:AppName': ['Archive'] },
    },
  ),
  key(
    'grants for AWS services only: asked for oneself',
    app,
    {
      resource: [
        allow('kms:CreateGrant', '*', {
          ...aws(app.arn),
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ],
    },
    'denied',
    {
      source: viaService,
      action: 'kms:CreateGrant',
      context: { 'kms:GrantIsForAWSResource': ['false'] },
    },
  ),
  key(
    'a grant lets in whom policies do not',
    app,
    { resource: [adminsOnly], others: { otherGrants: grant } },
    'allowed',
    { source: kmsGuide('grants'), by: ['grant 1'] },
  ),
  key(
    'a Deny wins over a grant',
    app,
    { resource: [deny('kms:Decrypt', '*', { Principal: '*' })], others: { otherGrants: grant } },
    'denied',
    { source: kmsGuide('grants') },
  ),
  key('no grant', app, { resource: [adminsOnly], others: { otherGrants: no } }, 'denied', {
    source: kmsGuide('grants'),
  }),
  key(
    'grants were not seen',
    app,
    { resource: [adminsOnly], others: { otherGrants: unseenTruth(hidden) } },
    'unknown-info',
    { source: kmsGuide('grants') },
  ),
  key(
    'grants were not seen, the key allows',
    app,
    { resource: [allow('kms:*', '*', aws(app.arn))], others: { otherGrants: unseenTruth(hidden) } },
    'allowed',
    { source: kmsGuide('grants') },
  ),
  {
    name: 'key: actions on no key are up to identity policies',
    source: kmsGuide('key-policies'),
    request: asks(alice, 'kms:ListKeys', '*', { owner: null }),
    given: { identity: [allow('kms:List*')] },
    expect: 'allowed',
  },
];

/** Roles: who may take them on. */
const target = `arn:aws:iam::${HERE}:role/target`;
const trusts = (principal: string, Condition?: object): Statement => ({
  Sid: 'Trust',
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: principal },
  ...(Condition ? { Condition } : {}),
});
const assume = 'sts:AssumeRole';
const switching = iam('id_roles_use_permissions-to-switch');
const externalId = iam('id_roles_common-scenarios_third-party');
const trust = (
  name: string,
  caller: Case['request']['caller'],
  given: Given,
  expect: Decision,
  source = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  context: Context = {},
  action = assume,
): Case => ({ name: `role: ${name}`, source, request: asks(caller, action, target, { context }), given, expect });
const mayAssume = [allow(assume, target)];
const github = `arn:aws:iam::${HERE}:oidc-provider/token.actions.githubusercontent.com`;
const githubTrust = (sub: string): Statement => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRoleWithWebIdentity',
  Principal: { Federated: github },
  Condition: {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
    StringLike: { 'token.actions.githubusercontent.com:sub': sub },
  },
});
const token = (sub: string): Context => ({
  'token.actions.githubusercontent.com:aud': ['sts.amazonaws.com'],
  'token.actions.githubusercontent.com:sub': [sub],
});
const oidc = iam('id_roles_providers_create_oidc');
const web = 'sts:AssumeRoleWithWebIdentity';
const saml = `arn:aws:iam::${HERE}:saml-provider/Okta`;
const samlTrust: Statement = {
  Effect: 'Allow',
  Action: 'sts:AssumeRoleWithSAML',
  Principal: { Federated: saml },
  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
};
const cognito = 'cognito-identity.amazonaws.com';
const cognitoTrust: Statement = {
  Effect: 'Allow',
  Action: web,
  Principal: { Federated: cognito },
  Condition: {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
  },
};

const roles: readonly Case[] = [
  trust('a user named, same account, needs nothing else', alice, { resource: [trusts(alice.arn)] }, 'allowed'),
  trust(
    'the own account named, the user is allowed to',
    alice,
    { identity: mayAssume, resource: [trusts(account(HERE))] },
    'allowed',
  ),
  trust('the own account named, nothing allows the user', alice, { resource: [trusts(account(HERE))] }, 'denied'),
  trust(
    'not named: the identity policy alone is not enough',
    alice,
    { identity: [everything], resource: [trusts(user('bob').arn)] },
    'denied',
    iam('reference_policies_evaluation-logic_policy-eval-denyallow'),
  ),
  trust('a role named, same account, needs nothing else', app, { resource: [trusts(app.arn)] }, 'allowed'),
  trust(
    'a role named, its boundary is silent',
    app,
    { boundary: [allow('s3:*')], resource: [trusts(app.arn)] },
    'denied',
  ),
  trust(
    'a role named that is not the one asking',
    app,
    { identity: mayAssume, resource: [trusts(role('other').arn)] },
    'denied',
  ),
  trust(
    'another account named, both sides allow',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE))] },
    'allowed',
    iam('tutorial_cross-account-with-roles'),
  ),
  trust(
    'another account named, its administrator gave nothing',
    partner,
    { resource: [trusts(account(ELSEWHERE))] },
    'denied',
    iam('tutorial_cross-account-with-roles'),
  ),
  trust(
    'another account named, its administrator denies',
    partner,
    { identity: [...mayAssume, deny(assume)], resource: [trusts(account(ELSEWHERE))] },
    'denied',
    iam('tutorial_cross-account-with-roles'),
  ),
  trust(
    'another role of another account named',
    partner,
    { identity: mayAssume, resource: [trusts(role('other', 's', ELSEWHERE).arn)] },
    'denied',
    switching,
  ),
  trust(
    'another role may be assumed only',
    partner,
    { identity: [allow(assume, `${target}-2`)], resource: [trusts(account(ELSEWHERE))] },
    'denied',
    switching,
  ),
  trust(
    'everybody named, a stranger with rights of its own',
    partner,
    { identity: [everything], resource: [trusts('*')] },
    'allowed',
    iam('reference_policies_elements_principal'),
  ),
  trust(
    'the external id is right',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE), { StringEquals: { 'sts:ExternalId': '12345' } })] },
    'allowed',
    externalId,
    { 'sts:ExternalId': ['12345'] },
  ),
  trust(
    'the external id is wrong',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE), { StringEquals: { 'sts:ExternalId': '12345' } })] },
    'denied',
    externalId,
    { 'sts:ExternalId': ['54321'] },
  ),
  trust(
    'no external id',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE), { StringEquals: { 'sts:ExternalId': '12345' } })] },
    'denied',
    externalId,
    { 'sts:ExternalId': [] },
  ),
  trust(
    'which external id was not said',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE), { StringEquals: { 'sts:ExternalId': '12345' } })] },
    'unknown-conditional',
    externalId,
  ),
  trust(
    'with MFA',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })] },
    'allowed',
    iam('id_credentials_mfa_configure-api-require'),
    { 'aws:MultiFactorAuthPresent': ['true'] },
  ),
  trust(
    'without MFA',
    partner,
    { identity: mayAssume, resource: [trusts(account(ELSEWHERE), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })] },
    'denied',
    iam('id_credentials_mfa_configure-api-require'),
    { 'aws:MultiFactorAuthPresent': [] },
  ),
  trust(
    'only roles of one organization',
    partner,
    { identity: mayAssume, resource: [trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } })] },
    'denied',
    iam('reference_policies_condition-keys'),
    { 'aws:PrincipalOrgID': ['o-b'] },
  ),
  trust(
    'a service',
    service('ec2.amazonaws.com'),
    { resource: [{ Effect: 'Allow', Action: assume, Principal: { Service: 'ec2.amazonaws.com' } }] },
    'allowed',
    iam('id_roles_terms-and-concepts'),
  ),
  trust(
    'another service',
    service('lambda.amazonaws.com'),
    { resource: [{ Effect: 'Allow', Action: assume, Principal: { Service: 'ec2.amazonaws.com' } }] },
    'denied',
    iam('id_roles_terms-and-concepts'),
  ),
  trust(
    'a service for the right account',
    service('bedrock.amazonaws.com'),
    {
      resource: [
        {
          Effect: 'Allow',
          Action: assume,
          Principal: { Service: 'bedrock.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': HERE } },
        },
      ],
    },
    'allowed',
    iam('confused-deputy'),
    { 'aws:SourceAccount': [HERE] },
  ),
  trust(
    'a service for a stranger: the confused deputy',
    service('bedrock.amazonaws.com'),
    {
      resource: [
        {
          Effect: 'Allow',
          Action: assume,
          Principal: { Service: 'bedrock.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': HERE } },
        },
      ],
    },
    'denied',
    iam('confused-deputy'),
    { 'aws:SourceAccount': [ELSEWHERE] },
  ),
  trust(
    'GitHub: the repository',
    vouchedFor(github),
    { resource: [githubTrust('repo:Acme/site:ref:refs/heads/main')] },
    'allowed',
    oidc,
    token('repo:Acme/site:ref:refs/heads/main'),
    web,
  ),
  trust(
    'GitHub: another branch',
    vouchedFor(github),
    { resource: [githubTrust('repo:Acme/site:ref:refs/heads/main')] },
    'denied',
    oidc,
    token('repo:Acme/site:ref:refs/heads/dev'),
    web,
  ),
  trust(
    'GitHub: any repository of the organization',
    vouchedFor(github),
    { resource: [githubTrust('repo:Acme/*')] },
    'allowed',
    oidc,
    token('repo:Acme/tool:pull_request'),
    web,
  ),
  trust(
    'GitHub: an organization of a similar name',
    vouchedFor(github),
    { resource: [githubTrust('repo:Acme/*')] },
    'denied',
    oidc,
    token('repo:Acme-evil/tool:pull_request'),
    web,
  ),
  trust(
    'GitHub: the subject was not said',
    vouchedFor(github),
    { resource: [githubTrust('repo:Acme/*')] },
    'unknown-conditional',
    oidc,
    { 'token.actions.githubusercontent.com:aud': ['sts.amazonaws.com'] },
    web,
  ),
  trust(
    'GitHub: another provider',
    vouchedFor('accounts.google.com'),
    { resource: [githubTrust('*')] },
    'denied',
    oidc,
    token('repo:Acme/site:x'),
    web,
  ),
  trust(
    'GitHub: by the action of accounts',
    vouchedFor(github),
    { resource: [githubTrust('*')] },
    'denied',
    oidc,
    token('repo:Acme/site:x'),
  ),
  trust(
    'SAML',
    vouchedFor(saml),
    { resource: [samlTrust] },
    'allowed',
    iam('id_roles_providers_create_saml'),
    { 'SAML:aud': ['https://signin.aws.amazon.com/saml'] },
    'sts:AssumeRoleWithSAML',
  ),
  trust(
    'SAML for another audience',
    vouchedFor(saml),
    { resource: [samlTrust] },
    'denied',
    iam('id_roles_providers_create_saml'),
    { 'SAML:aud': ['https://example.com'] },
    'sts:AssumeRoleWithSAML',
  ),
  trust(
    'Cognito: guests',
    vouchedFor(cognito),
    { resource: [cognitoTrust] },
    'denied',
    iam('reference_policies_iam-condition-keys'),
    {
      'cognito-identity.amazonaws.com:aud': ['eu-west-1:pool'],
      'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
    },
    web,
  ),
  trust(
    'Cognito: who signed in',
    vouchedFor(cognito),
    { resource: [cognitoTrust] },
    'allowed',
    iam('reference_policies_iam-condition-keys'),
    {
      'cognito-identity.amazonaws.com:aud': ['eu-west-1:pool'],
      'cognito-identity.amazonaws.com:amr': ['authenticated', 'graph.facebook.com'],
    },
    web,
  ),
  trust(
    'tags of the session are another action',
    partner,
    { identity: [allow('sts:*')], resource: [trusts(account(ELSEWHERE))] },
    'denied',
    iam('id_session-tags'),
    {},
    'sts:TagSession',
  ),
  {
    name: 'role: a service takes its service-linked role, whatever the RCPs say',
    source: organizations('orgs_manage_policies_rcps'),
    request: asks(
      service('ecs.amazonaws.com'),
      assume,
      `arn:aws:iam::${HERE}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    ),
    given: {
      rcp: [[everythingOfEverybody, deny('sts:*', '*', { Principal: '*' })]],
      resource: [{ Effect: 'Allow', Action: assume, Principal: { Service: 'ecs.amazonaws.com' } }],
    },
    expect: 'allowed',
  },
];

/** Passing a role is up to identity policies. */
const passRole = iam('id_roles_use_passrole');
const pass = (name: string, statement: Statement, arn: string, context: Context, expect: Decision): Case => ({
  name: `passing: ${name}`,
  source: passRole,
  request: asks(alice, 'iam:PassRole', arn, { context }),
  given: { identity: [statement], resource: [trusts(account(ELSEWHERE))] },
  expect,
});
const toEc2 = allow('iam:PassRole', `arn:aws:iam::${HERE}:role/EC2-roles-for-XYZ-*`, {
  Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
});
const xyz = `arn:aws:iam::${HERE}:role/EC2-roles-for-XYZ-debugger`;
const passing: readonly Case[] = [
  pass('the role, to the service', toEc2, xyz, { 'iam:PassedToService': ['ec2.amazonaws.com'] }, 'allowed'),
  pass('the role, to another service', toEc2, xyz, { 'iam:PassedToService': ['lambda.amazonaws.com'] }, 'denied'),
  pass('the role, to which service was not said', toEc2, xyz, {}, 'unknown-conditional'),
  pass(
    'another role',
    toEc2,
    `arn:aws:iam::${HERE}:role/admin`,
    { 'iam:PassedToService': ['ec2.amazonaws.com'] },
    'denied',
  ),
  pass('any role', allow('iam:PassRole'), `arn:aws:iam::${HERE}:role/admin`, {}, 'allowed'),
  pass('the right to read a role is another', allow('iam:Get*'), xyz, {}, 'denied'),
];

/** Buckets. */
const bucket = 'arn:aws:s3:::bucket';
const object = `${bucket}/object`;
const s3Examples = s3Guide('example-bucket-policies');
const inBucket = (
  name: string,
  caller: Case['request']['caller'],
  action: string,
  statements: readonly Statement[],
  context: Context,
  expect: Decision,
  source = s3Examples,
  more: Given = {},
): Case => ({
  name: `bucket: ${name}`,
  source,
  request: asks(caller, action, action.endsWith('Bucket') ? bucket : object, { context }),
  given: {
    ...(caller.account === ELSEWHERE ? { identity: [everything] } : {}),
    ...more,
    resource: statements,
  },
  expect,
});
const publicRead = [allow('s3:GetObject', `${bucket}/*`, { Sid: 'Public', Principal: '*' })];
const tls = deny('s3:*', [bucket, `${bucket}/*`], {
  Sid: 'Tls',
  Principal: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
const office = deny('s3:*', [bucket, `${bucket}/*`], {
  Sid: 'Office',
  Principal: '*',
  Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
});
const endpointOnly = deny('s3:*', [bucket, `${bucket}/*`], {
  Sid: 'Endpoint',
  Principal: '*',
  Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
});
const mfaFolder = deny('s3:*', `${bucket}/*`, {
  Sid: 'Mfa',
  Principal: '*',
  Condition: { Null: { 'aws:MultiFactorAuthAge': true } },
});
const mfaAge = deny('s3:*', `${bucket}/*`, {
  Sid: 'Old',
  Principal: '*',
  Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': 3600 } },
});
const website = allow('s3:GetObject', `${bucket}/*`, {
  Principal: '*',
  Condition: { StringLike: { 'aws:Referer': ['http://www.example.com/*', 'http://example.com/*'] } },
});
const fullControl = [
  allow('s3:PutObject', `${bucket}/*`, {
    ...aws(ELSEWHERE),
    Condition: { StringEquals: { 's3:x-amz-acl': ['bucket-owner-full-control'] } },
  }),
];
const kmsOnly = deny('s3:PutObject', `${bucket}/*`, {
  Sid: 'Kms',
  Principal: '*',
  Condition: { Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' } },
});
const production = allow('s3:GetObject', `${bucket}/*`, {
  Principal: '*',
  Condition: { StringEquals: { 's3:ExistingObjectTag/environment': 'production' } },
});
const delivery = allow('s3:PutObject', `${bucket}/*`, {
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source' }, StringEquals: { 'aws:SourceAccount': HERE } },
});
const distribution = `arn:aws:cloudfront::${HERE}:distribution/EDFDVBD6EXAMPLE`;
const cloudFront = allow('s3:GetObject', `${bucket}/*`, {
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Condition: { StringEquals: { 'aws:SourceArn': distribution } },
});
const insider = [allow('s3:*')];
const blocked = yesBy();
const acl = yesBy({ effect: 'allow', layer: 'access control list', source: bucket, label: 'READ for AllUsers' });
const block = s3Guide('access-control-block-public-access');

const buckets: readonly Case[] = [
  inBucket('everybody may read', anonymous, 's3:GetObject', publicRead, {}, 'allowed'),
  inBucket('everybody may read, not write', anonymous, 's3:PutObject', publicRead, {}, 'denied'),
  inBucket('everybody may read objects, not list them', anonymous, 's3:ListBucket', publicRead, {}, 'denied'),
  inBucket(
    'only over TLS: without',
    alice,
    's3:GetObject',
    [tls],
    { 'aws:SecureTransport': ['false'] },
    'denied',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only over TLS: with',
    alice,
    's3:GetObject',
    [tls],
    { 'aws:SecureTransport': ['true'] },
    'allowed',
    s3Examples,
    { identity: insider },
  ),
  inBucket('only over TLS: not said', alice, 's3:GetObject', [tls], {}, 'unknown-conditional', s3Examples, {
    identity: insider,
  }),
  inBucket(
    'only from the office: there',
    alice,
    's3:GetObject',
    [office],
    { 'aws:SourceIp': ['192.0.2.7'] },
    'allowed',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only from the office: elsewhere',
    alice,
    's3:GetObject',
    [office],
    { 'aws:SourceIp': ['203.0.113.7'] },
    'denied',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only from the office: through an endpoint',
    alice,
    's3:GetObject',
    [office],
    { 'aws:SourceIp': [] },
    'denied',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only through the endpoint: there',
    alice,
    's3:GetObject',
    [endpointOnly],
    { 'aws:SourceVpce': ['vpce-1a2b3c4d'] },
    'allowed',
    s3Guide('example-bucket-policies-vpc-endpoint'),
    { identity: insider },
  ),
  inBucket(
    'only through the endpoint: over the internet',
    alice,
    's3:GetObject',
    [endpointOnly],
    { 'aws:SourceVpce': [] },
    'denied',
    s3Guide('example-bucket-policies-vpc-endpoint'),
    { identity: insider },
  ),
  inBucket(
    'only through the endpoint: the root user, too',
    root(),
    's3:GetObject',
    [endpointOnly],
    { 'aws:SourceVpce': [] },
    'denied',
    s3Guide('example-bucket-policies-vpc-endpoint'),
  ),
  inBucket(
    'only with MFA: without',
    alice,
    's3:GetObject',
    [mfaFolder],
    { 'aws:MultiFactorAuthAge': [] },
    'denied',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only with MFA: with',
    alice,
    's3:GetObject',
    [mfaFolder],
    { 'aws:MultiFactorAuthAge': ['60'] },
    'allowed',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only with fresh MFA: fresh',
    alice,
    's3:GetObject',
    [mfaFolder, mfaAge],
    { 'aws:MultiFactorAuthAge': ['60'] },
    'allowed',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only with fresh MFA: old',
    alice,
    's3:GetObject',
    [mfaFolder, mfaAge],
    { 'aws:MultiFactorAuthAge': ['3601'] },
    'denied',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'from a website: its pages',
    anonymous,
    's3:GetObject',
    [website],
    { 'aws:Referer': ['http://example.com/a'] },
    'allowed',
  ),
  inBucket(
    'from a website: other pages',
    anonymous,
    's3:GetObject',
    [website],
    { 'aws:Referer': ['http://example.org/a'] },
    'denied',
  ),
  inBucket(
    'another account that hands over what it writes',
    partner,
    's3:PutObject',
    fullControl,
    { 's3:x-amz-acl': ['bucket-owner-full-control'] },
    'allowed',
  ),
  inBucket(
    'another account that keeps what it writes',
    partner,
    's3:PutObject',
    fullControl,
    { 's3:x-amz-acl': [] },
    'denied',
  ),
  inBucket(
    'only encrypted: it is',
    alice,
    's3:PutObject',
    [kmsOnly],
    { 's3:x-amz-server-side-encryption-aws-kms-key-id': [kmsKey] },
    'allowed',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'only encrypted: it is not',
    alice,
    's3:PutObject',
    [kmsOnly],
    { 's3:x-amz-server-side-encryption-aws-kms-key-id': [] },
    'denied',
    s3Examples,
    { identity: insider },
  ),
  inBucket(
    'by the tag of an object',
    anonymous,
    's3:GetObject',
    [production],
    { 's3:ExistingObjectTag/environment': ['production'] },
    'allowed',
  ),
  inBucket(
    'by another tag of an object',
    anonymous,
    's3:GetObject',
    [production],
    { 's3:ExistingObjectTag/environment': ['test'] },
    'denied',
  ),
  inBucket(
    'logs of a bucket of the account',
    service('logging.s3.amazonaws.com'),
    's3:PutObject',
    [delivery],
    { 'aws:SourceArn': ['arn:aws:s3:::source'], 'aws:SourceAccount': [HERE] },
    'allowed',
  ),
  inBucket(
    'logs of a bucket of a stranger',
    service('logging.s3.amazonaws.com'),
    's3:PutObject',
    [delivery],
    { 'aws:SourceArn': ['arn:aws:s3:::source'], 'aws:SourceAccount': [ELSEWHERE] },
    'denied',
  ),
  inBucket(
    'the own distribution',
    service('cloudfront.amazonaws.com'),
    's3:GetObject',
    [cloudFront],
    { 'aws:SourceArn': [distribution] },
    'allowed',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ),
  inBucket(
    'the distribution of a stranger',
    service('cloudfront.amazonaws.com'),
    's3:GetObject',
    [cloudFront],
    { 'aws:SourceArn': [`arn:aws:cloudfront::${ELSEWHERE}:distribution/X`] },
    'denied',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ),
  inBucket('Block Public Access: strangers', anonymous, 's3:GetObject', publicRead, {}, 'denied', block, {
    others: { publicBlock: blocked },
  }),
  inBucket('Block Public Access: another account', partner, 's3:GetObject', publicRead, {}, 'denied', block, {
    others: { publicBlock: blocked },
  }),
  inBucket('Block Public Access: the own account', alice, 's3:GetObject', publicRead, {}, 'allowed', block, {
    identity: insider,
    others: { publicBlock: blocked },
  }),
  inBucket(
    'Block Public Access was not seen: strangers',
    anonymous,
    's3:GetObject',
    publicRead,
    {},
    'unknown-info',
    block,
    { others: { publicBlock: unseenTruth(hidden) } },
  ),
  inBucket(
    'Block Public Access was not seen: services are not the public',
    service('logging.s3.amazonaws.com'),
    's3:PutObject',
    [delivery],
    { 'aws:SourceArn': ['arn:aws:s3:::source'], 'aws:SourceAccount': [HERE] },
    'allowed',
    block,
    { others: { publicBlock: unseenTruth(hidden) } },
  ),
  inBucket(
    'an ACL for everybody',
    anonymous,
    's3:GetObject',
    [tls],
    { 'aws:SecureTransport': ['true'] },
    'allowed',
    s3Guide('acl-overview'),
    { others: { otherGrants: acl } },
  ),
  inBucket(
    'an ACL for everybody, and a Deny',
    anonymous,
    's3:GetObject',
    [deny('s3:*', '*', { Sid: 'No', Principal: '*' })],
    {},
    'denied',
    s3Guide('acl-overview'),
    { others: { otherGrants: acl } },
  ),
  inBucket(
    'an ACL for another account, whose own policy allows',
    partner,
    's3:GetObject',
    [tls],
    { 'aws:SecureTransport': ['true'] },
    'allowed',
    s3Guide('acl-overview'),
    { others: { otherGrants: acl } },
  ),
  inBucket(
    'an ACL for another account, whose own policy is silent',
    partner,
    's3:GetObject',
    [tls],
    { 'aws:SecureTransport': ['true'] },
    'denied',
    s3Guide('acl-overview'),
    { identity: [], others: { otherGrants: acl } },
  ),
];

/** VPC endpoints let through what their policy allows, and grant nothing. */
const endpoints = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html';
const s3Endpoints = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html';
const through = (
  name: string,
  caller: Case['request']['caller'],
  endpoint: readonly Statement[],
  expect: Decision,
  source = endpoints,
): Case => ({
  name: `endpoint: ${name}`,
  source,
  request: asks(caller, 's3:GetObject', object),
  given: { identity: [everything], endpoint },
  expect,
});
const throughEndpoints: readonly Case[] = [
  through('the default policy', alice, [everythingOfEverybody], 'allowed'),
  through(
    'another bucket',
    alice,
    [allow('s3:*', ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'], { Principal: '*' })],
    'denied',
    s3Endpoints,
  ),
  through('the bucket', alice, [allow('s3:GetObject', `${bucket}/*`, { Principal: '*' })], 'allowed', s3Endpoints),
  through('a Deny', alice, [everythingOfEverybody, deny('s3:*', object, { Principal: '*' })], 'denied', s3Endpoints),
  through(
    'somebody by condition',
    alice,
    [allow('*', '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalArn': alice.arn } } })],
    'allowed',
  ),
  through(
    'somebody else by condition',
    user('bob'),
    [allow('*', '*', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalArn': alice.arn } } })],
    'denied',
  ),
  through('somebody by name', alice, [allow('*', '*', aws(alice.arn))], 'allowed'),
  through('somebody else by name', user('bob'), [allow('*', '*', aws(alice.arn))], 'denied'),
  through('a Deny for somebody else', alice, [everythingOfEverybody, deny('*', '*', aws(user('bob').arn))], 'allowed'),
  {
    name: 'endpoint: it grants nothing',
    source: endpoints,
    request: asks(alice, 's3:GetObject', object),
    given: { endpoint: [everythingOfEverybody] },
    expect: 'denied',
  },
];

/** Topics, queues, functions, secrets, repositories. */
const topic = `arn:aws:sns:eu-west-1:${HERE}:topic`;
const queue = `arn:aws:sqs:eu-west-1:${HERE}:queue`;
const lambda = `arn:aws:lambda:eu-west-1:${HERE}:function:f`;
const secret = `arn:aws:secretsmanager:eu-west-1:${HERE}:secret:s-AbCdEf`;
const repository = `arn:aws:ecr:eu-west-1:${HERE}:repository/r`;
const snsPage = 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html';
const sqsPage =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html';
const lambdaPage = 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html';
const urlPage = 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';
const secretPage = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html';
const ecrPage = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html';
const ownerOnly = allow(['sns:Publish', 'sns:Subscribe'], topic, {
  Principal: { AWS: '*' },
  Condition: { StringEquals: { 'aws:SourceOwner': HERE } },
});
const url = allow('lambda:InvokeFunctionUrl', lambda, {
  Principal: '*',
  Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
});
const fromBucket = allow('lambda:InvokeFunction', lambda, {
  Principal: { Service: 's3.amazonaws.com' },
  Condition: { StringEquals: { 'aws:SourceAccount': HERE }, ArnLike: { 'aws:SourceArn': bucket } },
});
const other = (name: string, source: string, request: Case['request'], given: Given, expect: Decision): Case => ({
  name,
  source,
  request,
  given,
  expect,
});

const others: readonly Case[] = [
  other(
    'topic: another account by name',
    snsPage,
    asks(partner, 'sns:Publish', topic),
    { identity: [everything], resource: [allow('sns:Publish', topic, aws(ELSEWHERE))] },
    'allowed',
  ),
  other(
    'topic: everybody, if they are the owner',
    snsPage,
    asks(partner, 'sns:Publish', topic, { context: { 'aws:SourceOwner': [ELSEWHERE] } }),
    { identity: [everything], resource: [ownerOnly] },
    'denied',
  ),
  other(
    'topic: everybody, if they are the owner: the owner',
    snsPage,
    asks(alice, 'sns:Publish', topic, { context: { 'aws:SourceOwner': [HERE] } }),
    { resource: [ownerOnly] },
    'allowed',
  ),
  other(
    'topic: subscribing by HTTPS',
    snsPage,
    asks(partner, 'sns:Subscribe', topic, { context: { 'sns:Protocol': ['https'] } }),
    {
      identity: [everything],
      resource: [
        allow('sns:Subscribe', topic, { ...aws(ELSEWHERE), Condition: { StringEquals: { 'sns:Protocol': 'https' } } }),
      ],
    },
    'allowed',
  ),
  other(
    'topic: subscribing by mail',
    snsPage,
    asks(partner, 'sns:Subscribe', topic, { context: { 'sns:Protocol': ['email'] } }),
    {
      identity: [everything],
      resource: [
        allow('sns:Subscribe', topic, { ...aws(ELSEWHERE), Condition: { StringEquals: { 'sns:Protocol': 'https' } } }),
      ],
    },
    'denied',
  ),
  other(
    'queue: one permission for one account',
    sqsPage,
    asks(partner, 'sqs:SendMessage', queue),
    { identity: [everything], resource: [allow('sqs:SendMessage', queue, aws(ELSEWHERE))] },
    'allowed',
  ),
  other(
    'queue: another permission',
    sqsPage,
    asks(partner, 'sqs:ReceiveMessage', queue),
    { identity: [everything], resource: [allow('sqs:SendMessage', queue, aws(ELSEWHERE))] },
    'denied',
  ),
  other(
    'queue: everybody',
    sqsPage,
    asks(anonymous, 'sqs:ReceiveMessage', queue),
    { resource: [allow('sqs:ReceiveMessage', queue, { Principal: '*' })] },
    'allowed',
  ),
  other(
    'queue: everybody within an hour: before',
    sqsPage,
    asks(anonymous, 'sqs:ReceiveMessage', queue, { context: { 'aws:CurrentTime': ['2009-01-31T11:59:00Z'] } }),
    {
      resource: [
        allow('sqs:ReceiveMessage', queue, {
          Principal: '*',
          Condition: {
            DateGreaterThan: { 'aws:CurrentTime': '2009-01-31T12:00Z' },
            DateLessThan: { 'aws:CurrentTime': '2009-01-31T15:00Z' },
          },
        }),
      ],
    },
    'denied',
  ),
  other(
    'queue: everybody within an hour: during',
    sqsPage,
    asks(anonymous, 'sqs:ReceiveMessage', queue, { context: { 'aws:CurrentTime': ['2009-01-31T12:30:00Z'] } }),
    {
      resource: [
        allow('sqs:ReceiveMessage', queue, {
          Principal: '*',
          Condition: {
            DateGreaterThan: { 'aws:CurrentTime': '2009-01-31T12:00Z' },
            DateLessThan: { 'aws:CurrentTime': '2009-01-31T15:00Z' },
          },
        }),
      ],
    },
    'allowed',
  ),
  other(
    'function: a bucket of the account',
    lambdaPage,
    asks(service('s3.amazonaws.com'), 'lambda:InvokeFunction', lambda, {
      context: { 'aws:SourceAccount': [HERE], 'aws:SourceArn': [bucket] },
    }),
    { resource: [fromBucket] },
    'allowed',
  ),
  other(
    'function: a bucket of the same name, taken over by a stranger',
    lambdaPage,
    asks(service('s3.amazonaws.com'), 'lambda:InvokeFunction', lambda, {
      context: { 'aws:SourceAccount': [ELSEWHERE], 'aws:SourceArn': [bucket] },
    }),
    { resource: [fromBucket] },
    'denied',
  ),
  other(
    'function: an account of the organization',
    lambdaPage,
    asks(partner, 'lambda:InvokeFunction', lambda, { context: { 'aws:PrincipalOrgID': ['o-a'] } }),
    {
      identity: [everything],
      resource: [
        allow('lambda:InvokeFunction', lambda, {
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } },
        }),
      ],
    },
    'allowed',
  ),
  other(
    'function URL without authentication',
    urlPage,
    asks(anonymous, 'lambda:InvokeFunctionUrl', lambda, { context: { 'lambda:FunctionUrlAuthType': ['NONE'] } }),
    { resource: [url] },
    'allowed',
  ),
  other(
    'function URL with authentication',
    urlPage,
    asks(anonymous, 'lambda:InvokeFunctionUrl', lambda, { context: { 'lambda:FunctionUrlAuthType': ['AWS_IAM'] } }),
    { resource: [url] },
    'denied',
  ),
  other(
    'secret: another account',
    secretPage,
    asks(partner, 'secretsmanager:GetSecretValue', secret),
    {
      identity: [allow('secretsmanager:GetSecretValue', secret)],
      resource: [allow('secretsmanager:GetSecretValue', '*', aws(partner.arn))],
    },
    'allowed',
  ),
  other(
    'secret: everybody but from the own network is denied',
    secretPage,
    asks(alice, 'secretsmanager:GetSecretValue', secret, { context: { 'aws:sourceVpce': ['vpce-2'] } }),
    {
      identity: [everything],
      resource: [
        deny('secretsmanager:GetSecretValue', '*', {
          Principal: '*',
          Condition: { StringNotEquals: { 'aws:sourceVpce': 'vpce-1' } },
        }),
      ],
    },
    'denied',
  ),
  other(
    'repository: another account pulls',
    ecrPage,
    asks(partner, 'ecr:BatchGetImage', repository),
    {
      identity: [everything],
      resource: [
        {
          Effect: 'Allow',
          Principal: { AWS: account(ELSEWHERE) },
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        },
      ],
    },
    'allowed',
  ),
  other(
    'repository: another account pushes',
    ecrPage,
    asks(partner, 'ecr:PutImage', repository),
    {
      identity: [everything],
      resource: [
        {
          Effect: 'Allow',
          Principal: { AWS: account(ELSEWHERE) },
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        },
      ],
    },
    'denied',
  ),
  other(
    'repository: all but some addresses',
    ecrPage,
    asks(alice, 'ecr:BatchGetImage', repository, { context: { 'aws:SourceIp': ['203.0.113.1'] } }),
    {
      identity: [everything],
      resource: [
        {
          Sid: 'Addresses',
          Effect: 'Deny',
          Principal: '*',
          Action: 'ecr:*',
          Condition: { NotIpAddress: { 'aws:SourceIp': '54.240.143.0/24' } },
        },
      ],
    },
    'denied',
  ),
];

table('KMS', keys);
table('STS', roles);
table('IAM', passing);
table('S3', buckets);
table('VPC', throughEndpoints);
table('services', others);
