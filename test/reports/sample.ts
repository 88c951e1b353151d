import { createHash } from 'node:crypto';
import {
  severities,
  statuses,
  stepKinds,
  isOpen,
  type AttackPath,
  type CheckInfo,
  type ControlResult,
  type Evidence,
  type Finding,
  type FindingResource,
  type FrameworkResult,
  type Json,
  type LedgerEntry,
  type Report,
  type ScannedScope,
  type Severity,
  type Status,
} from 'cloudstance/report';

/** Enough of a check to make findings that read like real ones. */
interface Recipe {
  readonly info: CheckInfo;
  readonly global?: boolean;
  /** There is one in each account, or in what stands above accounts. */
  readonly once?: ScannedScope['level'];
  readonly facets: Readonly<Record<string, { readonly pass: Json; readonly fail: Json }>>;
  readonly pass: string;
  readonly fail: string;
  readonly permission: string;
  readonly fix: (name: string) => NonNullable<Finding['fix']>;
  /** The ways that prove a failure, of those that have any. */
  readonly paths?: (place: Place, name: string) => readonly AttackPath[];
  /** Of a hundred resources, how many fail, are unknown, are not applicable. */
  readonly odds: readonly [fail: number, unknown: number, notApplicable: number];
  readonly uid: (place: Place, name: string) => string;
}

interface Place {
  readonly scope: ScannedScope;
  readonly account: string;
  readonly region: string;
}

const cis = 'cis-aws-7.0';
const fsbp = 'aws-fsbp';
const cisAzure = 'cis-azure-6.0';
const cisGcp = 'cis-gcp-5.0';

const documentation: Readonly<Record<string, string>> = {
  aws: 'https://docs.aws.amazon.com/',
  azure: 'https://learn.microsoft.com/azure/',
  gcp: 'https://cloud.google.com/',
};
const providerOf = ({ resourceType }: Pick<CheckInfo, 'resourceType'>): string => resourceType.split('.')[0]!;

const check = (
  id: string,
  severity: Severity,
  resourceType: string,
  title: string,
  why: string,
  controls: readonly (readonly [string, string])[],
): CheckInfo => ({
  id,
  title,
  severity,
  why,
  provider: providerOf({ resourceType }),
  service: resourceType.split('.')[1]!,
  resourceType,
  references: [`${documentation[providerOf({ resourceType })]}${resourceType.split('.')[1]}/security.html`],
  controls: controls.map(([framework, control]) => ({ framework, control })),
});

/** From the internet through a host and its role to everything, and a shorter way to less. */
function waysIn({ account, region }: Place, group: string): AttackPath[] {
  const [host, role] = [`i-0${group.slice(3, 19)}`, `payments-batch-processing-${region}-instance-role`];
  const start: AttackPath['steps'] = [
    { kind: 'stranger', id: 'internet', name: 'Anybody on the internet' },
    {
      kind: 'rule',
      id: `arn:aws:ec2:${region}:${account}:security-group/${group}`,
      name: group,
      how: 'is let in on 22 (SSH) by',
      because: ['Rule sgr-0a1b2c3d allows 0.0.0.0/0 to tcp 0–65535'],
    },
    {
      kind: 'compute',
      id: `arn:aws:ec2:${region}:${account}:instance/${host}`,
      name: host,
      how: 'connects to 203.0.113.27, port 22',
      because: ['Route 0.0.0.0/0 to igw-0c41', 'Network ACL acl-0d52 rule 100 allows all'],
    },
    {
      kind: 'identity',
      id: `arn:aws:iam::${account}:role/${role}`,
      name: role,
      how: 'reads credentials from the metadata service',
      because: ['HttpTokens is optional'],
    },
  ];
  return [
    {
      title: `From the internet through ${host} to administrator of ${account}`,
      steps: [
        ...start,
        {
          kind: 'permission',
          id: `arn:aws:iam::${account}:policy/deploy`,
          name: 'iam:CreatePolicyVersion',
          how: 'writes itself a new version of policy deploy',
          because: ['Policy deploy, statement ManagePolicies: Allow iam:CreatePolicyVersion on *'],
        },
        { kind: 'goal', id: `arn:aws:iam::${account}:root`, name: `Administrator of ${account}`, how: 'becomes' },
      ],
    },
    {
      title: 'From the internet to customer exports',
      steps: [
        ...start,
        {
          kind: 'data',
          id: 'arn:aws:s3:::exports',
          name: 'exports',
          how: 'reads objects of',
          because: ['Policy read-exports, statement 1: Allow s3:GetObject on arn:aws:s3:::exports/*'],
        },
      ],
    },
  ];
}

