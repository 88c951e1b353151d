import { all, defineModel, type Many, type ModelViews, one } from '../check.ts';
import { type Listed, listed, type Seen, seen } from '../domain/access/answer.ts';
import { AwsAccess as Engine } from '../domain/aws/access/engine.ts';
import type { AwsEstate, ResourceEntity, RoleEntity, UserEntity } from '../domain/aws/access/estate.ts';
import type { PolicySource } from '../domain/aws/statement.ts';
import type { Identity } from '../model.ts';
import { Vault } from '../resources/aws/backup.ts';
import { Table } from '../resources/aws/dynamodb.ts';
import { VpcEndpoint } from '../resources/aws/ec2-network.ts';
import { Repository } from '../resources/aws/ecr.ts';
import { FileSystem } from '../resources/aws/efs.ts';
import { Group, ManagedPolicy, Policy, Role, ServiceLinkedRole, User } from '../resources/aws/iam.ts';
import { Key } from '../resources/aws/kms.ts';
import { Domain } from '../resources/aws/opensearch.ts';
import { Membership } from '../resources/aws/organizations.ts';
import { AccessPoint, AccountSettings, Bucket, MultiRegionAccessPoint } from '../resources/aws/s3.ts';
import { Secret } from '../resources/aws/secretsmanager.ts';
import { Topic } from '../resources/aws/sns.ts';
import { Queue } from '../resources/aws/sqs.ts';
import { Parameter } from '../resources/aws/ssm.ts';
import type { View } from '../resource.ts';
import { workloadBlank, workloadNeeds, workloadsOf } from './aws-workloads.ts';

/** What is judged of users and roles has to be asked for like this, so that subject and model are the same. */
export const UserIdentity = User.pick('policies', 'groups', 'permissionsBoundary', 'userId', 'tags');
export const RoleIdentity = Role.pick('trust', 'policies', 'permissionsBoundary', 'roleId', 'tags', 'instanceProfiles');

/** What IAM tells of an account in one call: who there is, and which policies they have. */
const identityNeeds = {
  users: all(UserIdentity),
  groups: all(Group.pick('policies')),
  roles: all(RoleIdentity),
  serviceLinkedRoles: all(ServiceLinkedRole.pick('trust', 'policies', 'roleId')),
  policies: all(Policy.pick('document', 'versions')),
  managedPolicies: all(ManagedPolicy.pick('document')),
} as const;

const needs = {
  ...identityNeeds,
  membership: one(Membership.pick('organization', 'controlPolicies')),
  accountSettings: one(AccountSettings.pick('publicAccessBlock')),
  buckets: all(Bucket.pick('policy', 'publicAccessBlock', 'acl', 'ownership')),
  accessPoints: all(AccessPoint.pick('config', 'publicAccessBlock', 'policy')),
  multiRegionAccessPoints: all(MultiRegionAccessPoint.pick('config', 'policy')),
  keys: all(Key.pick('policy', 'grants')),
  topics: all(Topic.pick('attributes')),
  queues: all(Queue.pick('policy')),
  ...workloadNeeds,
  parameters: all(Parameter.pick('config')),
  secrets: all(Secret.pick('policy')),
  repositories: all(Repository.pick('policy')),
  domains: all(Domain.pick('accessPolicies')),
  tables: all(Table.pick('policy')),
  fileSystems: all(FileSystem.pick('policy')),
  vaults: all(Vault.pick('policy')),
  endpoints: all(VpcEndpoint.pick('policyDocument')),
} as const;

const noPolicies = { attached: [], inline: [] };

const identityBlank = {
  users: { policies: noPolicies, groups: [], permissionsBoundary: null, userId: 'AIDAEXAMPLE', tags: {} },
  groups: { policies: noPolicies },
  roles: {
    policies: noPolicies,
    permissionsBoundary: null,
    roleId: 'AROAEXAMPLE',
    tags: {},
    instanceProfiles: [],
    trust: '{"Version":"2012-10-17","Statement":[]}',
  },
  serviceLinkedRoles: {
    policies: noPolicies,
    roleId: 'AROAEXAMPLE',
    trust: '{"Version":"2012-10-17","Statement":[]}',
  },
  policies: { versions: [] },
};

