/** Which permission a call to Azure needs: what holds the generated role against the calls of a scan. */

/** Application permissions of Microsoft Graph, the least privileged of the vendor's permissions reference, by path. */
const graphPermissions: Readonly<Record<string, string>> = {};

/** Calls whose action is not that of reading the type in their path. */
const exceptions: Readonly<Record<string, string>> = {
  'ARM Microsoft.Security/jitNetworkAccessPolicies': 'Microsoft.Security/locations/jitNetworkAccessPolicies/read',
};

/** `operation` as the fake names it. Throws for a path of Graph that is not known. */
export function actionFor(operation: string): string {
  const exception = exceptions[operation];
  if (exception) return exception;
  const [, kind = '', rest = ''] = /^(ARM POST|ARM|Resource Graph|Graph|Vault) (.*)$/.exec(operation) ?? [];
  if (kind === 'Graph') {
    const permission = graphPermissions[rest];
    if (!permission) throw new Error(`No permission is known for ${operation}: add it to test/azure/actions.ts`);
    return permission;
  }
  if (kind === 'Vault') return `data:Microsoft.KeyVault/vaults/${rest}/read`;
  return kind === 'ARM POST' ? `${rest}/action` : `${rest}/read`;
}