const recipes: readonly Recipe[] = [
  {
    info: check(
      'aws-s3-bucket-public',
      'critical',
      'aws.s3.bucket',
      'S3 buckets are not open to everyone',
      'Anyone on the internet can list, download or replace its objects.',
      [
        [cis, '3.1.4'],
        [fsbp, 'S3.2'],
      ],
    ),
    facets: {
      publicAccessBlock: {
        pass: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true },
        fail: {
          blockPublicAcls: false,
          ignorePublicAcls: false,
          blockPublicPolicy: false,
          restrictPublicBuckets: false,
        },
      },
      policy: {
        pass: null,
        fail: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' },
          ],
        },
      },
      acl: { pass: { grants: [] }, fail: { grants: [{ grantee: 'AllUsers', permission: 'READ' }] } },
    },
    pass: 'All four public access blocks are on',
    fail: 'The ACL grants READ to everyone and no public access block neutralises it',
    permission: 's3:GetBucketAcl',
    fix: (name) => ({
      text: 'Block public access for the bucket, or better for the whole account. Serve public content through CloudFront.',
      command: `aws s3api put-public-access-block --bucket ${name} \\\n  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
      terraform: `resource "aws_s3_bucket_public_access_block" "this" {\n  bucket                  = "${name}"\n  block_public_acls       = true\n  block_public_policy     = true\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n}`,
    }),
    paths: (_, name) => [
      {
        title: `From the internet to the objects of ${name}`,
        steps: [
          { kind: 'stranger', id: 'internet', name: 'Anybody on the internet' },
          {
            kind: 'data',
            id: `arn:aws:s3:::${name}`,
            name,
            how: 'lists and reads',
            because: ['ACL grants READ to AllUsers', 'No public access block ignores public ACLs'],
          },
        ],
      },
    ],
    odds: [9, 6, 0],
    uid: (_, name) => `arn:aws:s3:::${name}`,
  },
  {
    info: check(
      'aws-ec2-security-group-ssh-open',
      'high',
      'aws.ec2.security-group',
      'Security groups do not open SSH to the world',
      'Every address on the internet can try passwords and keys, and use the next flaw in the SSH server first.',
      [
        [cis, '6.2'],
        [fsbp, 'EC2.13'],
      ],
    ),
    facets: {
      ingress: {
        pass: [{ protocol: 'tcp', fromPort: 22, toPort: 22, cidr: '10.0.0.0/8' }],
        fail: [{ protocol: 'tcp', fromPort: 0, toPort: 65535, cidr: '0.0.0.0/0' }],
      },
    },
    pass: 'No rule lets 0.0.0.0/0 or ::/0 reach port 22',
    fail: 'Rule sgr-0a1b2c3d lets 0.0.0.0/0 reach tcp ports 0–65535, which include 22',
    permission: 'ec2:DescribeSecurityGroupRules',
    fix: (name) => ({
      text: 'Remove the rule; reach instances through Session Manager, or from the addresses you know.',
      command: `aws ec2 revoke-security-group-ingress --group-id ${name} --protocol tcp --port 22 --cidr 0.0.0.0/0`,
    }),
    paths: waysIn,
    odds: [18, 3, 4],
    uid: ({ account, region }, name) => `arn:aws:ec2:${region}:${account}:security-group/${name}`,
  },
  {
    info: check(
      'aws-iam-root-mfa',
      'critical',
      'aws.iam.account-summary',
      'The root user signs in with a second factor',
      'Whoever learns the root password owns the account and everything in it, and nothing can stop them.',
      [
        [cis, '2.4'],
        [fsbp, 'IAM.9'],
      ],
    ),
    global: true,
    once: 'account',
    facets: { mfaEnabled: { pass: true, fail: false } },
    pass: 'A second factor is registered for the root user',
    fail: 'No second factor is registered for the root user',
    permission: 'iam:GetAccountSummary',
    fix: () => ({ text: 'Sign in as root, open Security credentials and register two passkeys or hardware keys.' }),
    odds: [40, 0, 0],
    uid: ({ account }) => `arn:aws:iam::${account}:root`,
  },
  {
    info: check(
      'aws-iam-access-key-stale',
      'medium',
      'aws.iam.access-key',
      'Access keys are used or removed within 90 days',
      'A key nobody uses is a key nobody misses when it is stolen.',
      [[cis, '2.11']],
    ),
    global: true,
    facets: {
      lastUsed: { pass: '2026-11-18T08:12:00Z', fail: '2025-12-02T17:40:00Z' },
      createdAt: { pass: '2026-09-01T09:00:00Z', fail: '2024-03-11T09:00:00Z' },
      active: { pass: true, fail: true },
    },
    pass: 'Last used 3 days before the scan',
    fail: 'Last used 354 days before the scan, and still active',
    permission: 'iam:GetAccessKeyLastUsed',
    fix: (name) => ({ command: `aws iam update-access-key --access-key-id ${name} --status Inactive` }),
    odds: [30, 2, 0],
    uid: ({ account }, name) => `arn:aws:iam::${account}:access-key/${name}`,
  },
  {
    info: check(
      'aws-rds-instance-encrypted',
      'high',
      'aws.rds.instance',
      'RDS instances are encrypted at rest',
      'Storage, backups and read replicas can be read by whoever gets hold of them.',
      [
        [cis, '3.2.1'],
        [fsbp, 'RDS.3'],
      ],
    ),
    facets: { storageEncrypted: { pass: true, fail: false }, kmsKeyId: { pass: 'alias/aws/rds', fail: null } },
    pass: 'Encrypted with alias/aws/rds',
    fail: 'Storage is not encrypted',
    permission: 'rds:DescribeDBInstances',
    fix: (name) => ({
      text: 'Encryption cannot be turned on later: copy a snapshot with a key, and restore from the copy.',
      command: `aws rds create-db-snapshot --db-instance-identifier ${name} --db-snapshot-identifier ${name}-before-encryption`,
    }),
    odds: [22, 0, 0],
    uid: ({ account, region }, name) => `arn:aws:rds:${region}:${account}:db:${name}`,
  },
  {
    info: check(
      'aws-cloudtrail-multi-region',
      'high',
      'aws.cloudtrail.trail',
      'A trail records management events in every region',
      'What happens in a region nobody watches leaves no trace to investigate.',
      [
        [cis, '4.1'],
        [fsbp, 'CloudTrail.1'],
      ],
    ),
    facets: { isMultiRegionTrail: { pass: true, fail: false }, isLogging: { pass: true, fail: true } },
    pass: 'Records every region and is logging',
    fail: 'Records eu-west-1 only',
    permission: 'cloudtrail:GetTrailStatus',
    fix: (name) => ({ command: `aws cloudtrail update-trail --name ${name} --is-multi-region-trail` }),
    odds: [15, 20, 0],
    uid: ({ account, region }, name) => `arn:aws:cloudtrail:${region}:${account}:trail/${name}`,
  },
  {
    info: check(
      'aws-kms-key-rotation',
      'medium',
      'aws.kms.key',
      'Customer managed keys rotate every year',
      'The longer one key encrypts everything, the more is lost with it.',
      [
        [cis, '4.6'],
        [fsbp, 'KMS.4'],
      ],
    ),
    facets: {
      keyRotationEnabled: { pass: true, fail: false },
      keySpec: { pass: 'SYMMETRIC_DEFAULT', fail: 'SYMMETRIC_DEFAULT' },
    },
    pass: 'Rotates every 365 days',
    fail: 'Rotation is off',
    permission: 'kms:GetKeyRotationStatus',
    fix: (name) => ({ command: `aws kms enable-key-rotation --key-id ${name}` }),
    odds: [25, 30, 10],
    uid: ({ account, region }, name) => `arn:aws:kms:${region}:${account}:key/${name}`,
  },
  {
    info: check(
      'aws-lambda-function-runtime',
      'medium',
      'aws.lambda.function',
      'Lambda functions run on supported runtimes',
      'A runtime past its end of support gets no security updates.',
      [[fsbp, 'Lambda.2']],
    ),
    facets: { runtime: { pass: 'nodejs24.x', fail: 'python3.8' } },
    pass: 'nodejs24.x is supported',
    fail: 'python3.8 has been without support since 14 October 2024',
    permission: 'lambda:ListFunctions',
    fix: (name) => ({
      command: `aws lambda update-function-configuration --function-name ${name} --runtime python3.13`,
    }),
    odds: [28, 0, 5],
    uid: ({ account, region }, name) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  },
  {
    info: check(
      'aws-ec2-instance-metadata-v2',
      'high',
      'aws.ec2.instance',
      'EC2 instances require session tokens for metadata',
      'One forged request through an application is enough to read the credentials of the instance role.',
      [
        [cis, '6.7'],
        [fsbp, 'EC2.8'],
      ],
    ),
    facets: {
      metadataOptions: {
        pass: { httpTokens: 'required', httpPutResponseHopLimit: 2, httpEndpoint: 'enabled' },
        fail: { httpTokens: 'optional', httpPutResponseHopLimit: 2, httpEndpoint: 'enabled' },
      },
    },
    pass: 'HttpTokens is required',
    fail: 'HttpTokens is optional',
    permission: 'ec2:DescribeInstances',
    fix: (name) => ({
      command: `aws ec2 modify-instance-metadata-options --instance-id ${name} --http-tokens required`,
      terraform: 'metadata_options {\n  http_tokens = "required"\n}',
    }),
    odds: [35, 0, 2],
    uid: ({ account, region }, name) => `arn:aws:ec2:${region}:${account}:instance/${name}`,
  },
  {
    info: check(
      'aws-secretsmanager-secret-rotation',
      'low',
      'aws.secretsmanager.secret',
      'Secrets rotate on a schedule',
      'A leaked secret stays valid until somebody remembers to change it.',
      [[fsbp, 'SecretsManager.1']],
    ),
    facets: { rotationEnabled: { pass: true, fail: false } },
    pass: 'Rotates every 30 days',
    fail: 'Rotation is off',
    permission: 'secretsmanager:ListSecrets',
    fix: (name) => ({
      command: `aws secretsmanager rotate-secret --secret-id ${name} --rotation-rules AutomaticallyAfterDays=30`,
    }),
    odds: [45, 0, 0],
    uid: ({ account, region }, name) => `arn:aws:secretsmanager:${region}:${account}:secret:${name}`,
  },
  {
    info: check(
      'aws-ec2-volume-tags',
      'informational',
      'aws.ec2.volume',
      'Volumes say who owns them',
      'Nobody can be asked about a volume without an owner.',
      [],
    ),
    facets: { tags: { pass: { owner: 'platform' }, fail: {} } },
    pass: 'The owner tag is set',
    fail: 'No owner tag',
    permission: 'ec2:DescribeVolumes',
    fix: (name) => ({ command: `aws ec2 create-tags --resources ${name} --tags Key=owner,Value=YOUR_TEAM` }),
    odds: [30, 0, 0],
    uid: ({ account, region }, name) => `arn:aws:ec2:${region}:${account}:volume/${name}`,
  },
  {
    info: check(
      'aws-guardduty-detector-enabled',
      'medium',
      'aws.guardduty.detector',
      'GuardDuty watches every region',
      'Stolen credentials and mining show up in its findings hours before they do on the invoice.',
      [[fsbp, 'GuardDuty.1']],
    ),
    facets: { status: { pass: 'ENABLED', fail: 'DISABLED' } },
    pass: 'The detector is enabled',
    fail: 'The detector is suspended',
    permission: 'guardduty:GetDetector',
    fix: (name) => ({ command: `aws guardduty update-detector --detector-id ${name} --enable` }),
    odds: [12, 35, 0],
    uid: ({ account, region }, name) => `arn:aws:guardduty:${region}:${account}:detector/${name}`,
  },
  {
    info: check(
      'azure-storage-account-public-blobs',
      'high',
      'azure.storage.account',
      'Storage accounts let nobody read blobs anonymously',
      'A container that is opened by mistake serves its blobs to everybody who guesses the address.',
      [[cisAzure, '9.3.1']],
    ),
    facets: { allowBlobPublicAccess: { pass: false, fail: true } },
    pass: 'Anonymous access to blobs is off for the account',
    fail: 'Anonymous access to blobs may be turned on for each container',
    permission: 'Microsoft.Storage/storageAccounts/read',
    fix: (name) => ({ command: `az storage account update --name ${name} --allow-blob-public-access false` }),
    odds: [30, 10, 0],
    uid: ({ account }, name) =>
      `/subscriptions/${account}/resourcegroups/rg-shop-production-westeurope/providers/microsoft.storage/storageaccounts/${name}`,
  },
  {
    info: check(
      'azure-network-security-group-ssh-open',
      'high',
      'azure.network.security-group',
      'Network security groups do not open SSH to the world',
      'Every address on the internet can try passwords and keys.',
      [[cisAzure, '7.2']],
    ),
    facets: {
      rules: {
        pass: [],
        fail: [{ access: 'Allow', direction: 'Inbound', sourceAddressPrefix: '*', destinationPortRange: '20-30' }],
      },
    },
    pass: 'No rule lets the internet reach port 22',
    fail: 'Rule allow-admin lets * reach ports 20-30, which include 22',
    permission: 'Microsoft.Network/networkSecurityGroups/read',
    fix: (name) => ({
      command: `az network nsg rule update --resource-group rg-shop-production-westeurope --nsg-name ${name} --name allow-admin --access Deny`,
    }),
    odds: [20, 0, 5],
    uid: ({ account }, name) =>
      `/subscriptions/${account}/resourcegroups/rg-shop-production-westeurope/providers/microsoft.network/networksecuritygroups/${name}`,
  },
  {
    info: check(
      'azure-entra-authorization-policy-guests',
      'medium',
      'azure.entra.authorization-policy',
      'Guests see only what is theirs',
      'A guest who can list every user and group has the address book for the next attack.',
      [[cisAzure, '6.15']],
    ),
    global: true,
    once: 'organization',
    facets: {
      guestUserRoleId: { pass: '2af84b1e-32c8-42b7-82bc-daa82404023b', fail: 'a0b1b346-4d3e-4e8b-98f8-753987be4970' },
    },
    pass: 'Guests are restricted to their own directory objects',
    fail: 'Guests have the same access as members',
    permission: 'Policy.Read.All',
    fix: () => ({ text: 'In External collaboration settings restrict the access of guests to their own objects.' }),
    odds: [100, 0, 0],
    uid: ({ account }) => `/tenants/${account}/policies/authorizationpolicy`,
  },
  {
    info: check(
      'gcp-storage-bucket-public',
      'critical',
      'gcp.storage.bucket',
      'Buckets are not open to everyone',
      'Anyone on the internet can list or download its objects.',
      [[cisGcp, '5.1']],
    ),
    facets: {
      iamPolicy: {
        pass: { bindings: [] },
        fail: { bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }] },
      },
    },
    pass: 'No binding has allUsers or allAuthenticatedUsers',
    fail: 'roles/storage.objectViewer is granted to allUsers',
    permission: 'storage.buckets.getIamPolicy',
    fix: (name) => ({
      command: `gcloud storage buckets update gs://${name} --public-access-prevention`,
    }),
    odds: [30, 20, 0],
    uid: (_, name) => `//storage.googleapis.com/projects/_/buckets/${name}`,
  },
  {
    info: check(
      'gcp-compute-firewall-ssh-open',
      'high',
      'gcp.compute.firewall',
      'Firewall rules do not open SSH to the world',
      'Every address on the internet can try passwords and keys.',
      [[cisGcp, '3.6']],
    ),
    global: true,
    facets: { allowed: { pass: [{ ports: ['443'] }], fail: [{ ports: ['0-65535'] }] } },
    pass: 'Port 22 is not open to 0.0.0.0/0',
    fail: 'tcp 0-65535 is open to 0.0.0.0/0',
    permission: 'compute.firewalls.list',
    fix: (name) => ({ command: `gcloud compute firewall-rules update ${name} --source-ranges 35.235.240.0/20` }),
    odds: [40, 0, 0],
    uid: ({ account }, name) => `//compute.googleapis.com/projects/${account}/global/firewalls/${name}`,
  },
  {
    info: check(
      'gcp-org-contacts-security',
      'low',
      'gcp.essentialcontacts.settings',
      'Somebody is told of security incidents',
      'What nobody reads in time is answered too late.',
      [[cisGcp, '1.16']],
    ),
    global: true,
    once: 'organization',
    facets: { categories: { pass: ['SECURITY'], fail: [] } },
    pass: 'A contact has the category SECURITY',
    fail: 'No contact has the category SECURITY',
    permission: 'essentialcontacts.contacts.list',
    fix: () => ({ text: 'Add an essential contact with the category Security.' }),
    odds: [100, 0, 0],
    uid: ({ account }) => `//essentialcontacts.googleapis.com/organizations/${account}/contacts`,
  },
];