/** Who can do what in an account: everything that grants and limits, and the resources that have a say of their own. */
export const AwsAccess = defineModel({
  needs,
  blank: {
    ...identityBlank,
    membership: { organization: null, controlPolicies: null },
    accountSettings: { publicAccessBlock: null },
    buckets: {
      policy: null,
      publicAccessBlock: null,
      acl: { owner: { id: null }, grants: [] },
      ownership: 'BucketOwnerEnforced',
    },
    keys: { grants: [] },
    multiRegionAccessPoints: { policy: null },
    ...workloadBlank,
    parameters: { config: { type: 'SecureString' } },
    queues: { policy: null },
    secrets: { policy: null },
    repositories: { policy: null },
    domains: { accessPolicies: null },
    tables: { policy: null },
    fileSystems: { policy: null },
    vaults: { policy: null },
    endpoints: { policyDocument: null },
  },
  build: (parts, { account }) => {
    const membership = seen('the organization of the account', () => parts.membership);
    const settings = seen('the S3 settings of the account', () => parts.accountSettings);
    const of = <T, U>(whole: Seen<T>, what: string, read: (part: T) => U): Seen<U> =>
      'value' in whole ? seen(what, () => read(whole.value)) : whole;
    const identities = identitiesOf(parts);
    const estate: AwsEstate = {
      account,
      organization: of(membership, 'the organization of the account', ({ organization }) => organization?.id ?? null),
      controlPolicies: of(membership, `the control policies over ${account}`, ({ controlPolicies }) => controlPolicies),
      ...identities,
      resources: {
        'aws.s3.bucket': mapped('S3 buckets', parts.buckets, (bucket) => ({
          ...carrier('aws.s3.bucket', bucket, () => bucket.policy),
          publicAccessBlocks: of(settings, `Block Public Access of ${bucket.uid}`, ({ publicAccessBlock }) => [
            publicAccessBlock,
            bucket.publicAccessBlock,
          ]),
          acl: seen(`the ACL of ${bucket.uid}`, () => bucket.acl),
          ownership: seen(`object ownership of ${bucket.uid}`, () => bucket.ownership),
        })),
        'aws.s3.access-point': mapped('S3 access points', parts.accessPoints, (point) => ({
          ...carrier('aws.s3.access-point', point, () => point.policy),
          publicAccessBlocks: of(settings, `Block Public Access of ${point.uid}`, ({ publicAccessBlock }) => [
            publicAccessBlock,
            point.publicAccessBlock,
          ]),
          leadsTo: {
            buckets: [bucketArn(point, point.config.bucket)],
            onlyInVpc: point.config.networkOrigin === 'VPC',
          },
        })),
        'aws.s3.multi-region-access-point': mapped(
          'S3 multi-region access points',
          parts.multiRegionAccessPoints,
          (point) => ({
            ...carrier('aws.s3.multi-region-access-point', point, () => point.policy),
            publicAccessBlocks: of(settings, `Block Public Access of ${point.uid}`, ({ publicAccessBlock }) => [
              publicAccessBlock,
              point.config.publicAccessBlock,
            ]),
            leadsTo: { buckets: point.config.buckets.map((name) => bucketArn(point, name)), onlyInVpc: false },
          }),
        ),
        'aws.kms.key': mapped('KMS keys', parts.keys, (key) => ({
          ...carrier('aws.kms.key', key, () => key.policy),
          grants: seen(`the grants of ${key.uid}`, () => key.grants),
        })),
        'aws.sns.topic': mapped('SNS topics', parts.topics, (topic) =>
          carrier('aws.sns.topic', topic, () => topic.attributes.policy),
        ),
        'aws.opensearch.domain': mapped('OpenSearch domains', parts.domains, (domain) =>
          carrier('aws.opensearch.domain', domain, () => domain.accessPolicies),
        ),
        'aws.sqs.queue': carriers('aws.sqs.queue', 'SQS queues', parts.queues),
        'aws.lambda.function': carriers('aws.lambda.function', 'Lambda functions', parts.functions),
        'aws.secretsmanager.secret': carriers('aws.secretsmanager.secret', 'secrets', parts.secrets),
        'aws.ecr.repository': carriers('aws.ecr.repository', 'ECR repositories', parts.repositories),
        'aws.dynamodb.table': carriers('aws.dynamodb.table', 'DynamoDB tables', parts.tables),
        'aws.efs.file-system': carriers('aws.efs.file-system', 'EFS file systems', parts.fileSystems),
        'aws.backup.vault': carriers('aws.backup.vault', 'backup vaults', parts.vaults),
      },
      endpoints: mapped('VPC endpoints', parts.endpoints, (endpoint) => ({
        id: endpoint.name,
        policy: seen(`the policy of ${endpoint.name}`, () => endpoint.policyDocument),
      })),
      workloads: workloadsOf(parts, identities.roles),
      parameters: mapped('parameters', parts.parameters, ({ uid, name, config }) => ({
        arn: uid,
        name,
        type: config.type,
      })),
    };
    return new Engine([estate]);
  },
});

/**
 * The identities of an account alone, with what their own policies and boundaries say, for questions that need nothing else.
 * What an organization takes away, and what resources grant, is left out.
 */
