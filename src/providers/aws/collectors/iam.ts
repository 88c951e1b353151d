import {
  type AttachedPolicy,
  type EntityType,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  type GetAccountAuthorizationDetailsCommandOutput,
  GetSAMLProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListServerCertificates,
  paginateListVirtualMFADevices,
  type ManagedPolicyDetail,
  type PolicyDetail,
  type PolicyVersion,
  type RoleDetail,
} from '@aws-sdk/client-iam';
import { absent } from '../../../collector.ts';
import { isServiceLinkedRole, nameOf } from '../../../domain/aws/arn.ts';
import { type ReportRow, rootRow } from '../../../domain/aws/credential-report.ts';

import {
  AccessKey,
  Group,
  ManagedPolicy,
  OidcProvider,
  PasswordPolicy,
  Policy,
  Role,
  Root,
  SamlProvider,
  ServerCertificate,
  ServiceLinkedRole,
  User,
} from '../../../resources/aws/iam.ts';
import { seenOf } from '../../answers.ts';
import type { Aws } from '../aws.ts';
import { credentialReport } from '../credential-report.ts';
import { defineAwsCollector } from '../define.ts';
import { servicesLastAccessed } from '../last-accessed.ts';
import { signingCertificates } from '../saml.ts';
import { camel, tagsOf } from '../shape.ts';

/** One chain of pages for each kind of entity, so that they run side by side. */
const details = (aws: Aws, kind: EntityType): AsyncIterable<GetAccountAuthorizationDetailsCommandOutput> =>
  paginateGetAccountAuthorizationDetails({ client: aws.client(IAMClient) }, { Filter: [kind], MaxItems: 1000 });

/** IAM percent-encodes documents; emulators don't always. One that is missing is left for the schema to find. */
const documentText = (document: string | undefined): string =>
  document === undefined || document.trimStart().startsWith('{') ? document! : decodeURIComponent(document);

const policiesOf = (attached: readonly AttachedPolicy[] = [], inline: readonly PolicyDetail[] = []) => ({
  attached: camel(attached),
  inline: inline.map(({ PolicyName = '', PolicyDocument }) => ({
    policyName: PolicyName,
    policyDocument: documentText(PolicyDocument),
  })),
});

class NotInReport extends Error {
  override readonly name = 'NotInReport';
}

/** The report is up to four hours old: who is newer is not in it. */
const rowOf = async (aws: Aws, is: (row: ReportRow) => boolean, who: string): Promise<ReportRow> => {
  const row = (await credentialReport(aws)).find(is);
  if (!row) throw new NotInReport(`The credential report says nothing about ${who}`);
  return row;
};

export const users = defineAwsCollector(User, {
  async *list(aws) {
    for await (const { UserDetailList = [] } of details(aws, 'User'))
      for (const user of UserDetailList)
        yield {
          uid: user.Arn!,
          name: user.UserName!,
          config: { createdAt: user.CreateDate! },
          userId: user.UserId!,
          policies: policiesOf(user.AttachedManagedPolicies, user.UserPolicyList),
          permissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
          groups: user.GroupList ?? [],
          tags: tagsOf(user.Tags),
        };
  },
  facets: {
    servicesLastAccessed,
    credentials: async (aws, { uid, name }) => {
      const { passwordEnabled, ...row } = await rowOf(aws, ({ arn }) => arn === uid, name);
      return { ...row, passwordEnabled: passwordEnabled!, keys: [...row.keys] };
    },
  },
});

export const accessKeys = defineAwsCollector(AccessKey, {
  async *list(aws) {
    for (const { user, arn, keys, createdAt, passwordEnabled } of await credentialReport(aws)) {
      if (user === rootRow) continue;
      for (const { slot, ...key } of keys)
        yield {
          uid: `${arn}/access-key/${slot}`,
          name: `${user}/access-key-${slot}`,
          key: { user, ...key },
          owner: { createdAt, passwordEnabled: passwordEnabled! },
        };
    }
  },
  facets: {},
});

export const roots = defineAwsCollector(Root, {
  *list({ account, partition }) {
    yield { uid: `arn:${partition}:iam::${account}:root`, name: 'root' };
  },
  facets: {
    summary: (aws) =>
      aws
        .client(IAMClient)
        .send(new GetAccountSummaryCommand({}))
        .then(({ SummaryMap }) => camel(SummaryMap)),
    virtualMfaDevices: async (aws) => {
      const serials: string[] = [];
      const pages = paginateListVirtualMFADevices({ client: aws.client(IAMClient) }, { AssignmentStatus: 'Assigned' });
      for await (const { VirtualMFADevices = [] } of pages)
        for (const { SerialNumber, User: owner } of VirtualMFADevices)
          if (owner?.Arn === `arn:${aws.partition}:iam::${aws.account}:root`) serials.push(SerialNumber!);
      return serials;
    },
    lastUsed: async (aws) => {
      const { passwordLastUsed, keys } = await rowOf(aws, ({ user }) => user === rootRow, 'the root user');
      return { password: passwordLastUsed, keys: keys.map(({ lastUsed }) => lastUsed) };
    },
  },
});