const scopeOf = (
  provider: string,
  [kind, account, parent]: readonly [kind: string, account: string, parent?: string],
  name: string,
  regions: readonly string[] = [],
): ScannedScope => ({
  provider,
  account,
  kind,
  level: kind === 'tenant' || kind === 'organization' ? 'organization' : 'account',
  parent: parent ?? null,
  name,
  partition: provider === 'aws' ? 'aws' : null,
  regions,
});

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const subscription = '11111111-2222-4333-8444-555555555555';
const organization = '123456789012';

const scopes: readonly ScannedScope[] = [
  scopeOf('aws', ['account', '111122223333'], 'production', ['eu-central-1', 'eu-west-1', 'us-east-1']),
  scopeOf('aws', ['account', '444455556666'], 'staging', ['eu-west-1', 'us-east-1']),
  scopeOf('aws', ['account', '777788889999'], 'data-platform', ['eu-west-1']),
  scopeOf('azure', ['tenant', tenant], 'Example Ltd'),
  scopeOf('azure', ['subscription', subscription, tenant], 'Shop (production)'),
  scopeOf('gcp', ['organization', organization], 'example.com'),
  scopeOf('gcp', ['project', 'shop-prod', organization], 'shop-prod'),
];

/** Where a cloud has no regions to choose from, resources have some nevertheless. */
const places: readonly Place[] = scopes.flatMap((scope) =>
  (scope.regions.length > 0 ? scope.regions : [scope.provider === 'azure' ? 'westeurope' : 'europe-west1']).map(
    (region) => ({ scope, account: scope.account, region }),
  ),
);