export const AwsIdentities = defineModel({
  needs: identityNeeds,
  blank: identityBlank,
  build: (parts, { account }) =>
    new Engine([
      {
        account,
        ...identitiesOf(parts),
        organization: { what: 'the organization of the account', gap: notAsked },
        controlPolicies: { value: null },
        resources: {},
        endpoints: { items: [], unseen: [] },
      },
    ]),
});

const notAsked = { because: 'not-collected', permissions: [], detail: 'It is not among what was asked' } as const;

const identitiesOf = (
  parts: ModelViews<typeof identityNeeds>,
): Pick<AwsEstate, 'partition' | 'users' | 'groups' | 'roles' | 'policies'> => ({
  partition: partitionOf(parts.roles, parts.users),
  users: mapped('IAM users', parts.users, userOf),
  groups: mapped('IAM groups', parts.groups, (group) => ({
    arn: group.uid,
    name: group.name,
    policies: seen(`the policies of ${group.uid}`, () => group.policies),
  })),
  roles: joined(
    mapped('IAM roles', parts.roles, (role) => roleOf(role)),
    mapped('service-linked roles', parts.serviceLinkedRoles, serviceLinkedRoleOf),
  ),
  policies: joined(
    mapped('IAM policies', parts.policies, (policy) => ({
      ...documentOf(policy),
      versions: seen(`the versions of ${policy.uid}`, () => policy.versions),
    })),
    mapped('AWS managed policies', parts.managedPolicies, documentOf),
  ),
});

const mapped = <V, T>(what: string, many: Many<V>, change: (item: V) => T): Listed<T> => {
  const { items, unseen } = listed(what, many);
  return { items: items.map(change), unseen };
};

const joined = <T>(one: Listed<T>, other: Listed<T>): Listed<T> => ({
  items: [...one.items, ...other.items],
  unseen: [...one.unseen, ...other.unseen],
});

const bucketArn = ({ uid }: Identity, name: string): string => `arn:${uid.split(':')[1]}:s3:::${name}`;

const carrier = (type: string, { uid, name }: Identity, policy: () => PolicySource): ResourceEntity => ({
  arn: uid,
  name,
  type,
  policy: seen(`the policy of ${uid}`, policy),
});

const carriers = (
  type: string,
  what: string,
  many: Many<Identity & { readonly policy: string | null }>,
): Listed<ResourceEntity> => mapped(what, many, (item) => carrier(type, item, () => item.policy));

const userOf = (user: View<typeof UserIdentity>): UserEntity => ({
  arn: user.uid,
  name: user.name,
  uniqueId: seen(`the id of ${user.uid}`, () => user.userId),
  policies: seen(`the policies of ${user.uid}`, () => user.policies),
  groups: seen(`the groups of ${user.uid}`, () => user.groups),
  boundary: seen(`the permissions boundary of ${user.uid}`, () => user.permissionsBoundary),
  tags: seen(`the tags of ${user.uid}`, () => user.tags),
});

const roleOf = (role: View<typeof RoleIdentity>): RoleEntity => ({
  arn: role.uid,
  name: role.name,
  uniqueId: seen(`the id of ${role.uid}`, () => role.roleId),
  policies: seen(`the policies of ${role.uid}`, () => role.policies),
  boundary: seen(`the permissions boundary of ${role.uid}`, () => role.permissionsBoundary),
  trust: seen(`the trust policy of ${role.uid}`, () => role.trust),
  tags: seen(`the tags of ${role.uid}`, () => role.tags),
  instanceProfiles: seen(`the instance profiles of ${role.uid}`, () => role.instanceProfiles),
  isServiceLinked: false,
});

const serviceLinkedRoleOf = (
  role: Identity & Pick<View<typeof RoleIdentity>, 'trust' | 'policies' | 'roleId'>,
): RoleEntity => ({
  arn: role.uid,
  name: role.name,
  uniqueId: seen(`the id of ${role.uid}`, () => role.roleId),
  policies: seen(`the policies of ${role.uid}`, () => role.policies),
  boundary: { value: null },
  trust: seen(`the trust policy of ${role.uid}`, () => role.trust),
  tags: { value: {} },
  isServiceLinked: true,
});

const documentOf = (policy: Identity & { readonly document: string }) => ({
  arn: policy.uid,
  document: seen(`the policy ${policy.uid}`, () => policy.document),
});

/** The partition is in every ARN; one without principals has only a root user. */
function partitionOf(...lists: readonly Many<Identity>[]): string {
  const [first] = lists.flatMap((many) => listed('principals', many).items);
  return first?.uid.split(':')[1] ?? 'aws';
}
