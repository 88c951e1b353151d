import { folder, gcpError, type GcpEstate, organization, paged, project, projectNumber } from '../fake.ts';

const iam = 'https://iam.googleapis.com/v1';
const iam2 = 'https://iam.googleapis.com/v2';
const iam3 = 'https://iam.googleapis.com/v3';
const identity = 'https://cloudidentity.googleapis.com/v1';
const manager = 'https://cloudresourcemanager.googleapis.com';
const pools = `projects/${projectNumber}/locations/global/workloadIdentityPools`;

const binding = (role: string, ...members: string[]) => ({ role: `roles/${role}`, members });
const logs = (...types: string[]) => types.map((logType) => ({ logType }));
const everyLog = { service: 'allServices', auditLogConfigs: logs('ADMIN_READ', 'DATA_READ', 'DATA_WRITE') };

const emailOf = (name: string): string => `${name}@${project}.iam.gserviceaccount.com`;
const account = (name: string, uniqueId: string, more: object = {}) => ({
  name: `projects/${project}/serviceAccounts/${emailOf(name)}`,
  projectId: project,
  uniqueId,
  email: emailOf(name),
  displayName: name,
  etag: 'MDEwMjE5MjA=',
  ...more,
});
const key = (owner: string, id: string, more: object = {}) => ({
  name: `projects/${project}/serviceAccounts/${emailOf(owner)}/keys/${id}`,
  validAfterTime: '2026-11-01T10:00:00Z',
  validBeforeTime: '9999-12-31T23:59:59Z',
  keyAlgorithm: 'KEY_ALG_RSA_2048',
  keyOrigin: 'GOOGLE_PROVIDED',
  keyType: 'USER_MANAGED',
  ...more,
});
const role = (parent: string, name: string, includedPermissions: string[], more: object = {}) => ({
  name: `${parent}/roles/${name}`,
  title: name,
  includedPermissions,
  stage: 'GA',
  etag: 'BwWKaXIHoic=',
  ...more,
});
const provider = (pool: string, name: string, more: object) => ({
  name: `${pools}/${pool}/providers/${name}`,
  state: 'ACTIVE',
  attributeMapping: { 'google.subject': 'assertion.sub' },
  ...more,
});

const pointOf = (node: string): string => encodeURIComponent(`cloudresourcemanager.googleapis.com/${node}`);
const denyPolicy = (node: string, name: string, ...rules: object[]) => ({
  name: `policies/${pointOf(node)}/denypolicies/${name}`,
  uid: `uid-${name}`,
  kind: 'DenyPolicy',
  displayName: name,
  rules: rules.map((denyRule) => ({ denyRule })),
});
const boundaryName = (name: string): string =>
  `organizations/${organization}/locations/global/principalAccessBoundaryPolicies/${name}`;
const boundary = (name: string, details: object) => ({ name: boundaryName(name), uid: `uid-${name}`, details });
const policyBinding = (node: string, name: string, policy: string, more: object = {}) => ({
  name: `${node}/locations/global/policyBindings/${name}`,
  target: { principalSet: `//cloudresourcemanager.googleapis.com/${node}` },
  policyKind: 'PRINCIPAL_ACCESS_BOUNDARY',
  policy: boundaryName(policy),
  ...more,
});

interface Parts {
  /** By container. */
  readonly policies: Readonly<Record<string, object>>;
  readonly accounts: readonly ReturnType<typeof account>[];
  readonly accountPolicies: Readonly<Record<string, object>>;
  readonly keys: readonly ReturnType<typeof key>[];
  /** Of the project, and of the organization. */
  readonly roles: readonly (readonly ReturnType<typeof role>[])[];
  readonly pools: readonly string[];
  /** Predefined ones, with some of their permissions. */
  readonly predefined: Readonly<Record<string, readonly string[]>>;
  /** By address: the kind and address of each member. */
  readonly groups: Readonly<Record<string, readonly (readonly [type: string, id: string])[]>>;
  /** By container: deny policies, and bindings of boundaries. */
  readonly deny: Readonly<Record<string, readonly ReturnType<typeof denyPolicy>[]>>;
  readonly bound: Readonly<Record<string, readonly ReturnType<typeof policyBinding>[]>>;
  readonly boundaries: readonly ReturnType<typeof boundary>[];
  readonly providers: readonly ReturnType<typeof provider>[];
}

