import { armId } from './ids.ts';

/** Built-in roles of Azure, which have the same id everywhere. Source: "Azure built-in roles" of the vendor. */
export const azureRoles = {
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  userAccessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  accessAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  virtualMachineContributor: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
  virtualMachineAdministratorLogin: '1c0163c0-47e6-4577-8991-ea5c82e286e4',
  virtualMachineUserLogin: 'fb879df8-f326-4884-b1cf-06f3ad86be52',
} as const;
export type AzureRole = keyof typeof azureRoles;

const names: Readonly<Record<AzureRole, string>> = {
  reader: 'Reader',
  owner: 'Owner',
  contributor: 'Contributor',
  userAccessAdministrator: 'User Access Administrator',
  accessAdministrator: 'Role Based Access Control Administrator',
  virtualMachineContributor: 'Virtual Machine Contributor',
  virtualMachineAdministratorLogin: 'Virtual Machine Administrator Login',
  virtualMachineUserLogin: 'Virtual Machine User Login',
};

const byId = new Map(Object.entries(azureRoles).map(([role, id]) => [id as string, role as AzureRole]));

/** Which of the roles above a role definition's id means; `undefined` for any other role. */
export const azureRoleOf = (roleDefinitionId: string): AzureRole | undefined =>
  byId.get(armId(roleDefinitionId).name.toLowerCase());

/** A role's name for people; that of a role which is none of the above is its id. */
export function azureRoleName(roleDefinitionId: string): string {
  const role = azureRoleOf(roleDefinitionId);
  return role === undefined ? `Role ${armId(roleDefinitionId).name}` : names[role];
}

/** Who may change everything, or give such roles to others and so to themselves. */
export const isPrivileged = (role: AzureRole | undefined): role is AzureRole =>
  role === 'owner' || role === 'contributor' || mayGiveRoles(role);

/** Who may give roles to others, and so any role to themselves. */
export const mayGiveRoles = (role: AzureRole | undefined): role is AzureRole =>
  role === 'owner' || role === 'userAccessAdministrator' || role === 'accessAdministrator';

/** What a scope is. `other` is something in a subscription: a resource group, a resource. */
export type ScopeLevel = 'root' | 'management group' | 'subscription' | 'other';

/** Of a scope such as `/`, `/providers/Microsoft.Management/managementGroups/…` or `/subscriptions/…`. */
export function scopeLevel(scope: string): ScopeLevel {
  const [first = '', , ...below] = scope.split('/').filter(Boolean);
  if (first === '') return 'root';
  if (/^\/?providers\/microsoft\.management\/managementgroups\/[^/]+\/?$/i.test(scope)) return 'management group';
  return first.toLowerCase() === 'subscriptions' && below.length === 0 ? 'subscription' : 'other';
}

/** A scope for people. */
export function scopeText(scope: string): string {
  const level = scopeLevel(scope);
  if (level === 'root') return 'the root scope';
  if (level === 'subscription') return `the subscription ${armId(scope).name}`;
  return level === 'management group' ? `the management group ${armId(scope).name}` : scope;
}
