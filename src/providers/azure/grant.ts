/** What stands before the permissions of a service's own API, which a role lists as data actions. */
const dataPrefix = 'data:';

/** Permissions of Microsoft Graph have dots and no slashes. */
const isGraph = (permission: string): boolean => !permission.includes('/');

/**
 * A JSON document with the custom role that allows exactly these (`customRole`, for `az role definition create`) and the
 * application permissions of Microsoft Graph (`graphApplicationPermissions`), which no role can give.
 */
export function grant(permissions: readonly string[]): string {
  const arm = permissions.filter((permission) => !isGraph(permission));
  const data = arm.filter((permission) => permission.startsWith(dataPrefix));
  const customRole = {
    Name: 'cloudstance reader',
    IsCustom: true,
    Description: 'What cloudstance reads',
    Actions: arm.filter((permission) => !permission.startsWith(dataPrefix)).toSorted(),
    NotActions: [],
    DataActions: data.map((permission) => permission.slice(dataPrefix.length)).toSorted(),
    NotDataActions: [],
    AssignableScopes: ['/providers/Microsoft.Management/managementGroups/<management group or tenant id>'],
  };
  const graphApplicationPermissions = permissions.filter(isGraph).toSorted();
  return `${JSON.stringify({ customRole, graphApplicationPermissions }, null, 2)}\n`;
}