function estate({ policies, accounts, accountPolicies, keys, roles: [own = [], above = []], ...parts }: Parts) {
  const named = <T extends { readonly name: string }>(items: readonly T[]) =>
    Object.fromEntries(items.map((item) => [`//iam.googleapis.com/${item.name}`, item]));
  const entries = <T>(items: readonly T[], pick: (item: T) => [string, any]) => Object.fromEntries(items.map(pick));
  const isOf = (parent: { name: string }) => (child: { name: string }) => child.name.startsWith(`${parent.name}/`);
  const accountName = ({ uniqueId }: { uniqueId: string }) =>
    `//iam.googleapis.com/projects/${project}/serviceAccounts/${uniqueId}`;
  return {
    rest: {
      ...entries(Object.entries(policies), ([node, policy]) => [
        `POST ${manager}/v3/${node}:getIamPolicy`,
        { version: 3, etag: 'BwWKaXIHoic=', ...policy },
      ]),
      [`GET ${iam}/projects/${project}/serviceAccounts`]: paged('accounts', accounts),
      // An account that nobody ever gave to anybody has an empty policy.
      ...entries(accounts, ({ name, email }) => [
        `POST ${iam}/${name}:getIamPolicy`,
        accountPolicies[email] ?? { etag: 'ACAB' },
      ]),
      ...entries(accounts, (one) => {
        const its = keys.filter(({ name, keyType }) => isOf(one)({ name }) && keyType === 'USER_MANAGED');
        return [`GET ${iam}/${one.name}/keys`, its.length > 0 ? { keys: its } : {}];
      }),
      [`GET ${iam}/projects/${project}/roles`]: paged('roles', own),
      [`GET ${iam}/organizations/${organization}/roles`]: paged('roles', above),
      [`GET ${iam}/projects/${project}/locations/global/workloadIdentityPools`]: paged(
        'workloadIdentityPools',
        parts.pools.map((name) => ({ name: `${pools}/${name}`, state: 'ACTIVE' })),
      ),
      [`GET ${iam}/roles`]: paged(
        'roles',
        Object.entries(parts.predefined).map(([name, includedPermissions]) => ({
          name: `roles/${name}`,
          title: name,
          stage: 'GA',
          includedPermissions,
        })),
      ),
      ...entries(Object.keys(policies), (node) => [
        `GET ${iam2}/policies/${pointOf(node)}/denypolicies`,
        // As the API lists them: without their rules.
        paged(
          'policies',
          (parts.deny[node] ?? []).map((policy) => ({ ...policy, rules: undefined })),
        ),
      ]),
      ...entries(Object.values(parts.deny).flat(), (policy) => [`GET ${iam2}/${policy.name}`, policy]),
      ...entries(Object.keys(policies), (node) => [
        `GET ${iam3}/${node}/locations/global/policyBindings`,
        paged('policyBindings', parts.bound[node] ?? []),
      ]),
      ...entries(parts.boundaries, (policy) => [`GET ${iam3}/${policy.name}`, policy]),
      [`GET ${identity}/groups:lookup`]: (url: URL) => {
        const address = url.searchParams.get('groupKey.id') ?? '';
        return Object.hasOwn(parts.groups, address)
          ? { name: `groups/${address.replace(/@.*/, '')}` }
          : gcpError('PERMISSION_DENIED', 403);
      },
      ...entries(Object.entries(parts.groups), ([address, members]) => [
        `GET ${identity}/groups/${address.replace(/@.*/, '')}/memberships`,
        paged(
          'memberships',
          members.map(([type, id], i) => ({
            name: `groups/${address.replace(/@.*/, '')}/memberships/${i}`,
            preferredMemberKey: { id },
            type,
          })),
        ),
      ]),
      ...entries(parts.pools, (pool) => [
        `GET ${iam}/${pools}/${pool}/providers`,
        paged('workloadIdentityPoolProviders', parts.providers.filter(isOf({ name: `${pools}/${pool}` }))),
      ]),
    },
    assets: {
      'iam.googleapis.com/ServiceAccount': entries(accounts, (one) => [accountName(one), one]),
      'iam.googleapis.com/ServiceAccountKey': named(keys),
      'iam.googleapis.com/Role': named(own),
      'iam.googleapis.com/WorkloadIdentityPoolProvider': named(parts.providers),
    },
    policies: {
      'iam.googleapis.com/ServiceAccount': entries(
        accounts.filter(({ email }) => accountPolicies[email]),
        (one) => [accountName(one), accountPolicies[one.email]],
      ),
    },
  } satisfies GcpEstate;
}

