import { all, defineModel, type Many, type RelatedViews } from '../check.ts';
import { isSeen, type Listed, listed, type Seen, seen, type Unseen } from '../domain/access/answer.ts';
import { AzureAccessEngine } from '../domain/azure/access/engine.ts';
import type {
  DenyAssignment as Denial,
  DirectoryAssignment,
  Holder,
  Keyed,
  Person,
  Role,
  RoleAssignment as Assignment,
  Vault,
  Workload,
} from '../domain/azure/access/estate.ts';
import { type Group, isMicrosoftTenant } from '../domain/azure/directory.ts';
import { armId } from '../domain/azure/ids.ts';
import type { Identity } from '../model.ts';
import { Cluster } from '../resources/azure/aks.ts';
import { App } from '../resources/azure/appservice.ts';
import { DenyAssignment, EligibleRole, RoleAssignment } from '../resources/azure/authorization.ts';
import { CognitiveAccount } from '../resources/azure/cognitive.ts';
import { VirtualMachine } from '../resources/azure/compute.ts';
import { CosmosAccount } from '../resources/azure/cosmosdb.ts';
import {
  Application,
  DirectoryRole,
  DirectoryRoleAssignment,
  ServicePrincipal,
  User,
} from '../resources/azure/entra.ts';
import { EventHubNamespace } from '../resources/azure/eventhub.ts';
import { UserAssignedIdentity } from '../resources/azure/identity.ts';
import { KeyVault } from '../resources/azure/keyvault.ts';
import { ServiceBusNamespace } from '../resources/azure/servicebus.ts';
import { StorageAccount } from '../resources/azure/storage.ts';
import type { View } from '../resource.ts';

const HeldRole = RoleAssignment.pick('assignment', 'group', 'groupControl', 'role');
const HeldDirectoryRole = DirectoryRoleAssignment.pick('assignment', 'group', 'groupControl');
const OwnApplication = Application.pick('application', 'owners');
const AppPrincipal = ServicePrincipal.pick('principal', 'graphPermissions', 'owners');

const ofTenant = {
  users: all(User.pick('account')),
  applications: all(OwnApplication),
  servicePrincipals: all(AppPrincipal),
  directoryAssignments: all(HeldDirectoryRole),
  directoryRoles: all(DirectoryRole.pick('role')),
} as const;

const ofSubscription = {
  assignments: all(HeldRole),
  eligible: all(EligibleRole.pick('assignment', 'group', 'groupControl', 'role')),
  denials: all(DenyAssignment.pick('denial', 'groups')),
  identities: all(UserAssignedIdentity.pick('principalId')),
  machines: all(VirtualMachine.pick('identities')),
  apps: all(App.pick('principals')),
  clusters: all(Cluster.pick()),
  vaults: all(KeyVault.pick('config', 'accessPolicies')),
  storage: all(StorageAccount.pick('keys')),
  cosmos: all(CosmosAccount.pick('config')),
  eventHubs: all(EventHubNamespace.pick('config')),
  serviceBus: all(ServiceBusNamespace.pick('config')),
  cognitive: all(CognitiveAccount.pick('config')),
} as const;

const noGroup = { group: null, groupControl: null };
const blankOfTenant = {
  users: { account: { id: 'somebody', accountEnabled: true } },
  applications: { owners: [] },
  servicePrincipals: { graphPermissions: [], owners: [] },
  directoryAssignments: noGroup,
};

const nothing = <T>(): Listed<T> => ({ items: [], unseen: [] });

