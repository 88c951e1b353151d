/** What stands before the permissions of a service's own API, which a role lists as data actions. */
const dataPrefix = 'data:';

/** Permissions of Microsoft Graph have dots and no slashes. */
const isGraph = (permission: string): boolean => !permission.includes('/');

/** Where roles are assigned. One with data actions can't be assigned to a management group. */
const everywhere = '/providers/Microsoft.Management/managementGroups/<management group or tenant id>';
const oneSubscription = '/subscriptions/<subscription id>';

const role = (name: string, actions: readonly string[], dataActions: readonly string[], scope: string) => ({
  Name: name,
  IsCustom: true,
  Description: 'What cloudstance reads',
  Actions: actions.toSorted(),
  NotActions: [],
  DataActions: dataActions.toSorted(),
  NotDataActions: [],
  AssignableScopes: [scope],
});

/**
 * A JSON document with what allows exactly these: `customRole` and, for what vaults answer themselves, `customDataRole` (each
 * for `az role definition create`), and the application permissions of Microsoft Graph, which no role can give.
 */
export function grant(permissions: readonly string[]): string {
  const arm = permissions.filter((permission) => !isGraph(permission));
  const [data, actions] = [true, false].map((isData) => arm.filter((one) => one.startsWith(dataPrefix) === isData));
  const dataActions = data!.map((permission) => permission.slice(dataPrefix.length));
  const document = {
    customRole: role('cloudstance reader', actions!, [], everywhere),
    ...(dataActions.length > 0 && {
      customDataRole: role('cloudstance vault reader', [], dataActions, oneSubscription),
    }),
    graphApplicationPermissions: permissions.filter(isGraph).toSorted(),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
