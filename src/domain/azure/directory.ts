/** The role that may do everything in a tenant. */
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/**
 * Directory roles that the vendor marks as privileged, by template id, which is also the id of a built-in role.
 * Source: "Microsoft Entra built-in roles", January 2026. What can only read is left out.
 */
const privileged: ReadonlyMap<string, string> = new Map([
  [globalAdministrator, 'Global Administrator'],
  ['db506228-d27e-4b7d-95e5-295956d6615f', 'Agent ID Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['cf1c38e5-3621-4004-a7cb-879624dced7c', 'Application Developer'],
  ['ecb2c6bf-0ab6-418e-bd87-7986f8d63bbe', 'Attribute Provisioning Administrator'],
  ['c4e39bd9-1100-46d3-8c65-fb160da0071f', 'Authentication Administrator'],
  ['25a516ed-2fa0-40ea-a2d0-12923a21473a', 'Authentication Extensibility Administrator'],
  ['aaf43236-0c0d-4d5f-883a-6955382ac081', 'B2C IEF Keyset Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
  ['7698a772-787b-4ac8-901f-60d6b08affd2', 'Cloud Device Administrator'],
  ['b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', 'Conditional Access Administrator'],
  ['9360feb5-f418-4baa-8175-e2a00bac4301', 'Directory Writers'],
  ['8329153b-31d0-4727-b945-745eb3bc5f31', 'Domain Name Administrator'],
  ['be2f45a1-457d-42af-a067-6ec1fa63bc45', 'External Identity Provider Administrator'],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator'],
  ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', 'Hybrid Identity Administrator'],
  ['3a2c62db-5318-420d-8d74-23affee5d9d5', 'Intune Administrator'],
  ['59d46f88-662b-457b-bceb-5c3809e5908f', 'Lifecycle Workflows Administrator'],
  ['4ba39ca4-527c-499a-b93d-d9b492c50246', 'Partner Tier1 Support'],
  ['e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8', 'Partner Tier2 Support'],
  ['966707d0-3269-4727-9be2-8c3a10f19b9d', 'Password Administrator'],
  ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', 'Privileged Authentication Administrator'],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
  ['5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Security Operator'],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
]);

/** The name of a privileged directory role; `undefined` for any other role, a custom one too. */
export const privilegedDirectoryRole = (roleDefinitionId: string): string | undefined =>
  privileged.get(roleDefinitionId.toLowerCase());

/** The tenants in which Microsoft registers its own applications. */
const microsoft = new Set(['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47']);

/** Whether an application is registered in one of Microsoft's own tenants. */
export const isMicrosoftTenant = (tenant: string | undefined): boolean =>
  tenant !== undefined && microsoft.has(tenant.toLowerCase());

/** Somebody who holds a role: a principal, or a group and those in it. */
export interface Holder {
  readonly principalId: string;
  readonly principalType?: string | undefined;
  readonly group: Group | null;
}

/** A group and who is in it, through groups in it too. */
export interface Group {
  /** `false`: it was deleted. */
  readonly exists: boolean;
  readonly members: readonly GroupMember[];
}
export interface GroupMember {
  readonly id: string;
  /** `user`, `servicePrincipal` or, of a group in it whose members are listed themselves, `group`. */
  readonly type: string;
}

/** Ids of the users that hold a role, themselves or through a group. */
export const usersOf = ({ group, ...holder }: Holder): string[] =>
  membersOf({ ...holder, group }).flatMap(({ id, type }) => (type === 'user' ? [id] : []));

/** Who holds a role, themselves or through a group: users and applications. */
export function membersOf({ principalId, principalType = '', group }: Holder): readonly GroupMember[] {
  if (group !== null) return group.members.filter(({ type }) => type !== 'group');
  return [{ id: principalId, type: principalType.charAt(0).toLowerCase() + principalType.slice(1) }];
}

/**
 * Application permissions of Microsoft Graph by which an application can make itself or others Global Administrator: by
 * giving roles or permissions, by taking over an application or account that has them, or by having sign-ins trusted that
 * it makes itself.
 */
export const takeoverPermissions: ReadonlySet<string> = new Set([
  'AppRoleAssignment.ReadWrite.All',
  'Application.ReadWrite.All',
  'Domain.ReadWrite.All',
  'EntitlementManagement.ReadWrite.All',
  'Organization.ReadWrite.All',
  'Policy.ReadWrite.PermissionGrant',
  'PrivilegedAccess.ReadWrite.AzureADGroup',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
  'RoleManagementPolicy.ReadWrite.Directory',
  'UserAuthenticationMethod.ReadWrite.All',
]);