/** Who can do what in a subscription: all that grants and denies there, above it and in the directory. */
export const AzureAccess = defineModel({
  needs: { ...ofTenant, ...ofSubscription },
  blank: {
    ...blankOfTenant,
    assignments: noGroup,
    eligible: noGroup,
    denials: { groups: {} },
    machines: { identities: [] },
    apps: { principals: [] },
    vaults: { config: {}, accessPolicies: [] },
    storage: { keys: {} },
    cosmos: { config: {} },
    eventHubs: { config: {} },
    serviceBus: { config: {} },
    cognitive: { config: {} },
  },
  build: (parts, { account }) => {
    const assignments = mapped('Role assignments', parts.assignments, assignmentOf());
    const eligible = mapped('Roles that can be activated', parts.eligible, assignmentOf());
    const denials = mapped('Deny assignments', parts.denials, denialOf);
    const directory = directoryOf(parts);
    const identities = mapped('User-assigned managed identities', parts.identities, ({ uid, name, principalId }) => ({
      id: uid,
      name,
      principalId,
    }));
    return new AzureAccessEngine({
      ...directory,
      subscription: `/subscriptions/${account}`,
      managementGroups: notCollected,
      assignments,
      eligible,
      denials,
      people: joined(
        directory.people,
        groupsOf([...listed('', parts.assignments).items, ...listed('', parts.eligible).items]),
      ),
      vaults: mapped('Key vaults', parts.vaults, vaultOf),
      keyed: joined(
        mapped(
          'Storage accounts',
          parts.storage,
          keyedBy((one) => one.keys.allowSharedKeyAccess !== false),
        ),
        ...[parts.cosmos, parts.eventHubs, parts.serviceBus, parts.cognitive].map((many) =>
          mapped(
            'Accounts with keys',
            many as Many<WithLocalAuth>,
            keyedBy((one) => one.config.disableLocalAuth !== true),
          ),
        ),
      ),
      identities,
      workloads: joined(
        mapped(
          'Virtual machines',
          parts.machines,
          workloadOf('Microsoft.Compute/virtualMachines', (one) => one.identities),
        ),
        mapped(
          'App Service and function apps',
          parts.apps,
          workloadOf('Microsoft.Web/sites', (one) => one.principals),
        ),
        mapped('Kubernetes clusters', parts.clusters, clusterOf(identities.items)),
        mapped('Service principals', parts.servicePrincipals, (one) => one.principal).items.flatMap(systemAssigned),
      ),
    });
  },
});

/** Who can do what in the directory, subscriptions aside: for rules about the tenant. */
export const EntraAccess = defineModel({
  needs: ofTenant,
  blank: blankOfTenant,
  build: (parts) =>
    new AzureAccessEngine({
      ...directoryOf(parts),
      subscription: '',
      managementGroups: { value: [] },
      assignments: nothing(),
      eligible: nothing(),
      denials: nothing(),
      vaults: nothing(),
      keyed: nothing(),
      workloads: nothing(),
      identities: nothing(),
    }),
});

const notCollected: Unseen = {
  what: 'the management groups above the subscription',
  gap: { because: 'not-collected', permissions: [], detail: 'Which is above which is not collected' },
};

type TenantParts = RelatedViews<typeof ofTenant>;

/** What the directory says, whichever scope asks. */
function directoryOf(parts: TenantParts) {
  const applications = mapped('Application registrations', parts.applications, ownersOfApplication);
  const held = listed('Assignments of directory roles', parts.directoryAssignments).items;
  return {
    tenant: tenantOf([...listed('', parts.users).items, ...listed('', parts.servicePrincipals).items, ...held]),
    people: joined(
      mapped('Microsoft Entra users', parts.users, userOf),
      mapped('Service principals', parts.servicePrincipals, principalOf(applications)),
      groupsOf(held),
    ),
    directoryAssignments: mapped('Assignments of directory roles', parts.directoryAssignments, directoryAssignmentOf),
    directoryRoles: mapped('Directory roles', parts.directoryRoles, ({ name, role }) => ({
      id: role.id,
      name,
      isBuiltIn: role.isBuiltIn,
      permissions: role.rolePermissions,
    })),
    // Microsoft retired them, and no longer lists them.
    classicAdministrators: nothing<never>(),
  };
}

/** Read a list; what it has but could not be read is missing from it. */
function mapped<V extends Identity, T>(what: string, many: Many<V>, change: (item: V) => T): Listed<T> {
  const { items, unseen } = listed(what, many);
  const read = items.map((item) => seen(`${what}: ${item.name}`, () => change(item)));
  return {
    items: read.flatMap((one) => (isSeen(one) ? [one.value] : [])),
    unseen: [...unseen, ...read.flatMap((one) => (isSeen(one) ? [] : [one]))],
  };
}

const joined = <T>(...lists: readonly (Listed<T> | readonly T[])[]): Listed<T> => ({
  items: lists.flatMap((list) => ('unseen' in list ? list.items : list)),
  unseen: lists.flatMap((list) => ('unseen' in list ? list.unseen : [])),
});

