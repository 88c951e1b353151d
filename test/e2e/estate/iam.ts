import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GenerateCredentialReportCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';

import { selfSigned } from './certificate.ts';
import { account, policy, required, stranger } from './estate.ts';
import type { Estate } from './estate.ts';

const awsManaged = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const owned = [{ Key: 'owner', Value: 'platform' }];
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
export const github = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const gitlab = `arn:aws:iam::${account}:oidc-provider/gitlab.com`;

type Principal = '*' | Readonly<Record<string, string | readonly string[]>>;

/** A trust policy. The action follows from the kind of principal. */
export function trust(principal: Principal, condition?: object): string {
  const federated = typeof principal === 'object' && 'Federated' in principal;
  const Action = federated ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  return policy({ Effect: 'Allow', Principal: principal, Action, ...(condition && { Condition: condition }) });
}

export const service = (name: string): Principal => ({ Service: `${name}.amazonaws.com` });

export function githubSubject(subject: string): object {
  return {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
    StringLike: { 'token.actions.githubusercontent.com:sub': subject },
  };
}

interface RoleOptions {
  readonly trust: string;
  /** Names of AWS managed policies, or ARNs. */
  readonly attached?: readonly string[];
  /** A statement, or several. */
  readonly inline?: object | readonly object[];
  /** ARN of the policy that limits it. */
  readonly boundary?: string;
  readonly owned?: boolean;
}

/** Creates a role; gives its ARN. */
export async function createRole(estate: Estate, name: string, options: RoleOptions): Promise<string> {
  const iam = estate.client(IAMClient);
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: options.trust,
      PermissionsBoundary: options.boundary,
      ...(options.owned && { Tags: owned }),
    }),
  );
  for (const attached of options.attached ?? []) {
    const arn = attached.startsWith('arn:') ? attached : awsManaged(attached);
    await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: arn }));
  }
  if (options.inline !== undefined) {
    const document = policy(...[options.inline].flat());
    await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'inline', PolicyDocument: document }));
  }
  return required(Role?.Arn, 'role');
}

/** A role that only the service may assume. */
export async function serviceRole(estate: Estate, name: string, servedBy: string): Promise<string> {
  return createRole(estate, name, { trust: trust(service(servedBy)), owned: true });
}

/** The role that a service makes for itself. */
export async function serviceLinkedRole(estate: Estate, servedBy: string): Promise<string> {
  const command = new CreateServiceLinkedRoleCommand({ AWSServiceName: `${servedBy}.amazonaws.com` });
  const { Role } = await estate.client(IAMClient).send(command);
  return required(Role?.Arn, 'role');
}

export async function createUser(estate: Estate, name: string, isOwned: boolean): Promise<void> {
  const command = new CreateUserCommand({ UserName: name, ...(isOwned && { Tags: owned }) });
  await estate.client(IAMClient).send(command);
}

async function consolePassword(estate: Estate, user: string): Promise<void> {
  const command = new CreateLoginProfileCommand({ UserName: user, Password: 'Correct-Horse-7-Battery' });
  await estate.client(IAMClient).send(command);
}

export async function accessKey(estate: Estate, user: string, status: 'Active' | 'Inactive' = 'Active'): Promise<void> {
  const iam = estate.client(IAMClient);
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: user }));
  const id = estate.name(AccessKey?.AccessKeyId, `key of ${user}`);
  if (status === 'Active') return;
  await iam.send(new UpdateAccessKeyCommand({ UserName: user, AccessKeyId: id, Status: status }));
}

async function virtualMfa(estate: Estate, user: string): Promise<void> {
  const iam = estate.client(IAMClient);
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: user }));
  const SerialNumber = required(VirtualMFADevice?.SerialNumber, 'MFA device');
  const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '654321' };
  await iam.send(new EnableMFADeviceCommand({ UserName: user, SerialNumber, ...codes }));
}

export async function createPolicy(estate: Estate, name: string, ...statements: readonly object[]): Promise<string> {
  const command = new CreatePolicyCommand({ PolicyName: name, PolicyDocument: policy(...statements) });
  const { Policy } = await estate.client(IAMClient).send(command);
  return required(Policy?.Arn, 'policy');
}

async function oidcProvider(estate: Estate, host: string, audience: string): Promise<void> {
  const command = new CreateOpenIDConnectProviderCommand({
    Url: `https://${host}`,
    ClientIDList: [audience],
    ThumbprintList: ['a'.repeat(40)],
  });
  await estate.client(IAMClient).send(command);
}