const owners = ['payments', 'platform', 'search', 'growth', 'data'] as const;
const words = [
  'invoices',
  'orders',
  'web-assets',
  'audit',
  'ml-features',
  'exports',
  'sessions',
  'gateway',
  'billing',
  'ingest',
] as const;

const digest = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\0').toWellFormed()).digest('hex');
const pick = <T>(from: readonly T[], hash: string): T => from[Number.parseInt(hash.slice(0, 6), 16) % from.length]!;

function nameOf(recipe: Recipe, place: Place, n: number, hash: string): string {
  const id = hash.slice(8, 25);
  const type = recipe.info.resourceType;
  if (type === 'aws.iam.account-summary') return 'root';
  if (recipe.once) return type.split('.')[2]!;
  if (type === 'aws.ec2.security-group') return `sg-${id}`;
  if (type === 'aws.ec2.instance') return `i-${id}`;
  if (type === 'aws.ec2.volume') return `vol-${id}`;
  if (type === 'aws.iam.access-key') return `AKIA${id.slice(0, 16).toUpperCase()}`;
  if (type === 'aws.kms.key') return `${id.slice(0, 8)}-${id.slice(8, 12)}-4c1f-9d2e-${hash.slice(30, 42)}`;
  if (type === 'aws.guardduty.detector') return hash.slice(0, 32);
  if (type === 'aws.s3.bucket') return `${pick(words, hash)}-${place.account.slice(0, 4)}-${place.region}-${n}`;
  return `${pick(words, hash)}-${place.scope.name!.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${n}`;
}

