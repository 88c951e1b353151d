import type { Listed, Seen } from '../../access/answer.ts';
import { parseArn } from '../arn.ts';
import type { Acl, PublicAccessBlock } from '../s3.ts';
import type { PolicySource } from '../statement.ts';
import type { WorkloadKind } from './catalogue.ts';

/** Policies of a user, group or role. */
export interface Attachments {
  readonly attached: readonly { readonly policyArn: string }[];
  readonly inline: readonly { readonly policyName: string; readonly policyDocument: string }[];
}

export interface Entity {
  readonly arn: string;
  readonly name: string;
  readonly policies: Seen<Attachments>;
}

export interface UserEntity extends Entity {
  readonly uniqueId: Seen<string>;
  /** Names of groups. */
  readonly groups: Seen<readonly string[]>;
  readonly boundary: Seen<string | null>;
  readonly tags: Seen<Readonly<Record<string, string>>>;
  /** How many access keys there are, and whether there is a password; missing where nobody asked. */
  readonly credentials?: Seen<{ readonly keys: number; readonly password: boolean }>;
}

export interface RoleEntity extends Entity {
  readonly uniqueId: Seen<string>;
  readonly boundary: Seen<string | null>;
  readonly trust: Seen<PolicySource>;
  readonly tags: Seen<Readonly<Record<string, string>>>;
  /** ARNs of the instance profiles that it is in. */
  readonly instanceProfiles?: Seen<readonly string[]>;
  readonly isServiceLinked: boolean;
}

/** A resource that runs code, or that has to be there so that others do. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly arn: string;
  readonly name: string;
  /** ARN of the role that it runs as; `null`: none. */
  readonly role: Seen<string | null>;
}

export interface ManagedPolicyEntity {
  readonly arn: string;
  readonly document: Seen<PolicySource>;
  /** Versions that are not the default one. */
  readonly versions?: Seen<readonly { readonly versionId: string; readonly document: PolicySource }[]>;
}

/** What limits an account from above, as `aws.organizations.membership` has it. */
export interface ControlPolicies {
  readonly management: boolean;
  readonly levels: readonly {
    readonly target: string;
    readonly serviceControl: readonly NamedDocument[] | null;
    readonly resourceControl: readonly NamedDocument[] | null;
  }[];
}
interface NamedDocument {
  readonly id: string;
  readonly name: string;
  readonly document: string;
}

export interface KmsGrant {
  readonly grantee: string;
  readonly operations: readonly string[];
  /** Present where the grant is bound to an encryption context or a source. */
  readonly constraints?: unknown;
}

/** Something that carries a policy of its own. */
export interface ResourceEntity {
  readonly arn: string;
  readonly name: string;
  /** The id of its resource type. */
  readonly type: string;
  readonly policy: Seen<PolicySource>;
  /** Block Public Access of every level that applies, of S3. */
  readonly publicAccessBlocks?: Seen<readonly (PublicAccessBlock | null)[]>;
  readonly acl?: Seen<Acl>;
  /** Object ownership of S3; `null`: never set. */
  readonly ownership?: Seen<string | null>;
  readonly grants?: Seen<readonly KmsGrant[]>;
  /** Of an access point: the buckets behind it, several where it spans regions, and whether it answers only in a VPC. */
  readonly leadsTo?: { readonly buckets: readonly string[]; readonly onlyInVpc: boolean };
}

/** What is known of one account. */
export interface AwsEstate {
  readonly account: string;
  readonly partition: string;
  /** Id of the organization; `null`: none. */
  readonly organization: Seen<string | null>;
  readonly controlPolicies: Seen<ControlPolicies | null>;
  readonly users: Listed<UserEntity>;
  readonly groups: Listed<Entity>;
  readonly roles: Listed<RoleEntity>;
  /** Of the customer and of AWS. */
  readonly policies: Listed<ManagedPolicyEntity>;
  /** What carries policies, by the id of its resource type; a type that is not here was not asked for. */
  readonly resources: Readonly<Record<string, Listed<ResourceEntity>>>;
  /** Policies of VPC endpoints, by id. */
  readonly endpoints: Listed<{ readonly id: string; readonly policy: Seen<PolicySource> }>;
  /** What runs code, by kind; a kind that is not here was not asked for. */
  readonly workloads?: Readonly<Partial<Record<WorkloadKind, Listed<Workload>>>>;
  /** Parameters of Parameter Store; missing where nobody asked. */
  readonly parameters?: Listed<{ readonly arn: string; readonly name: string; readonly type: string }>;
}

/** Kinds of resources that carry policies, by the beginning of their ARN after the account, with the type that lists them. */
const carriers: readonly { readonly service: string; readonly prefix: string; readonly type: string }[] = [
  { service: 's3', prefix: 'accesspoint/', type: '' },
  { service: 's3', prefix: '', type: 'aws.s3.bucket' },
  { service: 'kms', prefix: 'key/', type: 'aws.kms.key' },
  { service: 'sns', prefix: '', type: 'aws.sns.topic' },
  { service: 'sqs', prefix: '', type: 'aws.sqs.queue' },
  { service: 'lambda', prefix: 'function:', type: 'aws.lambda.function' },
  { service: 'secretsmanager', prefix: 'secret:', type: 'aws.secretsmanager.secret' },
  { service: 'ecr', prefix: 'repository/', type: 'aws.ecr.repository' },
  { service: 'es', prefix: 'domain/', type: 'aws.opensearch.domain' },
  { service: 'dynamodb', prefix: 'table/', type: 'aws.dynamodb.table' },
  { service: 'elasticfilesystem', prefix: 'file-system/', type: 'aws.efs.file-system' },
  { service: 'backup', prefix: 'backup-vault:', type: 'aws.backup.vault' },
  { service: 'iam', prefix: 'role/', type: 'aws.iam.role' },
  ...[
    ['events', 'event-bus/'],
    ['glue', ''],
    ['kinesis', 'stream/'],
    ['codeartifact', ''],
    ['acm-pca', 'certificate-authority/'],
    ['execute-api', ''],
    ['s3tables', 'bucket/'],
    ['s3express', 'bucket/'],
  ].map(([service = '', prefix = '']) => ({ service, prefix, type: '' })),
];

/**
 * The type of resource that carries a policy of its own, by ARN: an empty text where such policies are not collected,
 * undefined where there are none, or none that could decide anything about a request of the own account.
 */
export function carrierType(arn: string): string | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service === 'glue' && !/^(?:catalog|database|table)/.test(parsed.resource)) return undefined;
  return carriers.find(({ service, prefix }) => service === parsed?.service && parsed.resource.startsWith(prefix))
    ?.type;
}

/**
 * The ARN of what carries the policy that a resource is under: of an object its bucket, of a version or alias its function,
 * of a log stream its group.
 */
export function carrierOf(arn: string): string {
  const parsed = parseArn(arn);
  if (!parsed) return arn;
  const { partition, service, region, account, resource } = parsed;
  const of = (shortened: string): string => `arn:${partition}:${service}:${region}:${account}:${shortened}`;
  if (service === 's3' && account === '') return of(resource.split('/')[0]!);
  if (service === 's3') return of(resource.split('/').slice(0, 2).join('/'));
  if (service === 'lambda') return of(resource.split(':').slice(0, 2).join(':'));
  if (service === 'es' || service === 'dynamodb') return of(resource.split('/').slice(0, 2).join('/'));
  return arn;
}