async function samlProvider(estate: Estate, name: string, notAfter: string): Promise<void> {
  const { certificate } = selfSigned('sso.example.com', '2024-01-01T00:00:00Z', notAfter);
  const base64 = certificate.replaceAll(/-----[A-Z ]+-----|\n/g, '');
  const SAMLMetadataDocument = [
    '<?xml version="1.0"?>',
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sso.example.com">',
    '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>',
    `<X509Certificate>${base64}</X509Certificate>`,
    '</X509Data></KeyInfo></KeyDescriptor>',
    '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sso.example.com/"/>',
    '</IDPSSODescriptor></EntityDescriptor>',
    // IAM accepts no metadata of under 1,000 characters.
    `<!--${' '.repeat(1000)}-->`,
  ].join('\n');
  await estate.client(IAMClient).send(new CreateSAMLProviderCommand({ Name: name, SAMLMetadataDocument }));
}

async function serverCertificate(estate: Estate, name: string, notBefore: string, notAfter: string): Promise<void> {
  const { certificate, privateKey } = selfSigned('shop.example.com', notBefore, notAfter);
  await estate.client(IAMClient).send(
    new UploadServerCertificateCommand({
      ServerCertificateName: name,
      CertificateBody: certificate,
      PrivateKey: privateKey,
    }),
  );
}

/** What lets its holder become somebody else, or read everybody's secrets. */
const tooMuch = {
  Effect: 'Allow',
  Action: ['sts:AssumeRole', 'iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction', 'kms:Decrypt'],
  Resource: '*',
};
const everythingButBilling = { Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' };

async function leakyUsers(estate: Estate): Promise<void> {
  const iam = estate.client(IAMClient);
  const inline = async (UserName: string, statement: object): Promise<unknown> =>
    iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'inline', PolicyDocument: policy(statement) }));

  estate.at('longAgo');
  // An administrator by a policy of her own, with a password, no MFA, and a key nobody ever rotated.
  await createUser(estate, 'alice', false);
  await consolePassword(estate, 'alice');
  await accessKey(estate, 'alice');
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: awsManaged('AdministratorAccess') }));
  await createUser(estate, 'bob', false);
  await consolePassword(estate, 'bob');
  await accessKey(estate, 'bob');
  await accessKey(estate, 'bob');
  await inline('bob', { Effect: 'Allow', Action: 'iam:*', Resource: '*' });
  await createUser(estate, 'retired', true);
  await accessKey(estate, 'retired', 'Inactive');

  estate.at('recently');
  // His key was found on the internet.
  await createUser(estate, 'leaked', true);
  await accessKey(estate, 'leaked');
  for (const name of ['AWSCompromisedKeyQuarantineV3', 'AWSCloudShellFullAccess']) {
    await iam.send(new AttachUserPolicyCommand({ UserName: 'leaked', PolicyArn: awsManaged(name) }));
  }
  await inline('leaked', tooMuch);
  // Set up with a password and a key at the same time, in no group.
  await createUser(estate, 'dave', true);
  await consolePassword(estate, 'dave');
  await accessKey(estate, 'dave');
  await createUser(estate, 'carol', true);
  await consolePassword(estate, 'carol');
  await virtualMfa(estate, 'carol');
}

async function leakyGroups(estate: Estate): Promise<void> {
  const iam = estate.client(IAMClient);
  await iam.send(new CreateGroupCommand({ GroupName: 'admins' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'admins', PolicyArn: awsManaged('AdministratorAccess') }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'admins', UserName: 'carol' }));
  await iam.send(new CreateGroupCommand({ GroupName: 'operators' }));
  await iam.send(
    new PutGroupPolicyCommand({
      GroupName: 'operators',
      PolicyName: 'inline',
      PolicyDocument: policy(everythingButBilling),
    }),
  );
  await iam.send(new CreateGroupCommand({ GroupName: 'builders' }));
  await iam.send(
    new AttachGroupPolicyCommand({ GroupName: 'builders', PolicyArn: awsManaged('AWSCloudShellFullAccess') }),
  );
  await iam.send(
    new PutGroupPolicyCommand({ GroupName: 'builders', PolicyName: 'inline', PolicyDocument: policy(tooMuch) }),
  );
}