function statusOf({ odds: [fail, unknown, notApplicable] }: Recipe, place: Place, hash: string): Status {
  const roll = Number.parseInt(hash.slice(50, 56), 16) % 100;
  if (roll < fail) return 'fail';
  // Of the last account more could not be seen.
  if (roll < fail + unknown && place.account !== '444455556666') return 'unknown';
  return roll < fail + unknown + notApplicable ? 'not-applicable' : 'pass';
}

function findingOf(recipe: Recipe, place: Place, n: number): Finding {
  const hash = digest(recipe.info.id, place.account, place.region, n);
  const name = nameOf(recipe, place, n, hash);
  const id = recipe.uid(place, name);
  const status = statusOf(recipe, place, hash);
  const { info } = recipe;
  const resource: FindingResource = {
    id,
    name,
    type: info.resourceType,
    provider: place.scope.provider,
    account: place.account,
    region: recipe.global ? null : place.region,
    ...(place.scope.provider === 'gcp' && { asOf: `2026-11-20T08:${hash.charCodeAt(7) % 6}0:00Z` }),
    tags:
      hash.charCodeAt(3) % 3 === 0
        ? {}
        : { env: pick(['prod', 'dev'], hash.slice(9)), owner: pick(owners, hash.slice(20)) },
  };
  const shown = status === 'unknown' ? Object.entries(recipe.facets).slice(1) : Object.entries(recipe.facets);
  const evidence: Evidence[] = shown.map(([facet, value]) => ({
    uid: id,
    type: info.resourceType,
    facet,
    value: status === 'fail' ? value.fail : value.pass,
  }));
  const because = place.region === 'us-east-1' ? 'throttled' : 'denied';
  const paths = status === 'fail' && hash.charCodeAt(6) % 2 === 0 ? recipe.paths?.(place, name) : undefined;
  return {
    fingerprint: digest('v1', info.id, id, n),
    check: info.id,
    // What leads to everything is worse than the rule says.
    severity: paths?.some(({ steps }) => steps.at(-1)?.kind === 'goal') ? 'critical' : info.severity,
    status,
    message: {
      fail: recipe.fail,
      pass: recipe.pass,
      unknown: `${Object.keys(recipe.facets)[0]} of ${name} could not be read (${because})`,
      'not-applicable': 'The cloud manages this one; there is nothing to configure',
    }[status],
    resource,
    evidence: status === 'not-applicable' ? [] : evidence,
    ...(paths && { paths }),
    ...(hash.charCodeAt(5) % 4 === 0 && { evidenceOmitted: 3 }),
    gap:
      status === 'unknown'
        ? {
            because,
            permissions: [recipe.permission],
            detail:
              because === 'denied'
                ? `The scanner of ${place.scope.kind} ${place.account} is not authorized to perform: ${recipe.permission}`
                : 'Rate exceeded, 8 attempts',
          }
        : null,
    fix: status === 'fail' ? recipe.fix(name) : null,
    controls: info.controls,
    muted:
      status === 'fail' && hash.endsWith('7')
        ? { reason: 'Accepted until the migration is done (SEC-1182)', until: '2027-01-31' }
        : null,
  };
}

