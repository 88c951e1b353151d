/** Which permission a call to Azure needs: what holds the generated role against the calls of a scan. */

/** Application permissions of Microsoft Graph, the least privileged of the vendor's permissions reference, by path. */
const graphPermissions: Readonly<Record<string, string>> = {
  '/applications': 'Application.Read.All',
  '/applications/*/owners': 'Application.Read.All',
  '/groupSettings': 'GroupSettings.Read.All',
  '/groupSettingTemplates': 'GroupSettings.Read.All',
  '/groups/*': 'GroupMember.Read.All',
  '/groups/*/owners': 'GroupMember.Read.All',
  '/groups/*/transitiveMembers': 'GroupMember.ReadBasic.All',
  '/identity/conditionalAccess/namedLocations': 'Policy.Read.All',
  '/identity/conditionalAccess/policies': 'Policy.Read.All',
  '/policies/adminConsentRequestPolicy': 'Policy.Read.All',
  '/policies/authenticationMethodsPolicy': 'Policy.Read.AuthenticationMethod',
  '/policies/authorizationPolicy': 'Policy.Read.All',
  '/policies/deviceRegistrationPolicy': 'Policy.Read.DeviceConfiguration',
  '/policies/identitySecurityDefaultsEnforcementPolicy': 'Policy.Read.All',
  '/policies/permissionGrantPolicies': 'Policy.Read.PermissionGrant',
  '/reports/authenticationMethods/userRegistrationDetails': 'AuditLog.Read.All',
  '/roleManagement/directory/roleAssignments': 'RoleManagement.Read.Directory',
  '/roleManagement/directory/roleDefinitions': 'RoleManagement.Read.Directory',
  '/roleManagement/directory/roleEligibilityScheduleInstances': 'RoleEligibilitySchedule.Read.Directory',
  '/servicePrincipals': 'Application.Read.All',
  "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')": 'Application.Read.All',
  "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/appRoleAssignedTo": 'Application.Read.All',
  '/users': 'User.Read.All',
};

/** Calls whose action is not that of reading the type in their path. */
const exceptions: Readonly<Record<string, string>> = {
  'ARM Microsoft.Subscription/policies': 'Microsoft.Subscription/Policies/default/read',
  'ARM Microsoft.Security/jitNetworkAccessPolicies': 'Microsoft.Security/locations/jitNetworkAccessPolicies/read',
};

const templates = Object.keys(graphPermissions).filter((path) => path.includes('*'));

/** `*` stands for one segment of a path. */
function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, i) => part === '*' || part === given[i]);
}

/** `operation` as the fake names it. Throws for a path of Graph that is not known. */
export function actionFor(operation: string): string {
  const exception = exceptions[operation];
  if (exception) return exception;
  const [, kind = '', rest = ''] = /^(ARM POST|ARM|Resource Graph|Graph|Vault) (.*)$/.exec(operation) ?? [];
  if (kind === 'Graph') {
    const permission = graphPermissions[rest] ?? graphPermissions[templates.find((one) => fits(one, rest)) ?? ''];
    if (!permission) throw new Error(`No permission is known for ${operation}: add it to test/azure/actions.ts`);
    return permission;
  }
  if (kind === 'Vault') return `data:Microsoft.KeyVault/vaults/${rest}/read`;
  return kind === 'ARM POST' ? `${rest}/action` : `${rest}/read`;
}
