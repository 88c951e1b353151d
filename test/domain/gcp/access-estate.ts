/** A small organization to ask questions about: `example.com` with a folder, two projects and a bucket, and what a test adds. */
import type { Seen, Unseen } from '../../../src/domain/access/answer.ts';
import { GcpAccess } from '../../../src/domain/gcp/access/engine.ts';
import type {
  Boundary,
  BoundaryBinding,
  DenyPolicy,
  DenyRule,
  GcpEstate,
  GcpResource,
  Group,
  ServiceAccount,
  Workload,
} from '../../../src/domain/gcp/access/estate.ts';
import type { Binding } from '../../../src/domain/gcp/iam.ts';

const manager = '//cloudresourcemanager.googleapis.com/';
export const organization = `${manager}organizations/100`;
export const folder = `${manager}folders/200`;
export const project = `${manager}projects/shop`;
export const otherProject = `${manager}projects/lab`;
export const bucket = '//storage.googleapis.com/records';
export const secret = '//secretmanager.googleapis.com/projects/300/secrets/key';
export const instance = '//compute.googleapis.com/projects/shop/zones/europe-west1-b/instances/web';
export const emailOf = (name: string, of = 'shop'): string => `${name}@${of}.iam.gserviceaccount.com`;
export const accountOf = (name: string): string =>
  `//iam.googleapis.com/projects/shop/serviceAccounts/${emailOf(name)}`;
export const robot = `serviceAccount:${emailOf('robot')}`;
export const ana = 'user:ana@example.com';
export const ben = 'user:ben@example.com';
export const stranger = 'user:eve@elsewhere.example';
export const now = '2026-11-21T12:00:00Z';

export const bind = (role: string, ...members: string[]): Binding => ({ role, members });
export const bindIf = (expression: string, role: string, ...members: string[]): Binding => ({
  role,
  members,
  condition: { expression },
});
export const deny = (more: Partial<DenyRule>): DenyRule => ({
  deniedPrincipals: ['principalSet://goog/public:all'],
  exceptionPrincipals: [],
  deniedPermissions: [],
  exceptionPermissions: [],
  ...more,
});
export const denyPolicy = (...rules: DenyRule[]): DenyPolicy => ({ name: 'guard', rules });
export const boundary = (
  principalSet: string,
  resources: readonly string[],
  more: Partial<Boundary> & { readonly condition?: string } = {},
): BoundaryBinding => {
  const { condition, ...policy } = more;
  return {
    name: 'fence',
    principalSet,
    ...(condition !== undefined && { condition }),
    policy: { value: { name: 'inside', resources, enforcementVersion: '3', ...policy } },
  };
};
export const group = (email: string, ...members: string[]): Group => ({ email, members: { value: members } });
export const account = (name: string, more: Partial<ServiceAccount> = {}): ServiceAccount => ({
  email: emailOf(name),
  project: 'shop',
  resource: accountOf(name),
  disabled: false,
  ...more,
});
export const hidden = (what: string, ...permissions: string[]): Unseen => ({
  what,
  gap: { because: 'denied', permissions, detail: 'Refused' },
});

/** Roles with a few of their permissions: enough to tell them apart. */
export const permissionsOf: Readonly<Record<string, readonly string[]>> = {
  'roles/owner': [
    'resourcemanager.projects.setIamPolicy',
    'resourcemanager.projects.get',
    'storage.buckets.get',
    'compute.instances.start',
    'iam.serviceAccounts.actAs',
    'iam.roles.update',
  ],
  'roles/editor': [
    'storage.buckets.get',
    'compute.instances.start',
    'iam.serviceAccounts.actAs',
    'resourcemanager.projects.get',
  ],
  'roles/viewer': ['storage.buckets.get', 'resourcemanager.projects.get'],
  'roles/storage.admin': [
    'storage.buckets.get',
    'storage.buckets.setIamPolicy',
    'storage.objects.get',
    'storage.objects.list',
  ],
  'roles/storage.objectViewer': ['storage.objects.get', 'storage.objects.list'],
  'roles/storage.legacyBucketOwner': ['storage.buckets.get', 'storage.buckets.setIamPolicy', 'storage.objects.list'],
  'roles/compute.instanceAdmin': ['compute.instances.start', 'compute.instances.setMetadata', 'compute.disks.create'],
  'roles/secretmanager.secretAccessor': ['secretmanager.versions.access'],
  'roles/resourcemanager.projectCreator': ['resourcemanager.projects.create'],
  'roles/resourcemanager.projectDeleter': ['resourcemanager.projects.delete'],
  'roles/resourcemanager.organizationAdmin': [
    'resourcemanager.organizations.setIamPolicy',
    'resourcemanager.projects.setIamPolicy',
    'resourcemanager.folders.setIamPolicy',
  ],
  'roles/iam.serviceAccountUser': ['iam.serviceAccounts.actAs', 'iam.serviceAccounts.get'],
  'roles/iam.serviceAccountTokenCreator': ['iam.serviceAccounts.getAccessToken', 'iam.serviceAccounts.signBlob'],
  'roles/iam.serviceAccountKeyAdmin': ['iam.serviceAccountKeys.create', 'iam.serviceAccountKeys.delete'],
  'roles/pubsub.publisher': ['pubsub.topics.publish'],
  'roles/run.invoker': ['run.routes.invoke'],
  'roles/iap.tunnelResourceAccessor': ['iap.tunnelInstances.accessViaIAP'],
  'projects/shop/roles/off': ['storage.buckets.get'],
};

