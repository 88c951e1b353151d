/** Who can do what in Azure: the vendor's rules and examples, and laws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from 'cloudstance/domain/access/answer';
import { AzureAccessEngine } from 'cloudstance/domain/azure/access/engine';
import type { AzureEstate, Keyed, Vault, VaultPolicy } from 'cloudstance/domain/azure/access/estate';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import fc from 'fast-check';
import {
  account,
  all,
  assigned,
  blob,
  blobs,
  denied,
  estate,
  group,
  groupHolder,
  inDirectory,
  machine,
  members,
  nearGroup,
  person,
  type RoleName,
  rootGroup,
  some,
  subscription,
  tenant,
  unseen,
  vault,
} from './access-estate.ts';

const rbac = 'https://learn.microsoft.com/azure/role-based-access-control';
const overview = `${rbac}/overview`;
const definitions = `${rbac}/role-definitions`;
const scopes = `${rbac}/scope-overview`;
const denials = `${rbac}/deny-assignments`;
const classic = `${rbac}/classic-administrators`;
const elevate = `${rbac}/elevate-access-global-admin`;
const delegation = `${rbac}/delegate-role-assignments-examples`;
const builtIn = `${rbac}/built-in-roles`;
const vaults = 'https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy';
const keys = 'https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory';
const pim = 'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-configure';
const examples = 'https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-examples';
const directory = 'https://learn.microsoft.com/entra/identity/role-based-access-control/custom-overview';
const graph = 'https://learn.microsoft.com/graph/permissions-overview';
const ownership = 'https://learn.microsoft.com/entra/fundamentals/users-default-permissions';

const createMachine = 'Microsoft.Compute/virtualMachines/write';
const readMachine = 'Microsoft.Compute/virtualMachines/read';
const deleteMachine = 'Microsoft.Compute/virtualMachines/delete';
const giveRole = 'Microsoft.Authorization/roleAssignments/write';
const listKeys = 'Microsoft.Storage/storageAccounts/listKeys/action';
const getSecret = 'Microsoft.KeyVault/vaults/secrets/getSecret/action';
const resetPassword = 'microsoft.directory/users/password/update';
const addCredential = 'microsoft.directory/applications/credentials/update';

const exports = [
  {
    actions: ['Microsoft.CostManagement/exports/*'],
    notActions: ['Microsoft.CostManagement/exports/delete'],
  },
];
const inContainer = `((!(ActionMatches{'${blobs}/read'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'blobs-example-container'))`;
const inPath = `((!(ActionMatches{'${blobs}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'blobs-example-container' AND @Resource[${blobs}:path] StringLike 'readonly/*'))`;
const onlyBackup = `((!(ActionMatches{'${giveRole}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {5e467623-bb1f-42f4-a55d-6e525e11384b}))`;
const roleAttribute = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';

const policyVault = (...policies: readonly VaultPolicy[]): Vault => ({
  id: vault,
  usesRoles: { value: false },
  policies: { value: policies },
});
const roleVault: Vault = { id: vault, usesRoles: { value: true }, policies: { value: [] } };
const secrets = (...permissions: string[]): VaultPolicy => ({ objectId: 'ana', permissions: { secrets: permissions } });
const keysOff: Keyed = { id: account, keysWork: { value: false } };

const administrator = {
  id: globalAdministrator,
  name: 'Global Administrator',
  isBuiltIn: true,
  permissions: [{ allowedResourceActions: ['microsoft.directory/allEntities/allProperties/allTasks'] }],
};
const applicationAdministrator = {
  id: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  name: 'Application Administrator',
  isBuiltIn: true,
  permissions: [
    {
      allowedResourceActions: [
        'microsoft.directory/applications/create',
        'microsoft.directory/applications/credentials/update',
        'microsoft.directory/applications/owners/update',
        'microsoft.directory/servicePrincipals/standard/read',
      ],
    },
  ],
};
const supporter = {
  id: 'custom',
  name: 'Supporter',
  isBuiltIn: false,
  permissions: [
    { allowedResourceActions: ['microsoft.directory/applications/allProperties/update'], condition: '$SubjectIsOwner' },
  ],
};
const directoryRoles = all(administrator, applicationAdministrator, supporter);

interface Case {
  readonly name: string;
  readonly given?: Partial<AzureEstate>;
  readonly who?: string;
  readonly action: string;
  readonly on: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly is: Decision;
  readonly source?: string;
}

const held = (role: RoleName, at?: string): Partial<AzureEstate> => ({
  assignments: all(assigned({ role, ...(at !== undefined && { at }) })),
});
const heldBy = (...list: Parameters<typeof assigned>[0][]): Partial<AzureEstate> => ({
  assignments: all(...list.map(assigned)),
});

const cases: readonly Case[] = [
  // How access is determined.
  { name: 'nobody has a role', action: readMachine, on: machine, is: 'denied', source: overview },
  {
    name: 'a role at the resource',
    given: held('reader', machine),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: overview,
  },
  {
    name: 'a role without the action',
    given: held('reader', machine),
    action: createMachine,
    on: machine,
    is: 'denied',
    source: overview,
  },
  {
    name: 'a role of somebody else',
    given: held('owner'),
    who: 'bob',
    action: readMachine,
    on: machine,
    is: 'denied',
    source: overview,
  },
  {
    name: 'Contributor of the subscription and Reader of the group stays Contributor there',
    given: heldBy({ role: 'contributor' }, { role: 'reader', at: group }),
    action: createMachine,
    on: machine,
    is: 'allowed',
    source: overview,
  },
  {
    name: 'roles add up',
    given: heldBy({ role: 'reader' }, { role: 'keyOperator' }),
    action: listKeys,
    on: account,
    is: 'allowed',
    source: overview,
  },
  {
    name: 'ids and actions in any letters',
    given: heldBy({ role: 'reader', at: machine.toUpperCase() }),
    who: 'ANA',
    action: readMachine.toUpperCase(),
    on: machine.toLowerCase(),
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'anybody without an identity',
    given: held('owner'),
    who: '*',
    action: readMachine,
    on: machine,
    is: 'denied',
    source: overview,
  },

  // Scopes.
  {
    name: 'subscription to resource',
    given: held('reader'),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'subscription to itself',
    given: held('reader'),
    action: 'Microsoft.Resources/subscriptions/read',
    on: subscription,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'group to resource',
    given: held('reader', group),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'group to another group',
    given: held('reader', group),
    action: readMachine,
    on: `${subscription}/resourceGroups/other`,
    is: 'denied',
    source: scopes,
  },
  {
    name: 'a group whose name only begins alike',
    given: held('reader', `${subscription}/resourceGroups/r`),
    action: readMachine,
    on: machine,
    is: 'denied',
    source: scopes,
  },
  {
    name: 'group to subscription above it',
    given: held('owner', group),
    action: readMachine,
    on: subscription,
    is: 'denied',
    source: scopes,
  },
  {
    name: 'resource to its sibling',
    given: held('owner', machine),
    action: readMachine,
    on: `${machine}2`,
    is: 'denied',
    source: scopes,
  },
  {
    name: 'resource to what is in it',
    given: held('owner', account),
    action: 'Microsoft.Storage/storageAccounts/blobServices/containers/delete',
    on: `${account}/blobServices/default/containers/c`,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'management group to resource',
    given: held('reader', nearGroup),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'root management group to resource',
    given: held('reader', rootGroup),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'root management group to the one below',
    given: held('reader', rootGroup),
    action: 'Microsoft.Management/managementGroups/read',
    on: nearGroup,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'management group to the one above',
    given: held('owner', nearGroup),
    action: 'Microsoft.Management/managementGroups/read',
    on: rootGroup,
    is: 'denied',
    source: scopes,
  },
  {
    name: 'management group to itself',
    given: held('reader', nearGroup),
    action: 'Microsoft.Management/managementGroups/read',
    on: nearGroup,
    is: 'allowed',
    source: scopes,
  },
  {
    name: 'root scope to resource',
    given: held('reader', '/'),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: elevate,
  },
  {
    name: 'root scope to itself',
    given: held('owner', '/'),
    action: giveRole,
    on: '/',
    is: 'allowed',
    source: elevate,
  },
  {
    name: 'subscription to root scope',
    given: held('owner'),
    action: giveRole,
    on: '/',
    is: 'denied',
    source: elevate,
  },
  {
    name: 'root scope to another subscription, of which denials are not known',
    given: held('owner', '/'),
    action: readMachine,
    on: '/subscriptions/other',
    is: 'unknown-info',
  },
  {
    name: 'another subscription',
    given: held('owner'),
    action: readMachine,
    on: '/subscriptions/other/resourceGroups/rg',
    is: 'unknown-info',
  },
  {
    name: 'management groups that were not seen, asked about one',
    given: { ...held('owner', nearGroup), managementGroups: unseen('the management groups') },
    action: readMachine,
    on: rootGroup,
    is: 'unknown-info',
  },
  {
    name: 'management groups that were not seen, asked about the subscription',
    given: { ...held('owner', nearGroup), managementGroups: unseen('the management groups') },
    action: readMachine,
    on: machine,
    is: 'allowed',
  },

  // Actions and what is taken out of them.
  {
    name: 'Owner may give roles',
    given: held('owner'),
    action: giveRole,
    on: subscription,
    is: 'allowed',
    source: builtIn,
  },
  {
    name: 'Contributor may create',
    given: held('contributor'),
    action: createMachine,
    on: machine,
    is: 'allowed',
    source: builtIn,
  },
  {
    name: 'Contributor may not give roles',
    given: held('contributor'),
    action: giveRole,
    on: subscription,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'Contributor may not take roles away',
    given: held('contributor'),
    action: 'Microsoft.Authorization/roleAssignments/delete',
    on: subscription,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'Contributor may not elevate access',
    given: held('contributor', '/'),
    action: 'Microsoft.Authorization/elevateAccess/action',
    on: '/',
    is: 'denied',
    source: definitions,
  },
  {
    name: 'Contributor may read roles',
    given: held('contributor'),
    action: 'Microsoft.Authorization/roleAssignments/read',
    on: subscription,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'what one role takes out another gives',
    given: heldBy({ role: 'contributor' }, { role: 'userAccessAdministrator' }),
    action: giveRole,
    on: subscription,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'exports: read',
    given: heldBy({ role: exports }),
    action: 'Microsoft.CostManagement/exports/read',
    on: subscription,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'exports: run',
    given: heldBy({ role: exports }),
    action: 'Microsoft.CostManagement/exports/run/action',
    on: subscription,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'exports: delete',
    given: heldBy({ role: exports }),
    action: 'Microsoft.CostManagement/exports/delete',
    on: subscription,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'what an entry takes out it takes from itself only',
    given: heldBy({
      role: [{ actions: ['Microsoft.Compute/*'], notActions: ['*/delete'] }, { actions: ['*/delete'] }],
    }),
    action: deleteMachine,
    on: machine,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'Reader reads',
    given: held('reader'),
    action: 'Microsoft.KeyVault/vaults/read',
    on: vault,
    is: 'allowed',
    source: builtIn,
  },
  {
    name: 'Reader does not read keys of accounts',
    given: held('reader'),
    action: listKeys,
    on: account,
    is: 'denied',
    source: builtIn,
  },
  {
    name: 'User Access Administrator gives roles',
    given: held('userAccessAdministrator'),
    action: giveRole,
    on: machine,
    is: 'allowed',
    source: builtIn,
  },
  {
    name: 'User Access Administrator creates nothing',
    given: held('userAccessAdministrator'),
    action: createMachine,
    on: machine,
    is: 'denied',
    source: builtIn,
  },
  {
    name: 'a wildcard in the middle',
    given: heldBy({ role: [{ actions: ['Microsoft.Compute/*/read'] }] }),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'a wildcard in the middle, another verb',
    given: heldBy({ role: [{ actions: ['Microsoft.Compute/*/read'] }] }),
    action: createMachine,
    on: machine,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'a prefix that is no pattern',
    given: heldBy({ role: [{ actions: ['Microsoft.Compute'] }] }),
    action: readMachine,
    on: machine,
    is: 'denied',
    source: definitions,
  },
  { name: 'a role with nothing', given: heldBy({ role: [{}] }), action: readMachine, on: machine, is: 'denied' },

  // Data actions.
  {
    name: 'a role with all actions has no data actions',
    given: { ...held('owner'), keyed: all(keysOff) },
    action: `${blobs}/read`,
    on: blob,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'Storage Blob Data Contributor reads blobs',
    given: held('blobContributor', account),
    action: `${blobs}/read`,
    on: blob,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'Storage Blob Data Contributor writes blobs',
    given: held('blobContributor', account),
    action: `${blobs}/write`,
    on: blob,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'Storage Blob Data Reader does not',
    given: held('blobReader'),
    action: `${blobs}/write`,
    on: blob,
    is: 'denied',
    source: builtIn,
  },
  {
    name: 'Storage Blob Data Contributor owns nothing',
    given: held('blobContributor'),
    action: `${blobs}/manageOwnership/action`,
    on: blob,
    is: 'denied',
    source: builtIn,
  },
  {
    name: 'Storage Blob Data Owner does',
    given: held('blobOwner'),
    action: `${blobs}/manageOwnership/action`,
    on: blob,
    is: 'allowed',
    source: builtIn,
  },
  {
    name: 'a data action is no action',
    given: heldBy({ role: [{ dataActions: ['*'] }] }),
    action: createMachine,
    on: machine,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'data actions that are taken out',
    given: heldBy({ role: [{ dataActions: [`${blobs}/*`], notDataActions: [`${blobs}/delete`] }] }),
    action: `${blobs}/delete`,
    on: blob,
    is: 'denied',
    source: definitions,
  },
  {
    name: 'an action said to be one on data',
    given: heldBy({ role: [{ dataActions: ['Microsoft.KeyVault/vaults/keys/read'] }] }),
    action: 'data:Microsoft.KeyVault/vaults/keys/read',
    on: `${group}/x`,
    is: 'allowed',
    source: definitions,
  },
  {
    name: 'signing in to a machine takes a role for data',
    given: held('contributor'),
    action: 'Microsoft.Compute/virtualMachines/loginAsAdmin/action',
    on: machine,
    is: 'denied',
    source: builtIn,
  },

  // Keys of accounts.
  {
    name: 'who reads the keys reads the data',
    given: held('keyOperator'),
    action: `${blobs}/read`,
    on: blob,
    is: 'allowed',
    source: keys,
  },
  {
    name: 'Contributor reads the keys',
    given: held('contributor', group),
    action: `${blobs}/delete`,
    on: blob,
    is: 'allowed',
    source: keys,
  },
  {
    name: 'keys that are switched off',
    given: { ...held('keyOperator'), keyed: all(keysOff) },
    action: `${blobs}/read`,
    on: blob,
    is: 'denied',
    source: keys,
  },
  {
    name: 'keys of which nobody knows whether they work',
    given: { ...held('keyOperator'), keyed: all({ id: account, keysWork: unseen('the keys') }) },
    action: `${blobs}/read`,
    on: blob,
    is: 'unknown-info',
  },
  {
    name: 'an account that was not listed',
    given: { ...held('keyOperator'), keyed: all() },
    action: `${blobs}/read`,
    on: blob,
    is: 'unknown-info',
  },
  {
    name: 'a condition for blobs does not stop keys',
    given: heldBy({ role: 'blobReader', condition: inContainer }, { role: 'keyOperator' }),
    action: `${blobs}/read`,
    on: blob.replace('blobs-example-container', 'other'),
    is: 'allowed',
    source: keys,
  },

  // Deny assignments.
  {
    name: 'what is denied is denied',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*/delete'] }] })) },
    action: deleteMachine,
    on: machine,
    is: 'denied',
    source: denials,
  },
  {
    name: 'and nothing else',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*/delete'] }] })) },
    action: createMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'denied but for some actions',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'], notActions: ['*/read'] }] })) },
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'denied but for somebody',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], but: ['ana'] })) },
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'denied but for a group',
    given: {
      ...held('owner'),
      denials: all(denied({ permissions: [{ actions: ['*'] }], but: [groupHolder('g', 'ana')] })),
    },
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'denied but for a group that was not seen',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], but: [groupHolder('g')] })) },
    action: readMachine,
    on: machine,
    is: 'unknown-info',
    source: denials,
  },
  {
    name: 'denied to somebody',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], to: ['ana'] })) },
    action: readMachine,
    on: machine,
    is: 'denied',
    source: denials,
  },
  {
    name: 'denied to somebody else',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], to: ['bob'] })) },
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'denied to a group',
    given: {
      ...held('owner'),
      denials: all(denied({ permissions: [{ actions: ['*'] }], to: [groupHolder('g', 'ana')] })),
    },
    action: readMachine,
    on: machine,
    is: 'denied',
    source: denials,
  },
  {
    name: 'denied to a group that was not seen',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], to: [groupHolder('g')] })) },
    action: readMachine,
    on: machine,
    is: 'unknown-info',
    source: denials,
  },
  {
    name: 'denied below',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], at: group })) },
    action: readMachine,
    on: machine,
    is: 'denied',
    source: denials,
  },
  {
    name: 'denied above',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], at: nearGroup })) },
    action: readMachine,
    on: machine,
    is: 'denied',
    source: denials,
  },
  {
    name: 'denied elsewhere',
    given: {
      ...held('owner'),
      denials: all(denied({ permissions: [{ actions: ['*'] }], at: `${subscription}/resourceGroups/other` })),
    },
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'denied at the group alone, asked at the group',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], at: group, only: true })) },
    action: 'Microsoft.Resources/subscriptions/resourceGroups/delete',
    on: group,
    is: 'denied',
    source: denials,
  },
  {
    name: 'denied at the group alone, asked below',
    given: { ...held('owner'), denials: all(denied({ permissions: [{ actions: ['*'] }], at: group, only: true })) },
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'data that is denied',
    given: { ...held('blobOwner'), denials: all(denied({ permissions: [{ dataActions: [`${blobs}/*`] }] })) },
    action: `${blobs}/read`,
    on: blob,
    is: 'denied',
    source: denials,
  },
  {
    name: 'actions that are denied do not deny data',
    given: { ...held('blobOwner'), denials: all(denied({ permissions: [{ actions: ['*'] }] })) },
    action: `${blobs}/read`,
    on: blob,
    is: 'allowed',
    source: denials,
  },
  {
    name: 'a denial with a condition that holds',
    given: {
      ...held('blobOwner'),
      denials: all(denied({ permissions: [{ dataActions: ['*'] }], condition: inContainer })),
    },
    action: `${blobs}/read`,
    on: blob,
    is: 'denied',
    source: denials,
  },
  {
    name: 'a denial with a condition that may hold',
    given: {
      ...held('blobOwner'),
      denials: all(
        denied({ permissions: [{ dataActions: ['*'] }], condition: '@Environment[isPrivateLink] BoolEquals false' }),
      ),
    },
    action: `${blobs}/read`,
    on: blob,
    is: 'unknown-conditional',
    source: denials,
  },
  {
    name: 'denials that could not be listed',
    given: { ...held('owner'), denials: some('the denials') },
    action: readMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'denials that could not be listed do not matter where nothing allows',
    given: { denials: some('the denials') },
    action: readMachine,
    on: machine,
    is: 'denied',
  },
  {
    name: 'denials apply to classic administrators',
    given: {
      people: all(person('ana')),
      classicAdministrators: all({ emailAddress: 'ana@example.com', role: 'CoAdministrator' }),
      denials: all(denied({ permissions: [{ actions: ['*'] }] })),
    },
    action: readMachine,
    on: machine,
    is: 'denied',
    source: denials,
  },

  // Groups.
  {
    name: 'through a group',
    given: heldBy({ role: 'reader', to: groupHolder('g', 'bob', 'ana') }),
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: overview,
  },
  {
    name: 'not in the group',
    given: heldBy({ role: 'reader', to: groupHolder('g', 'bob') }),
    action: readMachine,
    on: machine,
    is: 'denied',
    source: overview,
  },
  {
    name: 'a group that was not seen',
    given: heldBy({ role: 'reader', to: groupHolder('g') }),
    action: readMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'a group that was not seen does not matter without the action',
    given: heldBy({ role: 'reader', to: groupHolder('g') }),
    action: createMachine,
    on: machine,
    is: 'denied',
  },
  {
    name: 'the group itself',
    given: heldBy({ role: 'reader', to: groupHolder('g') }),
    who: 'g',
    action: readMachine,
    on: machine,
    is: 'allowed',
  },
  {
    name: 'a group that was deleted',
    given: heldBy({
      role: 'reader',
      to: { principalId: 'g', principalType: 'Group', group: { value: { exists: false, members: [] } } },
    }),
    action: readMachine,
    on: machine,
    is: 'denied',
  },
  {
    name: 'a group in a group',
    given: heldBy({
      role: 'reader',
      to: {
        principalId: 'outer',
        principalType: 'Group',
        group: { value: { exists: true, members: [{ id: 'inner', type: 'group' }] } },
      },
    }),
    who: 'inner',
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: overview,
  },
  {
    name: 'a group of another tenant',
    given: heldBy({ role: 'reader', to: { principalId: 'g', principalType: 'ForeignGroup', group: { value: null } } }),
    action: readMachine,
    on: machine,
    is: 'denied',
  },
  {
    name: 'an application through a group',
    given: heldBy({
      role: 'reader',
      to: {
        principalId: 'g',
        principalType: 'Group',
        group: { value: { exists: true, members: [{ id: 'app', type: 'servicePrincipal' }] } },
      },
    }),
    who: 'app',
    action: readMachine,
    on: machine,
    is: 'allowed',
    source: overview,
  },

  // What could not be seen.
  {
    name: 'assignments that could not be listed',
    given: { assignments: some('the assignments') },
    action: readMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'an assignment that was listed allows all the same',
    given: { assignments: some('the assignments', assigned({ role: 'reader' })) },
    action: readMachine,
    on: machine,
    is: 'allowed',
  },
  {
    name: 'a role that could not be read',
    given: heldBy({ role: unseen('the role') }),
    action: readMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'a role that could not be read somewhere else',
    given: heldBy({ role: unseen('the role'), at: `${subscription}/resourceGroups/other` }),
    action: readMachine,
    on: machine,
    is: 'denied',
  },
  {
    name: 'a role that could not be read, and one that allows',
    given: heldBy({ role: unseen('the role') }, { role: 'reader' }),
    action: readMachine,
    on: machine,
    is: 'allowed',
  },

  // Roles that can be activated.
  {
    name: 'a role that is not activated',
    given: { eligible: all(assigned({ role: 'owner' })) },
    action: giveRole,
    on: subscription,
    is: 'unknown-conditional',
    source: pim,
  },
  {
    name: 'a role that is said to be activated',
    given: { eligible: all(assigned({ role: 'owner' })) },
    context: { 'activation of role owner at the subscription s': ['yes'] },
    action: giveRole,
    on: subscription,
    is: 'allowed',
    source: pim,
  },
  {
    name: 'a role that is said not to be activated',
    given: { eligible: all(assigned({ role: 'owner' })) },
    context: { 'activation of role owner at the subscription s': [] },
    action: giveRole,
    on: subscription,
    is: 'denied',
    source: pim,
  },
  {
    name: 'roles that can be activated could not be listed',
    given: { eligible: some('the eligible roles') },
    action: giveRole,
    on: subscription,
    is: 'unknown-info',
  },
  {
    name: 'a role that is not activated, and is not needed',
    given: { ...held('owner'), eligible: all(assigned({ role: 'owner' })) },
    action: giveRole,
    on: subscription,
    is: 'allowed',
    source: pim,
  },

  // Conditions.
  {
    name: 'the container that the condition names',
    given: heldBy({ role: 'blobReader', condition: inContainer }),
    action: `${blobs}/read`,
    on: blob,
    is: 'allowed',
    source: examples,
  },
  {
    name: 'another container',
    given: heldBy({ role: 'blobReader', condition: inContainer }),
    action: `${blobs}/read`,
    on: blob.replace('blobs-example-container', 'other'),
    is: 'denied',
    source: examples,
  },
  {
    name: 'some container of the account',
    given: heldBy({ role: 'blobReader', condition: inContainer }),
    action: `${blobs}/read`,
    on: account,
    is: 'unknown-conditional',
    source: examples,
  },
  {
    name: 'an action that the condition is not about',
    given: heldBy({ role: 'blobContributor', condition: inContainer }),
    action: `${blobs}/write`,
    on: blob.replace('blobs-example-container', 'other'),
    is: 'allowed',
    source: examples,
  },
  {
    name: 'the path that the condition names',
    given: heldBy({ role: 'blobReader', condition: inPath }),
    context: { SubOperation: [] },
    action: `${blobs}/read`,
    on: blob,
    is: 'allowed',
    source: examples,
  },
  {
    name: 'another path',
    given: heldBy({ role: 'blobReader', condition: inPath }),
    context: { SubOperation: [] },
    action: `${blobs}/read`,
    on: blob.replace('readonly', 'secret'),
    is: 'denied',
    source: examples,
  },
  {
    name: 'another path, but listing',
    given: heldBy({ role: 'blobReader', condition: inPath }),
    context: { SubOperation: ['Blob.List'] },
    action: `${blobs}/read`,
    on: blob.replace('readonly', 'secret'),
    is: 'allowed',
    source: examples,
  },
  {
    name: 'a condition on one assignment, none on the other',
    given: heldBy({ role: 'blobReader', condition: inContainer }, { role: 'blobReader' }),
    action: `${blobs}/read`,
    on: blob.replace('blobs-example-container', 'other'),
    is: 'allowed',
    source: examples,
  },
  {
    name: 'roles that may be given',
    given: heldBy({ role: 'accessAdministrator', condition: onlyBackup }),
    context: { [roleAttribute]: ['5e467623-bb1f-42f4-a55d-6e525e11384b'] },
    action: giveRole,
    on: subscription,
    is: 'allowed',
    source: delegation,
  },
  {
    name: 'roles that may not',
    given: heldBy({ role: 'accessAdministrator', condition: onlyBackup }),
    context: { [roleAttribute]: ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635'] },
    action: giveRole,
    on: subscription,
    is: 'denied',
    source: delegation,
  },
  {
    name: 'some role or other',
    given: heldBy({ role: 'accessAdministrator', condition: onlyBackup }),
    action: giveRole,
    on: subscription,
    is: 'unknown-conditional',
    source: delegation,
  },
  {
    name: 'a condition that can not be read',
    given: heldBy({ role: 'reader', condition: 'let me in' }),
    action: readMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'a condition of an older version',
    given: heldBy({ role: 'reader', condition: inContainer, conditionVersion: '1.0' }),
    action: readMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'an empty condition',
    given: heldBy({ role: 'reader', condition: '' }),
    action: readMachine,
    on: machine,
    is: 'allowed',
  },
  {
    name: 'a condition in the role itself',
    given: heldBy({ role: [{ dataActions: ['*'], condition: inContainer }] }),
    action: `${blobs}/read`,
    on: blob.replace('blobs-example-container', 'other'),
    is: 'denied',
  },

  // Key vaults.
  {
    name: 'a vault with roles',
    given: { ...held('secretsUser'), vaults: all(roleVault) },
    action: getSecret,
    on: `${vault}/secrets/a`,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'a vault with access policies takes no roles',
    given: { ...held('secretsUser'), vaults: all(policyVault()) },
    action: getSecret,
    on: vault,
    is: 'denied',
    source: vaults,
  },
  {
    name: 'an access policy',
    given: { vaults: all(policyVault(secrets('Get'))) },
    action: getSecret,
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'an access policy for listing does not read',
    given: { vaults: all(policyVault(secrets('list'))) },
    action: getSecret,
    on: vault,
    is: 'denied',
    source: vaults,
  },
  {
    name: 'an access policy for listing lists',
    given: { vaults: all(policyVault(secrets('list'))) },
    action: 'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'an access policy for everything',
    given: { vaults: all(policyVault(secrets('all'))) },
    action: 'Microsoft.KeyVault/vaults/secrets/purge/action',
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'an access policy for keys',
    given: { vaults: all(policyVault({ objectId: 'ana', permissions: { keys: ['unwrapKey'] } })) },
    action: 'Microsoft.KeyVault/vaults/keys/unwrap/action',
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'access policies do not count in a vault with roles',
    given: { vaults: all({ ...policyVault(secrets('all')), usesRoles: { value: true } }) },
    action: getSecret,
    on: vault,
    is: 'denied',
    source: vaults,
  },
  {
    name: 'an access policy through an application',
    given: { vaults: all(policyVault({ ...secrets('get'), applicationId: 'app' })) },
    action: getSecret,
    on: vault,
    is: 'unknown-conditional',
    source: vaults,
  },
  {
    name: 'an access policy of a group',
    given: {
      ...heldBy({ role: 'reader', to: groupHolder('g', 'ana') }),
      vaults: all(policyVault({ objectId: 'g', permissions: { secrets: ['get'] } })),
    },
    action: getSecret,
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'Contributor of a vault with roles does not read secrets',
    given: { ...held('vaultContributor'), vaults: all(roleVault) },
    action: getSecret,
    on: vault,
    is: 'denied',
    source: vaults,
  },
  {
    name: 'Contributor of a vault with access policies may write those',
    given: { ...held('vaultContributor'), vaults: all(policyVault()) },
    action: 'Microsoft.KeyVault/vaults/accessPolicies/write',
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  {
    name: 'Administrator of a vault with roles',
    given: { ...held('vaultAdministrator', vault), vaults: all(roleVault) },
    action: 'Microsoft.KeyVault/vaults/certificates/read',
    on: vault,
    is: 'allowed',
    source: vaults,
  },
  { name: 'a vault that was not listed', given: held('secretsUser'), action: getSecret, on: vault, is: 'unknown-info' },
  {
    name: 'a vault of which the kind was not seen',
    given: { ...held('secretsUser'), vaults: all({ ...policyVault(secrets('get')), usesRoles: unseen('the kind') }) },
    action: getSecret,
    on: vault,
    is: 'unknown-info',
  },
  {
    name: 'a vault of which the policies were not seen',
    given: { vaults: all({ ...policyVault(), policies: unseen('the policies') }) },
    action: getSecret,
    on: vault,
    is: 'unknown-info',
  },

  // Classic administrators, and those of the directory.
  {
    name: 'a co-administrator',
    given: {
      people: all(person('ana')),
      classicAdministrators: all({ emailAddress: 'Ana@example.com', role: 'CoAdministrator' }),
    },
    action: giveRole,
    on: subscription,
    is: 'allowed',
    source: classic,
  },
  {
    name: 'a service administrator',
    given: {
      people: all(person('ana')),
      classicAdministrators: all({
        emailAddress: 'ana@example.com',
        role: 'ServiceAdministrator;AccountAdministrator',
      }),
    },
    action: createMachine,
    on: machine,
    is: 'allowed',
    source: classic,
  },
  {
    name: 'an account administrator only pays',
    given: {
      people: all(person('ana')),
      classicAdministrators: all({ emailAddress: 'ana@example.com', role: 'AccountAdministrator' }),
    },
    action: createMachine,
    on: machine,
    is: 'denied',
    source: classic,
  },
  {
    name: 'classic administrators that could not be listed',
    given: { classicAdministrators: some('the classic administrators') },
    action: createMachine,
    on: machine,
    is: 'unknown-info',
  },
  {
    name: 'a Global Administrator has no role in Azure',
    given: { directoryAssignments: all(inDirectory(globalAdministrator)), directoryRoles },
    action: createMachine,
    on: machine,
    is: 'denied',
    source: elevate,
  },
  {
    name: 'a Global Administrator elevates access',
    given: { directoryAssignments: all(inDirectory(globalAdministrator)), directoryRoles },
    action: 'Microsoft.Authorization/elevateAccess/action',
    on: '/',
    is: 'allowed',
    source: elevate,
  },
  {
    name: 'one who can become Global Administrator',
    given: { directoryAssignments: all(inDirectory(globalAdministrator, 'ana', { eligible: true })), directoryRoles },
    action: 'Microsoft.Authorization/elevateAccess/action',
    on: '/',
    is: 'unknown-conditional',
    source: pim,
  },
  {
    name: 'an Application Administrator elevates nothing',
    given: { directoryAssignments: all(inDirectory(applicationAdministrator.id)), directoryRoles },
    action: 'Microsoft.Authorization/elevateAccess/action',
    on: '/',
    is: 'denied',
    source: elevate,
  },
  {
    name: 'a directory role for everything',
    given: { directoryAssignments: all(inDirectory(globalAdministrator)), directoryRoles },
    action: resetPassword,
    on: '/',
    is: 'allowed',
    source: directory,
  },
  {
    name: 'a directory role through a group',
    given: { directoryAssignments: all(inDirectory(globalAdministrator, groupHolder('g', 'ana'))), directoryRoles },
    action: resetPassword,
    on: '/',
    is: 'allowed',
    source: directory,
  },
  {
    name: 'a directory role with the action',
    given: { directoryAssignments: all(inDirectory(applicationAdministrator.id)), directoryRoles },
    action: addCredential,
    on: `${tenant}/applications/app`,
    is: 'allowed',
    source: directory,
  },
  {
    name: 'a directory role without the action',
    given: { directoryAssignments: all(inDirectory(applicationAdministrator.id)), directoryRoles },
    action: resetPassword,
    on: '/',
    is: 'denied',
    source: directory,
  },
  {
    name: 'a directory role for one application',
    given: {
      directoryAssignments: all(inDirectory(applicationAdministrator.id, 'ana', { directoryScopeId: '/app' })),
      directoryRoles,
    },
    action: addCredential,
    on: `${tenant}/applications/app`,
    is: 'allowed',
    source: directory,
  },
  {
    name: 'a directory role for another application',
    given: {
      directoryAssignments: all(inDirectory(applicationAdministrator.id, 'ana', { directoryScopeId: '/other' })),
      directoryRoles,
    },
    action: addCredential,
    on: `${tenant}/applications/app`,
    is: 'denied',
    source: directory,
  },
  {
    name: 'a directory role for an administrative unit',
    given: {
      directoryAssignments: all(
        inDirectory(globalAdministrator, 'ana', { directoryScopeId: '/administrativeUnits/u' }),
      ),
      directoryRoles,
    },
    action: resetPassword,
    on: `${tenant}/users/bob`,
    is: 'unknown-conditional',
    source: directory,
  },
  {
    name: 'a directory role with a condition',
    given: { directoryAssignments: all(inDirectory('custom')), directoryRoles },
    action: 'microsoft.directory/applications/audience/update',
    on: `${tenant}/applications/app`,
    is: 'unknown-conditional',
    source: directory,
  },
  {
    name: 'a directory role that was not listed',
    given: { directoryAssignments: all(inDirectory('other')), directoryRoles },
    action: resetPassword,
    on: '/',
    is: 'unknown-info',
  },
  {
    name: 'directory roles whose holders could not be listed',
    given: { directoryAssignments: some('the directory roles'), directoryRoles },
    action: resetPassword,
    on: '/',
    is: 'unknown-info',
  },
  {
    name: 'the owner of an application adds credentials',
    given: { people: all(person('app', { kind: 'service principal', owners: { value: ['ana'] } })) },
    action: addCredential,
    on: `${tenant}/applications/app`,
    is: 'allowed',
    source: ownership,
  },
  {
    name: 'whoever does not own it does not',
    given: { people: all(person('app', { kind: 'service principal', owners: { value: ['bob'] } })) },
    action: addCredential,
    on: `${tenant}/applications/app`,
    is: 'denied',
    source: ownership,
  },
  {
    name: 'owners that were not seen',
    given: { people: all(person('app', { owners: unseen('the owners') })) },
    action: addCredential,
    on: `${tenant}/applications/app`,
    is: 'unknown-info',
  },
  {
    name: 'an application permission',
    given: { people: all(person('app', { graphPermissions: { value: ['RoleManagement.ReadWrite.Directory'] } })) },
    who: 'app',
    action: 'RoleManagement.ReadWrite.Directory',
    on: '/',
    is: 'allowed',
    source: graph,
  },
  {
    name: 'another application permission',
    given: { people: all(person('app', { graphPermissions: { value: ['User.Read.All'] } })) },
    who: 'app',
    action: 'RoleManagement.ReadWrite.Directory',
    on: '/',
    is: 'denied',
    source: graph,
  },
  {
    name: 'application permissions that were not seen',
    given: { people: all(person('app', { graphPermissions: unseen('the permissions') })) },
    who: 'app',
    action: 'User.Read.All',
    on: '/',
    is: 'unknown-info',
    source: graph,
  },
];

for (const { name, given = {}, who = 'ana', action, on, context, is, source } of cases)
  test(`${name}${source ? ` (${source})` : ''}`, () => {
    const answer = new AzureAccessEngine(estate(given)).can({
      principal: who,
      action,
      resource: on,
      ...(context && { context }),
    });
    assert.equal(answer.decision, is, answer.reason);
    assert.equal(answer.unseen.length > 0, is === 'unknown-info');
    if (is === 'allowed') assert.ok(answer.grounds.some(({ effect }) => effect === 'allow'));
    if (is === 'unknown-conditional') assert.ok(answer.missing.length > 0);
  });

test('an answer names what decided it', () => {
  const engine = new AzureAccessEngine(
    estate({
      ...heldBy({ role: 'reader', at: group, to: groupHolder('g', 'ana'), id: '/one' }),
      people: all(person('g', { name: 'Readers', kind: 'group' })),
      denials: all(denied({ permissions: [{ actions: ['*/delete'] }] })),
    }),
  );
  const answer = engine.can({ principal: 'ana', action: readMachine, resource: machine });
  assert.deepEqual(answer.grounds, [
    {
      effect: 'allow',
      layer: 'role assignment',
      source: '/one',
      label: `role reader at ${group} through the group Readers`,
    },
  ]);
  assert.equal(answer.reason, `Allowed by role reader at ${group} through the group Readers`);
  const no = engine.can({ principal: 'ana', action: deleteMachine, resource: machine });
  assert.equal(no.reason, 'Denied by deny assignment guard at the subscription s');
});

/** Roles and conditions that are not what they should be. */
const malformed: readonly unknown[] = [
  null,
  'all',
  7,
  [null],
  ['*'],
  [{ actions: '*' }],
  [{ actions: [7] }],
  [{ actions: ['*'], notActions: {} }],
  [{ actions: ['*'], condition: 7 }],
  [{ actions: ['x'.repeat(1_000_000)] }],
];
for (const permissions of malformed)
  test(`a role with ${JSON.stringify(permissions).slice(0, 40)} is not understood, nor is a denial`, () => {
    const role = { value: { name: 'custom', permissions } };
    const given = new AzureAccessEngine(estate(heldBy({ role }))).can({
      principal: 'ana',
      action: readMachine,
      resource: machine,
    });
    assert.equal(given.decision, 'unknown-info');
    assert.match(given.unseen[0]!.gap.detail, /not understood/);
    const taken = new AzureAccessEngine(estate({ ...held('owner'), denials: all(denied({ permissions })) }));
    assert.equal(taken.can({ principal: 'ana', action: readMachine, resource: machine }).decision, 'unknown-info');
  });

for (const condition of [7, {}, 'x'.repeat(1_000_000), '('.repeat(50_000)])
  test(`a condition that is ${JSON.stringify(condition).slice(0, 20)} is not understood`, () => {
    const engine = new AzureAccessEngine(estate(heldBy({ role: 'reader', condition: condition as string })));
    assert.equal(engine.can({ principal: 'ana', action: readMachine, resource: machine }).decision, 'unknown-info');
  });

// Laws.
const everyRole: readonly RoleName[] = ['owner', 'contributor', 'reader', 'machines', 'blobReader', 'keyOperator'];
const places = ['/', rootGroup, nearGroup, subscription, group, machine, account];
const holders = [
  'ana',
  'bob',
  groupHolder('g', 'ana'),
  groupHolder('h', 'bob'),
  { principalId: 'i', principalType: 'Group', group: { value: members('ana', 'bob') } },
];
const aCondition = fc.constantFrom(
  undefined,
  undefined,
  inContainer,
  '@Environment[isPrivateLink] BoolEquals true',
  'broken',
);
const anAssignment = fc
  .record({
    role: fc.constantFrom(...everyRole),
    at: fc.constantFrom(...places),
    to: fc.constantFrom(...holders),
    condition: aCondition,
    id: fc.uuid(),
  })
  .map(assigned);
const aDenial = fc
  .record({
    permissions: fc.constantFrom(
      [{ actions: ['*'] }],
      [{ actions: ['*/read'] }],
      [{ dataActions: ['*'], notDataActions: ['*/read'] }],
    ),
    at: fc.constantFrom(...places),
    to: fc.constantFrom(undefined, ['ana'], [groupHolder('g', 'ana')]),
    but: fc.constantFrom([], ['ana'], [groupHolder('h', 'bob')]),
    only: fc.boolean(),
    condition: aCondition,
  })
  .map(({ to, ...rest }) => denied({ ...rest, ...(to && { to }) }));
const lists = fc.record({
  assignments: fc.array(anAssignment, { maxLength: 4 }),
  eligible: fc.array(anAssignment, { maxLength: 2 }),
  denials: fc.array(aDenial, { maxLength: 2 }),
});
const question = fc.record({
  principal: fc.constantFrom('ana', 'bob', 'g'),
  action: fc.constantFrom(readMachine, createMachine, giveRole, listKeys, `${blobs}/read`, `${blobs}/write`),
  resource: fc.constantFrom(subscription, group, machine, account, blob),
});
type Lists = typeof lists extends fc.Arbitrary<infer T> ? T : never;
const engineOf = ({ assignments, eligible, denials: denying }: Lists, more: Partial<AzureEstate> = {}) =>
  new AzureAccessEngine(
    estate({ assignments: all(...assignments), eligible: all(...eligible), denials: all(...denying), ...more }),
  );

/** How much an answer lets pass. */
const weight: Readonly<Record<Decision, number>> = {
  denied: 0,
  'unknown-info': 1,
  'unknown-conditional': 1,
  allowed: 2,
};

test('another deny assignment never allows more', () => {
  fc.assert(
    fc.property(lists, aDenial, question, (given, more, asked) => {
      const before = engineOf(given).can(asked).decision;
      const after = engineOf({ ...given, denials: [...given.denials, more] }).can(asked).decision;
      assert.ok(weight[after] <= weight[before], `${before} became ${after}`);
    }),
  );
});

test('another assignment never denies more', () => {
  fc.assert(
    fc.property(lists, anAssignment, question, (given, more, asked) => {
      const before = engineOf(given).can(asked).decision;
      const after = engineOf({ ...given, assignments: [...given.assignments, more] }).can(asked).decision;
      assert.ok(weight[after] >= weight[before], `${before} became ${after}`);
    }),
  );
});

test('the order of what is assigned never matters', () => {
  fc.assert(
    fc.property(lists, question, (given, asked) => {
      const turned = {
        assignments: given.assignments.toReversed(),
        eligible: given.eligible.toReversed(),
        denials: given.denials.toReversed(),
      };
      assert.deepEqual(engineOf(turned).can(asked), engineOf(given).can(asked));
    }),
  );
});

test('hiding a fact leaves the answer or makes it unknown', () => {
  const hide = fc.constantFrom('role', 'group', 'assignments', 'eligible', 'denials', 'denial', 'keys');
  fc.assert(
    fc.property(lists, question, hide, fc.nat(3), (given, asked, what, at) => {
      const before = engineOf(given).can(asked).decision;
      const gone = unseen('something');
      const assignments = given.assignments.map((one, i) => {
        if (i !== at) return one;
        if (what === 'role') return { ...one, role: gone };
        return what === 'group' && one.principalType === 'Group' ? { ...one, group: gone } : one;
      });
      const hidden = estate({
        assignments:
          what === 'assignments'
            ? { items: assignments.filter((_, i) => i !== at), unseen: [gone] }
            : all(...assignments),
        eligible: what === 'eligible' ? { items: [], unseen: [gone] } : all(...given.eligible),
        denials:
          what === 'denials'
            ? { items: [], unseen: [gone] }
            : all(...given.denials.map((one) => (what === 'denial' ? { ...one, permissions: 'gone' } : one))),
        ...(what === 'keys' && { keyed: { items: [], unseen: [gone] } }),
      });
      const after = new AzureAccessEngine(hidden).can(asked).decision;
      assert.ok(after === before || after.startsWith('unknown'), `${before} became ${after} without ${what}`);
    }),
    { numRuns: 300 },
  );
});

test('who can is everybody of whom can says so', () => {
  fc.assert(
    fc.property(lists, question, (given, { action, resource }) => {
      const engine = engineOf(given);
      const found = new Map(
        engine.whoCan({ action, resource }).found.map(({ principal, answer }) => [principal.id, answer]),
      );
      for (const { id } of engine.principals) {
        const answer = engine.can({ principal: id, action, resource });
        assert.equal(found.get(id)?.decision ?? 'denied', answer.decision, id);
      }
    }),
  );
});

test('whoever can do one thing is among those who can do any of several', () => {
  fc.assert(
    fc.property(lists, question, (given, { action, resource }) => {
      // Keys are another door than roles for data, and no wildcard asks about them.
      const engine = engineOf(given, { keyed: all(keysOff) });
      const prefix = action.startsWith(blobs) ? 'data:' : '';
      const pattern = `${prefix}${action.replace(/^[^/]+/, '*')}`;
      const wide = engine.whoCan({ action: pattern, resource: `${resource}*` }).found.map((one) => one.principal.id);
      for (const { principal } of engine.whoCan({ action, resource }).found) assert.ok(wide.includes(principal.id));
    }),
  );
});

test('wildcards ask for any of those that match', () => {
  const engine = new AzureAccessEngine(
    estate({
      ...heldBy(
        { role: 'reader', at: group },
        { role: 'machines', to: 'bob' },
        { role: 'blobReader', to: 'cai', at: account },
      ),
      denials: all(denied({ permissions: [{ actions: ['Microsoft.Compute/*'] }], to: ['bob'] })),
    }),
  );
  const ask = (action: string, resource: string) =>
    engine
      .whoCan({ action, resource })
      .found.map(({ principal, actions, resources }) => [principal.id, actions, resources]);
  const all_ = `${subscription}/*`;
  assert.deepEqual(ask('Microsoft.Compute/*', all_), [
    ['ana', ['microsoft.compute/*/read'], [`${group.toLowerCase()}/*`]],
  ]);
  assert.deepEqual(ask('*/write', all_), [['bob', ['microsoft.resources/deployments/*/write'], [`${subscription}/*`]]]);
  assert.deepEqual(ask('*/delete', `${group}/*`), [
    ['bob', ['microsoft.resources/deployments/*/delete'], [`${group.toLowerCase()}/*`]],
  ]);
  assert.deepEqual(ask('*', machine), [
    ['ana', ['*/read'], [machine.toLowerCase()]],
    ['bob', ['microsoft.resources/deployments/*'], [machine.toLowerCase()]],
  ]);
  assert.deepEqual(ask('data:*', '*'), [['cai', [`data:${blobs.toLowerCase()}/read`], [`${account.toLowerCase()}/*`]]]);
});

test('what can says what somebody holds, and what has to hold', () => {
  const engine = new AzureAccessEngine(
    estate({
      ...heldBy({ role: exports, at: group, condition: inContainer }, { role: 'reader', to: 'bob' }),
      eligible: all(assigned({ role: 'blobReader' })),
      vaults: all(policyVault(secrets('get'))),
      directoryAssignments: all(inDirectory(applicationAdministrator.id)),
      directoryRoles,
    }),
  );
  const { found, unseen: gaps } = engine.whatCan('ana');
  assert.deepEqual(
    found.map(({ decision, ground, conditions }) => [decision, ground.layer, conditions.length]),
    [
      ['unknown-conditional', 'role assignment', 2],
      ['unknown-conditional', 'eligible role assignment', 1],
      ['allowed', 'directory role', 0],
      ['allowed', 'access policy', 0],
    ],
  );
  assert.deepEqual(gaps, []);
  assert.deepEqual(found[3]!.actions, ['data:microsoft.keyvault/vaults/secrets/get']);
});