/** Some of what Google's roles have: enough to tell them apart. */
const predefined = {
  owner: ['resourcemanager.projects.setIamPolicy', 'iam.serviceAccounts.actAs', 'storage.buckets.list'],
  editor: ['iam.serviceAccounts.actAs', 'compute.instances.setMetadata', 'storage.buckets.list'],
  viewer: ['storage.buckets.list'],
  'iam.serviceAccountUser': ['iam.serviceAccounts.actAs'],
  'iam.serviceAccountTokenCreator': ['iam.serviceAccounts.getAccessToken', 'iam.serviceAccounts.signBlob'],
  'iam.serviceAccountAdmin': ['iam.serviceAccounts.create', 'iam.serviceAccounts.setIamPolicy'],
  'iam.workloadIdentityUser': ['iam.serviceAccounts.getAccessToken'],
  'resourcemanager.projectIamAdmin': ['resourcemanager.projects.setIamPolicy'],
  'cloudkms.admin': ['cloudkms.cryptoKeys.setIamPolicy'],
  'cloudkms.cryptoKeyDecrypter': ['cloudkms.cryptoKeyVersions.useToDecrypt'],
  'run.developer': ['run.services.create', 'run.services.update'],
  'resourcemanager.organizationAdmin': ['resourcemanager.organizations.setIamPolicy'],
  'storage.legacyBucketOwner': ['storage.buckets.get', 'storage.buckets.setIamPolicy', 'storage.objects.list'],
  'storage.objectViewer': ['storage.objects.get', 'storage.objects.list'],
  'secretmanager.secretAccessor': ['secretmanager.versions.access'],
  'run.invoker': ['run.routes.invoke'],
  'cloudfunctions.invoker': ['cloudfunctions.functions.invoke'],
  'pubsub.publisher': ['pubsub.topics.publish'],
  'artifactregistry.reader': ['artifactregistry.repositories.downloadArtifacts'],
  'artifactregistry.writer': ['artifactregistry.repositories.uploadArtifacts'],
  'tpu.viewer': ['tpu.nodes.get'],
};
const deploy = `serviceAccount:${emailOf('deploy')}`;