export const groups = defineAwsCollector(Group, {
  async *list(aws) {
    for await (const { GroupDetailList = [] } of details(aws, 'Group'))
      for (const group of GroupDetailList)
        yield {
          uid: group.Arn!,
          name: group.GroupName!,
          policies: policiesOf(group.AttachedManagedPolicies, group.GroupPolicyList),
        };
  },
  facets: {},
});

/** One chain of pages for both types of roles, up to where it breaks off. */
async function* rolesWhere(aws: Aws, isWanted: (arn: string) => boolean): AsyncGenerator<RoleDetail> {
  const { items, error } = await aws.once('iam:roles', () => seenOf(() => details(aws, 'Role')));
  for (const { RoleDetailList = [] } of items) for (const role of RoleDetailList) if (isWanted(role.Arn!)) yield role;
  if (error !== undefined) throw error;
}

const roleOf = (role: RoleDetail) => ({
  uid: role.Arn!,
  name: role.RoleName!,
  roleId: role.RoleId!,
  trust: documentText(role.AssumeRolePolicyDocument),
  policies: policiesOf(role.AttachedManagedPolicies, role.RolePolicyList),
});

export const roles = defineAwsCollector(Role, {
  async *list(aws) {
    for await (const role of rolesWhere(aws, (arn) => !isServiceLinkedRole(arn)))
      yield {
        ...roleOf(role),
        config: { createdAt: role.CreateDate!, path: role.Path! },
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
        instanceProfiles: (role.InstanceProfileList ?? []).map(({ Arn }) => Arn!).sort(),
        lastUsed: role.RoleLastUsed?.LastUsedDate ?? null,
        tags: tagsOf(role.Tags),
      };
  },
  facets: { servicesLastAccessed },
});

export const serviceLinkedRoles = defineAwsCollector(ServiceLinkedRole, {
  async *list(aws) {
    for await (const role of rolesWhere(aws, isServiceLinkedRole)) yield roleOf(role);
  },
  facets: {},
});

const policyOf = ({ Arn, DefaultVersionId, PolicyVersionList = [], ...policy }: ManagedPolicyDetail) => {
  const isDefault = ({ VersionId }: PolicyVersion): boolean => VersionId === DefaultVersionId;
  return {
    uid: Arn!,
    name: nameOf(Arn!),
    config: camel(policy),
    document: documentText(PolicyVersionList.find(isDefault)?.Document),
    versions: PolicyVersionList.filter((version) => !isDefault(version)).map(({ VersionId, Document }) => ({
      versionId: VersionId!,
      document: documentText(Document),
    })),
  };
};

export const policies = defineAwsCollector(Policy, {
  async *list(aws) {
    for await (const { Policies = [] } of details(aws, 'LocalManagedPolicy')) yield* Policies.map(policyOf);
  },
  facets: {},
});

export const managedPolicies = defineAwsCollector(ManagedPolicy, {
  async *list(aws) {
    for await (const { Policies = [] } of details(aws, 'AWSManagedPolicy'))
      yield* Policies.filter(isUsed).map(policyOf);
  },
  facets: {},
});

const isUsed = ({ AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: ManagedPolicyDetail): boolean =>
  AttachmentCount + PermissionsBoundaryUsageCount > 0;

export const passwordPolicies = defineAwsCollector(PasswordPolicy, {
  *list({ account, partition }) {
    yield { uid: `arn:${partition}:iam::${account}:password-policy`, name: account };
  },
  facets: {
    policy: (aws) =>
      aws
        .client(IAMClient)
        .send(new GetAccountPasswordPolicyCommand({}))
        .then(({ PasswordPolicy: policy }) => {
          const { MaxPasswordAge = null, PasswordReusePrevention = null } = policy!;
          return { ...camel(policy), maxPasswordAge: MaxPasswordAge, passwordReusePrevention: PasswordReusePrevention };
        }, absent('NoSuchEntityException')),
  },
});

export const serverCertificates = defineAwsCollector(ServerCertificate, {
  async *list(aws) {
    for await (const page of paginateListServerCertificates({ client: aws.client(IAMClient) }, {}))
      for (const { Arn, ServerCertificateName, Expiration } of page.ServerCertificateMetadataList ?? [])
        yield { uid: Arn!, name: ServerCertificateName!, expiration: Expiration! };
  },
  facets: {},
});

export const samlProviders = defineAwsCollector(SamlProvider, {
  async *list(aws) {
    const { SAMLProviderList = [] } = await aws.client(IAMClient).send(new ListSAMLProvidersCommand({}));
    for (const { Arn, ValidUntil } of SAMLProviderList)
      yield { uid: Arn!, name: nameOf(Arn!), validUntil: ValidUntil ?? null };
  },
  facets: {
    certificates: (aws, { uid }) =>
      aws
        .client(IAMClient)
        .send(new GetSAMLProviderCommand({ SAMLProviderArn: uid }))
        .then(({ SAMLMetadataDocument }) => signingCertificates(SAMLMetadataDocument!)),
  },
});

export const oidcProviders = defineAwsCollector(OidcProvider, {
  async *list(aws) {
    const answer = await aws.client(IAMClient).send(new ListOpenIDConnectProvidersCommand({}));
    for (const { Arn } of answer.OpenIDConnectProviderList ?? [])
      yield { uid: Arn!, name: Arn!.split(':oidc-provider/')[1]! };
  },
  facets: {},
});