/** A report whose summary and coverage follow from its findings, as the engine would make it. */
export function reportOf(findings: readonly Finding[], parts: Partial<Report> = {}): Report {
  const checks = parts.checks ?? recipes.map(({ info }) => info).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const count = <K extends string>(keys: readonly K[], of: (key: K) => number) =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;
  const byStatus = Object.groupBy(findings, ({ status }) => status);
  const unknown = byStatus.unknown?.length ?? 0;
  const open = Object.groupBy(findings.filter(isOpen), ({ severity }) => severity);
  return {
    tool: { name: 'cloudstance', version: '0.1.0', url: 'https://github.com/cloudstance/cloudstance' },
    takenAt: '2026-11-21T12:00:00.000Z',
    complete: true,
    scopes,
    summary: {
      resources: new Set(findings.map(({ resource }) => resource.id)).size,
      statuses: count(statuses, (status) => byStatus[status]?.length ?? 0),
      failing: count(severities, (severity) => open[severity]?.length ?? 0),
      muted: findings.filter(({ muted }) => muted).length,
    },
    coverage: {
      decided: findings.length - unknown,
      unknown,
      ratio: findings.length === 0 ? 1 : (findings.length - unknown) / findings.length,
      missing: missing(byStatus.unknown ?? []),
      incomplete: [
        ...new Set((byStatus.unknown ?? []).map(({ resource }) => `${resource.provider}/${resource.account}`)),
      ].sort(),
      ledger: ledger(byStatus.unknown ?? []),
    },
    frameworks: frameworks(checks, findings),
    findings,
    checks,
    ...parts,
  };
}

