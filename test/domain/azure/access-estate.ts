/** A subscription for tests of access: everything was seen and nobody holds anything, but for what a test says. */
import type { Seen, Unseen } from 'cloudstance/domain/access/answer';
import type {
  AzureEstate,
  DenyAssignment,
  DirectoryAssignment,
  Holder,
  Person,
  Role,
  RoleAssignment,
} from 'cloudstance/domain/azure/access/estate';

export const tenant = '/tenants/t';
export const subscription = '/subscriptions/s';
export const group = `${subscription}/resourceGroups/rg`;
export const account = `${group}/providers/Microsoft.Storage/storageAccounts/data`;
export const blob = `${account}/blobServices/default/containers/blobs-example-container/blobs/readonly/a.txt`;
export const vault = `${group}/providers/Microsoft.KeyVault/vaults/secret`;
export const machine = `${group}/providers/Microsoft.Compute/virtualMachines/vm`;
export const nearGroup = '/providers/Microsoft.Management/managementGroups/near';
export const rootGroup = '/providers/Microsoft.Management/managementGroups/root';

export const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

export const unseen = (what: string): Unseen => ({
  what,
  gap: { because: 'denied', permissions: ['some/permission'], detail: 'no' },
});

/** Built-in roles as the vendor publishes them, shortened where that changes nothing. */
export const roles = {
  owner: [{ actions: ['*'], notActions: [], dataActions: [], notDataActions: [] }],
  contributor: [
    {
      actions: ['*'],
      notActions: [
        'Microsoft.Authorization/*/Delete',
        'Microsoft.Authorization/*/Write',
        'Microsoft.Authorization/elevateAccess/Action',
        'Microsoft.Blueprint/blueprintAssignments/write',
        'Microsoft.Blueprint/blueprintAssignments/delete',
        'Microsoft.Compute/galleries/share/action',
        'Microsoft.Purview/consents/write',
        'Microsoft.Purview/consents/delete',
        'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
      ],
    },
  ],
  reader: [{ actions: ['*/read'], notActions: [] }],
  userAccessAdministrator: [{ actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'] }],
  accessAdministrator: [
    {
      actions: [
        'Microsoft.Authorization/roleAssignments/write',
        'Microsoft.Authorization/roleAssignments/delete',
        '*/read',
        'Microsoft.Support/*',
      ],
    },
  ],
  machines: [{ actions: ['Microsoft.Compute/virtualMachines/*', 'Microsoft.Resources/deployments/*'] }],
  blobReader: [
    {
      actions: [
        'Microsoft.Storage/storageAccounts/blobServices/containers/read',
        'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
      ],
      dataActions: [`${blobs}/read`],
    },
  ],
  blobContributor: [
    {
      actions: [
        'Microsoft.Storage/storageAccounts/blobServices/containers/delete',
        'Microsoft.Storage/storageAccounts/blobServices/containers/read',
        'Microsoft.Storage/storageAccounts/blobServices/containers/write',
      ],
      dataActions: ['delete', 'read', 'write', 'move/action', 'add/action'].map((verb) => `${blobs}/${verb}`),
    },
  ],
  blobOwner: [
    { actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/*'], dataActions: [`${blobs}/*`] },
  ],
  keyOperator: [
    {
      actions: [
        'Microsoft.Storage/storageAccounts/listkeys/action',
        'Microsoft.Storage/storageAccounts/regeneratekey/action',
      ],
    },
  ],
  secretsUser: [
    {
      dataActions: [
        'Microsoft.KeyVault/vaults/secrets/getSecret/action',
        'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
      ],
    },
  ],
  vaultContributor: [
    { actions: ['Microsoft.KeyVault/*'], notActions: ['Microsoft.KeyVault/locations/deletedVaults/purge/action'] },
  ],
  vaultAdministrator: [{ actions: ['Microsoft.KeyVault/vaults/*/read'], dataActions: ['Microsoft.KeyVault/vaults/*'] }],
} as const;
export type RoleName = keyof typeof roles;

const user = (principalId: string): Holder => ({ principalId, principalType: 'User', group: { value: null } });

export const members = (...ids: string[]) => ({
  exists: true,
  members: ids.map((id) => ({ id, type: 'user' })),
});

/** A group as a holder; without members, those who are in it were not seen. */
export const groupHolder = (principalId: string, ...ids: string[]): Holder => ({
  principalId,
  principalType: 'Group',
  group: ids.length === 0 ? unseen(`the members of ${principalId}`) : { value: members(...ids) },
});

let count = 0;

interface Given {
  readonly role: RoleName | readonly unknown[] | Seen<Role>;
  readonly at?: string;
  readonly to?: string | Holder;
  readonly condition?: string | undefined;
  readonly conditionVersion?: string;
  readonly id?: string;
}

/** A role that somebody holds: `ana` in the whole subscription, unless it is said. */
export function assigned({ role, at = subscription, to = 'ana', id, ...rest }: Given): RoleAssignment {
  const name = typeof role === 'string' ? role : 'custom';
  return {
    id: id ?? `/assignment/${(count += 1)}`,
    scope: at,
    roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${name}`,
    role:
      typeof role === 'string'
        ? { value: { name, permissions: roles[role] } }
        : Array.isArray(role)
          ? { value: { name, permissions: role } }
          : (role as Seen<Role>),
    ...(typeof to === 'string' ? user(to) : to),
    ...rest,
  };
}

interface Denied {
  readonly permissions: unknown;
  readonly at?: string;
  readonly to?: readonly (string | Holder)[];
  readonly but?: readonly (string | Holder)[];
  readonly only?: boolean;
  readonly condition?: string | undefined;
}

const everybody: Holder = {
  principalId: '00000000-0000-0000-0000-000000000000',
  principalType: 'SystemDefined',
  group: { value: null },
};
const holder = (one: string | Holder): Holder => (typeof one === 'string' ? user(one) : one);

/** A deny assignment: for everybody in the whole subscription, unless it is said. */
export const denied = ({
  permissions,
  at = subscription,
  to,
  but = [],
  only = false,
  condition,
}: Denied): DenyAssignment => ({
  id: `/denial/${(count += 1)}`,
  name: 'guard',
  scope: at,
  doNotApplyToChildScopes: only,
  principals: to?.map(holder) ?? [everybody],
  excludePrincipals: but.map(holder),
  permissions,
  ...(condition !== undefined && { condition }),
});

export const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `${id}@example.com`,
  kind: 'user',
  home: null,
  graphPermissions: { value: [] },
  owners: { value: [] },
  isAssignableToRole: { value: null },
  membershipRule: { value: null },
  ...more,
});

export const inDirectory = (
  roleDefinitionId: string,
  to: string | Holder = 'ana',
  more: Partial<DirectoryAssignment> = {},
): DirectoryAssignment => ({
  id: `/directory/${(count += 1)}`,
  roleDefinitionId,
  directoryScopeId: '/',
  eligible: false,
  ...holder(to),
  ...more,
});

export const all = <T>(...items: readonly T[]) => ({ items, unseen: [] });
export const some = <T>(what: string, ...items: readonly T[]) => ({ items, unseen: [unseen(what)] });

export const estate = (more: Partial<AzureEstate> = {}): AzureEstate => ({
  tenant: 't',
  subscription,
  managementGroups: { value: [nearGroup, rootGroup] },
  assignments: all(),
  eligible: all(),
  denials: all(),
  classicAdministrators: all(),
  people: all(),
  directoryAssignments: all(),
  directoryRoles: all(),
  vaults: all(),
  keyed: all({ id: account, keysWork: { value: true } }),
  workloads: all(),
  identities: all(),
  ...more,
});