async function leakyRoles(estate: Estate): Promise<void> {
  const iam = estate.client(IAMClient);
  const fullAdmin = await createPolicy(estate, 'full-admin', everything);
  const cloudShell = awsManaged('AWSCloudShellFullAccess');
  await createPolicy(estate, 'spare-admin', everything);
  await createPolicy(estate, 'all-but-billing', everythingButBilling);
  await createPolicy(estate, 'all-but-one-bucket', {
    Effect: 'Allow',
    Action: 's3:*',
    NotResource: 'arn:aws:s3:::acme-ledger/*',
  });
  await createPolicy(estate, 'trail-control', { Effect: 'Allow', Action: 'cloudtrail:*', Resource: '*' });
  await createPolicy(estate, 'any-key', {
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:ReEncryptFrom'],
    Resource: '*',
  });
  await createPolicy(estate, 'pass-any-role', { Effect: 'Allow', Action: ['iam:PassRole', 'lambda:*'], Resource: '*' });
  await createPolicy(estate, 'assume-anything', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });

  const partner = { AWS: `arn:aws:iam::${stranger}:root` };
  await createRole(estate, 'anyone', { trust: trust('*'), attached: ['ReadOnlyAccess'] });
  await createRole(estate, 'any-aws-account', {
    trust: trust({ AWS: '*' }),
    attached: ['job-function/ViewOnlyAccess'],
  });
  await createRole(estate, 'partner', { trust: trust(partner), attached: [fullAdmin, 'ReadOnlyAccess'] });
  await createRole(estate, 'builder', { trust: trust(service('codebuild')), inline: tooMuch });
  await createRole(estate, 'partner-with-id', {
    trust: trust(partner, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } }),
    attached: ['SecurityAudit'],
    owned: true,
  });
  await createRole(estate, 'github-any', { trust: trust({ Federated: github }), attached: ['AdministratorAccess'] });
  await createRole(estate, 'github-any-repo', { trust: trust({ Federated: github }, githubSubject('repo:*')) });
  await createRole(estate, 'github-acme', {
    trust: trust({ Federated: github }, githubSubject('repo:acme/shop:ref:refs/heads/main')),
    owned: true,
  });
  await createRole(estate, 'gitlab-any', { trust: trust({ Federated: gitlab }) });
  await createRole(estate, 'shell', { trust: trust(service('ec2')), attached: [cloudShell] });
  estate.at('longAgo');
  await createRole(estate, 'forgotten', { trust: trust(service('ec2')), inline: everything });
  estate.at('recently');
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'web' }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', RoleName: 'forgotten' }));
}

export async function leakyIam(estate: Estate): Promise<void> {
  await leakyUsers(estate);
  await leakyGroups(estate);
  await oidcProvider(estate, 'token.actions.githubusercontent.com', 'sts.amazonaws.com');
  await oidcProvider(estate, 'gitlab.com', 'https://gitlab.com');
  await oidcProvider(estate, 'issuer.example.com', 'nobody');
  await leakyRoles(estate);
  await samlProvider(estate, 'office', '2026-12-01T00:00:00Z');
  await serverCertificate(estate, 'shop-2025', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
  await estate.client(IAMClient).send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 6 }));
  await estate.client(IAMClient).send(new GenerateCredentialReportCommand({}));
}

export async function cleanIam(estate: Estate): Promise<void> {
  const iam = estate.client(IAMClient);
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'acme-production' }));
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 16,
      RequireLowercaseCharacters: true,
      RequireUppercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
      AllowUsersToChangePassword: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
    }),
  );
  await createUser(estate, 'carol', true);
  await consolePassword(estate, 'carol');
  await virtualMfa(estate, 'carol');
  await iam.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'auditors', PolicyArn: awsManaged('SecurityAudit') }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName: 'carol' }));
  await oidcProvider(estate, 'token.actions.githubusercontent.com', 'sts.amazonaws.com');
  await createRole(estate, 'github-acme', {
    trust: trust({ Federated: github }, githubSubject('repo:acme/shop:ref:refs/heads/main')),
    owned: true,
  });
  await createRole(estate, 'support', {
    trust: trust({ AWS: `arn:aws:iam::${account}:root` }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    attached: ['AWSSupportAccess'],
    owned: true,
  });
  await createRole(estate, 'partner-with-id', {
    trust: trust({ AWS: `arn:aws:iam::${stranger}:root` }, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } }),
    attached: ['SecurityAudit'],
    owned: true,
  });
  await createRole(estate, 'web', { trust: trust(service('ec2')), owned: true });
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'web' }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', RoleName: 'web' }));
  await samlProvider(estate, 'office', '2036-01-01T00:00:00Z');
  await serverCertificate(estate, 'shop', '2026-06-01T00:00:00Z', '2036-01-01T00:00:00Z');
  await iam.send(new GenerateCredentialReportCommand({}));
}