function missing(unknown: readonly Finding[]): Report['coverage']['missing'] {
  const byPermission = Map.groupBy(unknown, ({ gap }) => gap!.permissions[0] ?? '');
  byPermission.delete('');
  return [...byPermission]
    .map(([permission, { length }]) => ({ permission, verdicts: length }))
    .sort((a, b) => b.verdicts - a.verdicts || (a.permission < b.permission ? -1 : 1));
}

function ledger(unknown: readonly Finding[]): LedgerEntry[] {
  const groups = Map.groupBy(unknown, ({ check: id, resource: { account, region } }) =>
    [account, region, id].join(' '),
  );
  const entries = [...groups.values()].map((group): LedgerEntry => {
    const { resource, gap } = group[0]!;
    return {
      scope: { provider: resource.provider, account: resource.account, region: resource.region ?? undefined },
      type: resource.type,
      facet: recipes.find(({ info }) => info.resourceType === resource.type)
        ? Object.keys(recipes.find(({ info }) => info.resourceType === resource.type)!.facets)[0]!
        : null,
      because: gap!.because,
      permissions: gap!.permissions,
      detail: gap!.detail,
      resources: group.length,
    };
  });
  return [
    ...entries,
    {
      scope: { provider: 'aws', account: '777788889999', region: 'me-south-1' },
      type: null,
      facet: null,
      because: 'region-disabled',
      permissions: [],
      detail: 'The account has not opted in to this region',
      resources: 0,
    },
    {
      scope: { provider: 'azure', account: '99999999-2222-4333-8444-555555555555' },
      type: null,
      facet: null,
      because: 'scope-excluded',
      permissions: [],
      detail: 'Left out by --subscription',
      resources: 0,
    },
    ...['gcp.sql.instance', 'gcp.bigquery.dataset'].map((type): LedgerEntry => ({
      scope: { provider: 'gcp', account: 'shop-prod' },
      type,
      facet: null,
      because: 'not-in-use',
      permissions: [],
      detail: 'The API of the service is off in this project',
      resources: 0,
    })),
  ];
}

function frameworks(checks: readonly CheckInfo[], findings: readonly Finding[]): FrameworkResult[] {
  const byCheck = Map.groupBy(findings, ({ check: id }) => id);
  const decided = (framework: string): ControlResult[] =>
    checks.flatMap((info) =>
      info.controls
        .filter((control) => control.framework === framework)
        .map(({ control }): ControlResult => {
          const own = byCheck.get(info.id) ?? [];
          return {
            id: control,
            title: info.title,
            coverage: control.length > 4 ? 'partly' : 'decided',
            status: statuses.find((status) => own.some((finding) => finding.status === status)) ?? 'not-applicable',
            failing: own.filter(isOpen).length,
            checks: [info.id],
            manual: control.length > 4 ? 'Look at the reasons given for every exception.' : null,
          };
        }),
    );
  const manual: ControlResult = {
    id: '2.1',
    title: 'Contact details are current',
    coverage: 'manual',
    status: 'manual',
    failing: 0,
    checks: [],
    manual: 'Compare the contacts in the account settings with the people who answer for it today.',
  };
  const inOrder = (controls: ControlResult[]): ControlResult[] =>
    controls.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  return [
    {
      id: cis,
      title: 'CIS Amazon Web Services Foundations Benchmark 7.0',
      controls: inOrder([manual, ...decided(cis)]),
    },
    { id: fsbp, title: 'AWS Foundational Security Best Practices', controls: inOrder(decided(fsbp)) },
    {
      id: cisAzure,
      title: 'CIS Microsoft Azure Foundations Benchmark 6.0',
      controls: inOrder(decided(cisAzure)),
    },
    { id: cisGcp, title: 'CIS Google Cloud Platform Foundation Benchmark 5.0', controls: inOrder(decided(cisGcp)) },
  ];
}

/** Whether there can be such resources in a place; of what there is once, in the first region only. */
const isThere = ({ info, once }: Recipe, { scope }: Place, first: boolean): boolean =>
  providerOf(info) === scope.provider && (once ?? 'account') === scope.level && (once === undefined || first);