export interface Parts {
  readonly organization?: Seen<readonly Binding[]> | readonly Binding[];
  readonly folder?: Seen<readonly Binding[]> | readonly Binding[];
  readonly project?: Seen<readonly Binding[]> | readonly Binding[];
  readonly bucket?: Seen<readonly Binding[]> | readonly Binding[];
  readonly secret?: readonly Binding[];
  /** By the name of the account. */
  readonly accounts?: Readonly<Record<string, readonly Binding[]>>;
  readonly deny?: Partial<
    Record<'organization' | 'folder' | 'project', Seen<readonly DenyPolicy[]> | readonly DenyPolicy[]>
  >;
  readonly groups?: readonly Group[];
  readonly boundaries?: readonly BoundaryBinding[];
  readonly prevention?: Seen<boolean> | boolean;
  readonly disabled?: readonly string[];
  readonly roles?: Readonly<Record<string, Seen<readonly string[]>>>;
  readonly workloads?: readonly Workload[];
  readonly more?: readonly GcpResource[];
  readonly context?: GcpEstate['context'];
}

const seenOf = <T extends object | boolean>(fact: Seen<T> | T | undefined, otherwise: T): Seen<T> => {
  if (fact === undefined) return { value: otherwise };
  if (typeof fact === 'object' && ('value' in fact || 'gap' in fact)) return fact;
  return { value: fact };
};

export function estateOf(parts: Parts): GcpEstate {
  const node = (
    id: string,
    name: string,
    type: string,
    parent: string | null,
    key: 'organization' | 'folder' | 'project',
  ) => ({
    id,
    name,
    type: `cloudresourcemanager.googleapis.com/${type}`,
    project: null,
    parent: { value: parent },
    bindings: seenOf(parts[key], [] as readonly Binding[]),
    denyPolicies: seenOf(parts.deny?.[key], [] as readonly DenyPolicy[]),
  });
  const inShop = (id: string, type: string, bindings: Seen<readonly Binding[]>): GcpResource => ({
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    type,
    project: 'shop',
    parent: { value: project },
    bindings,
  });
  const accounts = parts.accounts ?? {};
  return {
    resources: {
      items: [
        node(organization, 'example.com', 'Organization', null, 'organization'),
        node(folder, 'shops', 'Folder', organization, 'folder'),
        {
          ...node(project, 'shop', 'Project', folder, 'project'),
          project: 'shop',
          aliases: [`${manager}projects/300`],
        },
        {
          ...node(otherProject, 'lab', 'Project', organization, 'project'),
          project: 'lab',
          bindings: { value: [] },
          denyPolicies: { value: [] },
        },
        {
          ...inShop(bucket, 'storage.googleapis.com/Bucket', seenOf(parts.bucket, [] as readonly Binding[])),
          publicAccessPrevention: seenOf(parts.prevention, false),
          hasObjectLists: { value: false },
        },
        inShop(secret, 'secretmanager.googleapis.com/Secret', { value: parts.secret ?? [] }),
        inShop(instance, 'compute.googleapis.com/Instance', { value: [] }),
        ...Object.entries(accounts).map(([name, bindings]) =>
          inShop(accountOf(name), 'iam.googleapis.com/ServiceAccount', { value: bindings }),
        ),
        ...(parts.more ?? []),
      ],
      unseen: [],
    },
    roles: {
      items: Object.entries({
        ...Object.fromEntries(Object.entries(permissionsOf).map(([name, value]) => [name, { value }])),
        ...parts.roles,
      }).map(([name, permissions]) => ({ name, disabled: name.endsWith('/off'), permissions })),
      unseen: [],
    },
    groups: { items: parts.groups ?? [], unseen: [] },
    serviceAccounts: {
      items: Object.keys(accounts).map((name) => account(name, { disabled: parts.disabled?.includes(name) ?? false })),
      unseen: [],
    },
    boundaries: { items: parts.boundaries ?? [], unseen: [] },
    workloads: { items: parts.workloads ?? [], unseen: [] },
    context: parts.context ?? { 'request.time': [now] },
  };
}

export const engineOf = (parts: Parts): GcpAccess => new GcpAccess(estateOf(parts));