interface Held {
  readonly principalId: string;
  readonly principalType?: string | undefined;
}

const holderOf = ({ principalId, principalType = '' }: Held, group: () => Group | null): Holder => ({
  principalId,
  principalType,
  group: seen(`the members of the group ${principalId}`, group),
});

/** The same role is read once, however often it is assigned. */
function assignmentOf(): (one: View<typeof HeldRole>) => Assignment {
  const roles = new Map<string, Seen<Role>>();
  return (one) => {
    const { assignment } = one;
    const { roleDefinitionId, scope, condition, conditionVersion } = assignment;
    const id = armId(roleDefinitionId).name.toLowerCase();
    const role = roles.get(id) ?? seen(`the role ${id}`, () => roleOf(one.role));
    if (isSeen(role)) roles.set(id, role);
    return {
      id: one.uid,
      scope,
      roleDefinitionId,
      role,
      ...holderOf(assignment, () => one.group),
      ...(condition !== undefined && { condition }),
      ...(conditionVersion !== undefined && { conditionVersion }),
    };
  };
}

const roleOf = ({ roleName, roleType, permissions }: View<typeof HeldRole>['role']): Role => ({
  name: roleName,
  isCustom: roleType?.toLowerCase() === 'customrole',
  permissions,
});

function denialOf(one: View<typeof ofSubscription.denials.selection>): Denial {
  const { scope, doNotApplyToChildScopes = false, permissions, condition, conditionVersion } = one.denial;
  const groups = seen(`the groups of the deny assignment ${one.name}`, () => one.groups);
  const holder = ({ id, type = '' }: { readonly id: string; readonly type?: string | undefined }): Holder => ({
    principalId: id,
    principalType: type,
    group: isSeen(groups) ? { value: groups.value[id] ?? null } : groups,
  });
  return {
    id: one.uid,
    name: one.name,
    scope,
    doNotApplyToChildScopes,
    principals: one.denial.principals.map(holder),
    excludePrincipals: (one.denial.excludePrincipals ?? []).map(holder),
    permissions,
    ...(condition !== undefined && { condition }),
    ...(conditionVersion !== undefined && { conditionVersion }),
  };
}

const directoryAssignmentOf = (one: View<typeof HeldDirectoryRole>): DirectoryAssignment => ({
  id: one.uid,
  roleDefinitionId: one.assignment.roleDefinitionId,
  directoryScopeId: one.assignment.directoryScopeId ?? '/',
  eligible: one.assignment.eligible,
  ...holderOf(one.assignment, () => one.group),
});

const none = { value: null };
const noFacts = { owners: { value: [] }, isAssignableToRole: none, membershipRule: none } as const;

const userOf = ({
  name,
  account,
}: Identity & { readonly account: { readonly id: string; readonly userType?: string | undefined } }): Person => ({
  ...noFacts,
  id: account.id,
  name,
  kind: account.userType?.toLowerCase() === 'guest' ? 'guest' : 'user',
  home: null,
  graphPermissions: { value: [] },
});

interface OwnedApplication {
  readonly appId: string;
  readonly owners: Seen<readonly string[]>;
}

const ownersOfApplication = (one: View<typeof OwnApplication>): OwnedApplication => ({
  appId: one.application.appId ?? '',
  owners: seen(`the owners of ${one.name}`, () => one.owners),
});

/** Whoever owns an application, or what stands for it in the tenant, may add credentials to it. */
function principalOf(applications: Listed<OwnedApplication>): (one: View<typeof AppPrincipal>) => Person {
  const byAppId = new Map(applications.items.map((one) => [one.appId, one.owners]));
  return (one) => {
    const { id, appId = '', appOwnerOrganizationId = null, servicePrincipalType } = one.principal;
    return {
      ...noFacts,
      id,
      name: one.name,
      kind: servicePrincipalType === 'ManagedIdentity' ? 'managed identity' : 'service principal',
      home: appOwnerOrganizationId,
      graphPermissions: seen(`the application permissions of ${one.name}`, () => one.graphPermissions),
      owners: bothOf(
        seen(`the owners of ${one.name}`, () => one.owners),
        byAppId.get(appId) ?? unlisted(applications, appOwnerOrganizationId),
      ),
    };
  };
}