/** A report as a company on three clouds would give it: the same one for the same size. */
export function sample({ findings: size = 600 } = {}): Report {
  const many = recipes.filter(({ once }) => once === undefined);
  const pairs = many.flatMap((recipe) => places.filter((place) => isThere(recipe, place, true))).length;
  const each = Math.max(1, Math.ceil(size / pairs));
  const inOrder = recipes.toSorted((a, b) => (a.info.id < b.info.id ? -1 : 1));
  const findings = scopes.flatMap((scope) =>
    inOrder.flatMap((recipe) =>
      places
        .filter((place) => place.scope === scope)
        .flatMap((place, index) =>
          isThere(recipe, place, index === 0)
            ? Array.from({ length: recipe.once ? 1 : each }, (_, n) => findingOf(recipe, place, n))
            : [],
        ),
    ),
  );
  return reportOf(findings);
}

/** Nothing was found because there was nothing. */
export const empty = (): Report => reportOf([], { scopes: [], checks: [], frameworks: [] });

/** Strings that break renderers which escape by remembering. */
export const hostileTexts: readonly string[] = [
  '</script><script>globalThis.pwned=1</script>',
  '"><img src=x onerror="globalThis.pwned=1">',
  `' onmouseover='globalThis.pwned=1' x='`,
  '<!--<script>',
  ']]>',
  '{{7*7}}{{{constructor}}}${7*7}<%= 7*7 %>',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '@SUM(1)',
  'first\nsecond\r\nthird\u2028fourth\u2029\u0085',
  'nul\0bell\x07esc\x1b[2J\x1b]0;title\x07\x1b[31mred\x9b31m\x7f',
  '\x1b]8;;https://evil.example/\x1b\\link\x1b]8;;\x1b\\',
  'safe\u202Egnp.exe\u2066\u2069\u200b\u200d\ufeff\u00ad\u061c',
  'tag\u{E0041}\u{E007F}variation\u{E0101}',
  'lone\ud800high and low\udc00',
  '[click](javascript:globalThis.pwned=1) ![x](https://evil.example/x.png) <https://evil.example/>',
  '`code` **bold** _under_ # head | cell | ~~~ ``` \n```\n# out',
  '{0} {1} {{0}} [0](1)',
  '../../../../etc/passwd',
  '..',
  '.',
  '',
  ' ',
  '\t',
  'javascript:globalThis.pwned=1',
  'https://evil.example/%00/%2e%2e/%ZZ?a=b#c',
  'C:\\windows\\system32',
  '__proto__',
  'constructor',
  'é vs e\u0301',
  '漢字 かな 🧑‍🚀 👩🏽‍💻 ﷽',
  '&lt;b&gt;&amp;&#60;',
  '::error file=a,line=1::annotation',
];

/** The same findings with every string that comes from a cloud, or from a user's file, turned hostile. */
export function hostile(texts: readonly string[] = hostileTexts): Report {
  const base = sample({ findings: 150 });
  let turn = 0;
  const next = () => texts[turn++ % texts.length]!;
  const infected = base.findings.map((finding): Finding => {
    const id = `arn:aws:${next()}:${finding.resource.id}`;
    return {
      ...finding,
      message: next(),
      resource: {
        ...finding.resource,
        id,
        name: next(),
        region: finding.resource.region && turn % 5 === 0 ? next() : finding.resource.region,
        tags: Object.fromEntries([
          [next(), next()],
          ['owner', next()],
        ]),
      },
      evidence: [
        { uid: id, type: finding.resource.type, facet: 'policy', value: { [next()]: [next(), { deep: next() }] } },
        { uid: next(), type: finding.resource.type, facet: 'name', value: next() },
      ],
      ...(finding.status === 'fail' && {
        paths: [9, 1, 2].map((size) => ({
          title: next(),
          steps: Array.from({ length: size }, (_, n) => ({
            kind: stepKinds[n % stepKinds.length]!,
            id: next(),
            name: next(),
            ...(n > 0 && { how: next(), because: [next(), next()] }),
          })),
        })),
      }),
      gap: finding.gap && { ...finding.gap, permissions: [next()], detail: next() },
      fix: finding.fix && { text: next(), command: next(), terraform: next() },
      muted: finding.muted && { reason: next(), until: next() },
    };
  });
  const checks = base.checks.map((info) => ({ ...info, title: next(), why: next(), references: [next(), next()] }));
  const made = reportOf(infected, { checks });
  return {
    ...made,
    scopes: made.scopes.map((scope) => ({ ...scope, name: next(), regions: [...scope.regions, next()] })),
    frameworks: made.frameworks.map((framework) => ({
      ...framework,
      title: next(),
      controls: framework.controls.map((control) => ({ ...control, title: next(), manual: next() })),
    })),
  };
}