export default estate({
  policies: {
    [`projects/${project}`]: {
      bindings: [
        binding('owner', 'user:ana@gmail.com'),
        binding('viewer', 'allUsers'),
        {
          ...binding('editor', deploy),
          condition: { title: 'for a while', expression: 'request.time.getFullYear() < 2027' },
        },
        binding('iam.serviceAccountUser', 'user:ben@example.com', deploy),
        binding('iam.serviceAccountAdmin', 'user:ben@example.com'),
        binding('cloudkms.admin', 'user:cleo@example.com'),
        binding('viewer', 'group:staff@example.com'),
        binding(
          'resourcemanager.projectIamAdmin',
          deploy,
          `serviceAccount:${projectNumber}-compute@developer.gserviceaccount.com`,
        ),
      ],
      auditConfigs: [
        {
          service: 'storage.googleapis.com',
          auditLogConfigs: [{ logType: 'DATA_READ', exemptedMembers: ['user:ben@example.com'] }],
        },
      ],
    },
    [`folders/${folder}`]: {
      bindings: [
        binding('cloudkms.cryptoKeyDecrypter', 'user:cleo@example.com'),
        {
          ...binding('viewer', 'user:dora@example.com'),
          condition: { title: 'until spring', expression: "request.time < timestamp('2027-04-01T00:00:00Z')" },
        },
      ],
      auditConfigs: [{ service: 'allServices', auditLogConfigs: logs('DATA_READ') }],
    },
    // Nobody ever touched this one.
    [`organizations/${organization}`]: {},
  },
  accounts: [
    account('deploy', '100000000000000000001'),
    account('idle', '100000000000000000002', { disabled: true }),
    account('plain', '100000000000000000003', { description: 'No rights, no keys' }),
  ],
  accountPolicies: {
    [emailOf('deploy')]: {
      version: 1,
      etag: 'BwWKaXIHoic=',
      bindings: [
        binding('iam.serviceAccountTokenCreator', 'allAuthenticatedUsers'),
        binding('iam.serviceAccountTokenCreator', 'serviceAccount:ci@partner-project.iam.gserviceaccount.com'),
        binding('iam.workloadIdentityUser', `principalSet://iam.googleapis.com/${pools}/pipelines/*`),
      ],
    },
  },
  keys: [
    key('deploy', '0a1', { validAfterTime: '2025-01-01T10:00:00Z' }),
    key('deploy', '0a2', {
      validBeforeTime: '2026-12-01T10:00:00Z',
      keyOrigin: 'USER_PROVIDED',
      extendedStatus: [{ key: 'SERVICE_ACCOUNT_KEY_EXTENDED_STATUS_KEY_EXPOSED', value: 'https://github.com/…' }],
    }),
    key('deploy', '0a3', { keyType: 'SYSTEM_MANAGED' }),
    key('idle', '0b1', { disabled: true, disableReason: 'SERVICE_ACCOUNT_KEY_DISABLE_REASON_USER_INITIATED' }),
  ],
  roles: [
    [
      role(`projects/${project}`, 'deployer', ['iam.serviceAccounts.actAs', 'run.services.create']),
      role(`projects/${project}`, 'reader', ['run.services.get'], { stage: 'BETA' }),
      role(`projects/${project}`, 'bare', [], { stage: undefined, includedPermissions: undefined }),
    ],
    [role(`organizations/${organization}`, 'keeper', ['resourcemanager.projects.setIamPolicy'])],
  ],
  pools: ['pipelines', 'partners', 'unused'],
  predefined,
  groups: {
    'staff@example.com': [
      ['USER', 'ben@example.com'],
      ['SERVICE_ACCOUNT', emailOf('plain')],
      ['GROUP', 'inner@example.com'],
    ],
    'inner@example.com': [
      ['OTHER', 'C012345'],
      ['GROUP', 'staff@example.com'],
    ],
  },
  deny: {
    [`folders/${folder}`]: [
      denyPolicy(`folders/${folder}`, 'keep-logs', {
        deniedPrincipals: ['principalSet://goog/public:all'],
        exceptionPrincipals: ['principalSet://goog/group/staff@example.com'],
        deniedPermissions: ['logging.googleapis.com/sinks.*'],
        exceptionPermissions: ['logging.googleapis.com/sinks.get'],
        denialCondition: { expression: "!resource.matchTag('999999999999/env', 'dev')" },
      }),
    ],
  },
  bound: {
    [`organizations/${organization}`]: [
      policyBinding(`organizations/${organization}`, 'ours', 'inside', {
        condition: { expression: "principal.type == 'iam.googleapis.com/ServiceAccount'" },
      }),
    ],
  },
  boundaries: [
    boundary('inside', {
      rules: [{ resources: [`//cloudresourcemanager.googleapis.com/organizations/${organization}`], effect: 'ALLOW' }],
      enforcementVersion: '3',
    }),
  ],
  providers: [
    provider('pipelines', 'github', { oidc: { issuerUri: 'https://token.actions.githubusercontent.com' } }),
    provider('pipelines', 'gitlab', {
      oidc: { issuerUri: 'https://gitlab.com' },
      attributeCondition: "assertion.namespace_id == '42'",
    }),
    provider('pipelines', 'off', { oidc: { issuerUri: 'https://gitlab.com' }, disabled: true }),
    provider('partners', 'aws', { aws: { accountId: '111122223333' } }),
    provider('partners', 'gone', { oidc: { issuerUri: 'https://gitlab.com' }, state: 'DELETED' }),
  ],
});

export const clean = estate({
  policies: {
    [`projects/${project}`]: {
      bindings: [
        binding('viewer', 'group:platform@example.com'),
        binding('run.developer', deploy),
        binding('cloudkms.admin', 'group:keys@example.com'),
        binding('iam.serviceAccountAdmin', 'group:platform@example.com'),
      ],
    },
    [`folders/${folder}`]: {},
    [`organizations/${organization}`]: {
      bindings: [binding('resourcemanager.organizationAdmin', 'group:admins@example.com')],
      auditConfigs: [everyLog],
    },
  },
  accounts: [account('deploy', '100000000000000000001')],
  accountPolicies: {},
  keys: [key('deploy', '0a1', { validBeforeTime: '2026-12-01T10:00:00Z', disabled: true })],
  roles: [[role(`projects/${project}`, 'reader', ['run.services.get'])]],
  pools: ['pipelines'],
  predefined,
  groups: {
    'platform@example.com': [['USER', 'ana@example.com']],
    'keys@example.com': [['USER', 'cleo@example.com']],
    'admins@example.com': [['USER', 'dora@example.com']],
  },
  deny: {},
  bound: {},
  boundaries: [],
  providers: [
    provider('pipelines', 'github', {
      oidc: { issuerUri: 'https://token.actions.githubusercontent.com' },
      attributeCondition: "assertion.repository_owner_id == '42'",
    }),
  ],
});