/** An application of the vendor's is not registered here; one of somebody else's neither, but the list has to be whole to know. */
const unlisted = ({ unseen }: Listed<unknown>, home: string | null): Seen<readonly string[]> =>
  unseen[0] === undefined || isMicrosoftTenant(home ?? undefined) ? { value: [] } : unseen[0];

const bothOf = (one: Seen<readonly string[]>, other: Seen<readonly string[]>): Seen<readonly string[]> => {
  if (!isSeen(one)) return one;
  return isSeen(other) ? { value: [...new Set([...one.value, ...other.value])] } : other;
};

type WithControl = Pick<View<typeof HeldRole>, 'groupControl'> & { readonly assignment: Held };

/** The groups that hold something. */
function groupsOf(holders: readonly WithControl[]): Person[] {
  const ids = new Map(
    holders.flatMap((one) => {
      const assigned = seen('a holder', () => one.assignment);
      const isGroup = isSeen(assigned) && assigned.value.principalType?.toLowerCase() === 'group';
      return isGroup ? [[assigned.value.principalId, one] as const] : [];
    }),
  );
  return [...ids].map(([id, one]) => {
    const control = seen(`who controls the group ${id}`, () => one.groupControl);
    const of = <T>(read: (found: NonNullable<WithControl['groupControl']>) => T, gone: T): Seen<T> =>
      isSeen(control) ? { value: control.value === null ? gone : read(control.value) } : control;
    const name = isSeen(control) ? control.value?.displayName : undefined;
    return {
      id,
      name: name ?? id,
      kind: 'group',
      home: null,
      graphPermissions: { value: [] },
      owners: of(({ owners }) => owners, []),
      isAssignableToRole: of<boolean | null>(({ isAssignableToRole = false }) => isAssignableToRole, false),
      membershipRule: of<string | null>(({ membershipRule = null }) => membershipRule, null),
    };
  });
}

/** Objects of the directory have their tenant in their ids. */
function tenantOf(objects: readonly Identity[]): string | null {
  return objects.flatMap(({ uid }) => /^\/tenants\/([^/]+)\//.exec(uid)?.[1] ?? [])[0] ?? null;
}

const vaultOf = (one: View<typeof ofSubscription.vaults.selection>): Vault => ({
  id: one.uid,
  usesRoles: seen(`how ${one.name} decides`, () => one.config.enableRbacAuthorization === true),
  policies: seen(`the access policies of ${one.name}`, () => one.accessPolicies),
});

interface WithLocalAuth extends Identity {
  readonly config: { readonly disableLocalAuth?: boolean | undefined };
}

const keyedBy =
  <T extends Identity>(keysWork: (one: T) => boolean) =>
  (one: T): Keyed => ({ id: one.uid, keysWork: seen(`whether keys of ${one.name} work`, () => keysWork(one)) });

const workloadOf =
  <T extends Identity>(type: string, principals: (one: T) => readonly string[]) =>
  (one: T): Workload => ({
    id: one.uid,
    name: one.name,
    type,
    principals: seen(`the identities of ${one.name}`, () => principals(one)),
  });

/** Nodes of a cluster have an identity in a resource group that the service made for them and named after the cluster. */
const clusterOf =
  (identities: readonly { readonly id: string; readonly principalId: string }[]) =>
  ({ uid, name }: Identity): Workload => {
    const made = `/resourcegroups/mc_${armId(uid).resourceGroup}_${name}_`.toLowerCase();
    const own = identities.filter(({ id }) => id.toLowerCase().includes(made));
    return {
      id: uid,
      name,
      type: 'Microsoft.ContainerService/managedClusters',
      principals: { value: own.map(({ principalId }) => principalId) },
    };
  };

/** What has an identity of its own says so in the directory, whatever type it is of; machines and apps are listed themselves. */
function systemAssigned({ id, resource }: View<typeof AppPrincipal>['principal']): Workload[] {
  const [, type = ''] = /\/providers\/([^/]+\/[^/]+)\/[^/]+$/.exec(resource ?? '') ?? [];
  if (resource === undefined || type === '' || listedThemselves.includes(type)) return [];
  return [{ id: resource, name: armId(resource).name, type, principals: { value: [id] } }];
}

const listedThemselves = [
  'microsoft.compute/virtualmachines',
  'microsoft.web/sites',
  'microsoft.managedidentity/userassignedidentities',
];
