import { type AzureEstate, azureError, subscription, tenant } from '../fake.ts';

const graph = 'https://graph.microsoft.com/v1.0';
const microsoftGraph = "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')";
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** A collection in pages of two. */
const paged = (path: string, items: readonly object[]) => (url: URL) => {
  const from = Number(url.searchParams.get('$skiptoken') ?? 0);
  const more = from + 2 < items.length;
  return {
    '@odata.context': `${graph}/$metadata#${path.slice(1)}`,
    value: items.slice(from, from + 2),
    ...(more && { '@odata.nextLink': `${graph}${path}?$skiptoken=${from + 2}` }),
  };
};
const collection = (path: string, items: readonly object[]) => ({ [path]: paged(path, items) });

/** A collection whose objects have others beside them, which come when they are asked for, and then alone. */
const related = (path: string, items: readonly object[], ...properties: string[]) => ({
  [path]: (url: URL) => {
    const asked = /^\w+/.exec(url.searchParams.get('$expand') ?? url.searchParams.get('expand') ?? '')?.[0];
    const shown = items.map((item) =>
      Object.fromEntries(
        Object.entries(item).filter(([key]) =>
          asked === undefined ? !properties.includes(key) : key === 'id' || key === asked,
        ),
      ),
    );
    const page = paged(path, shown)(url);
    const next = page['@odata.nextLink'];
    return next === undefined || asked === undefined ? page : { ...page, '@odata.nextLink': `${next}&expand=${asked}` };
  },
});

interface Person {
  readonly id: string;
  readonly plans?: readonly object[];
  readonly account?: object;
  readonly signInActivity?: object;
  readonly registration?: object;
}

const recently = '2026-11-20T08:00:00Z';
const longAgo = '2025-01-01T08:00:00Z';

const registered = {
  isAdmin: false,
  isMfaCapable: true,
  isMfaRegistered: true,
  methodsRegistered: ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
};
const unregistered = { isAdmin: false, isMfaCapable: false, isMfaRegistered: false, methodsRegistered: [] };

/** Users, when they last came, and the report of what they registered. The same users in another order in each list. */
const people = (...all: Person[]) => ({
  '/users': (url: URL) => {
    const field = /^id,(\w+)$/.exec(url.searchParams.get('$select') ?? '')?.[1] ?? url.searchParams.get('field');
    const users = all.map(({ id, account, signInActivity, plans = [] }) => {
      if (field === 'signInActivity') return { id, ...(signInActivity && { signInActivity }) };
      if (field === 'assignedPlans') return { id, assignedPlans: plans };
      return {
        id,
        userPrincipalName: `${id}@example.com`,
        accountEnabled: true,
        userType: 'Member',
        createdDateTime: '2024-03-01T10:00:00Z',
        externalUserState: null,
        externalUserStateChangeDateTime: null,
        onPremisesSyncEnabled: null,
        ...account,
      };
    });
    const page = paged('/users', users)(url);
    const next = page['@odata.nextLink'];
    return next === undefined || field === null ? page : { ...page, '@odata.nextLink': `${next}&field=${field}` };
  },
  ...collection(
    '/reports/authenticationMethods/userRegistrationDetails',
    all
      .flatMap(({ id, registration }) =>
        registration ? [{ id, userPrincipalName: `${id}@example.com`, ...registration }] : [],
      )
      .toReversed(),
  ),
});

const plan = (service: string, capabilityStatus: string) => ({
  assignedDateTime: longAgo,
  capabilityStatus,
  service,
  servicePlanId: '00000000-0000-0000-0000-0000000000e1',
});

const role = (id: string, roleDefinitionId: string, principalId: string, type = 'user', directoryScopeId = '/') => ({
  id,
  roleDefinitionId,
  principalId,
  directoryScopeId,
  principal: { '@odata.type': `#microsoft.graph.${type}`, id: principalId },
});

const defined = (id: string, displayName: string, isBuiltIn: boolean, rolePermissions: readonly object[]) => ({
  id,
  displayName,
  isBuiltIn,
  templateId: id,
  rolePermissions,
});
const administratorRole = defined(globalAdministrator, 'Global Administrator', true, [
  { allowedResourceActions: ['microsoft.directory/allEntities/allProperties/allTasks'], condition: null },
]);
const readerRole = defined('88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers', true, [
  { allowedResourceActions: ['microsoft.directory/users/standard/read'] },
]);

/** Groups by their ids, and who owns them; others were deleted. */
const groups = (
  all: Readonly<Record<string, { readonly owners: readonly string[]; readonly [other: string]: unknown }>>,
) => {
  const idIn = (url: URL): string => url.pathname.split('/')[3]!;
  const gone = azureError('Request_ResourceNotFound', 404);
  return {
    '/groups/*': (url: URL) => {
      const { owners: _, ...group } = all[idIn(url)] ?? { owners: [] };
      return all[idIn(url)] === undefined ? gone : { id: idIn(url), displayName: `The ${idIn(url)}`, ...group };
    },
    '/groups/*/owners': (url: URL) => {
      const group = all[idIn(url)];
      return group === undefined ? gone : paged(url.pathname.replace('/v1.0', ''), owned(...group.owners))(url);
    },
  };
};

const owned = (...ids: string[]) => ids.map((id) => ({ '@odata.type': '#microsoft.graph.user', id }));

const settings = (...values: readonly (readonly [template: string, Readonly<Record<string, string>>])[]) => ({
  ...collection(
    '/groupSettings',
    values.map(([templateId, own], i) => ({
      id: `setting-${i}`,
      displayName: 'A group of settings',
      templateId,
      values: Object.entries(own).map(([name, value]) => ({ name, value })),
    })),
  ),
  ...collection('/groupSettingTemplates', [
    template('62375ab9-6b52-47ed-826b-58e47e0e304b', 'Group.Unified', {
      EnableGroupCreation: 'true',
      GroupCreationAllowedGroupId: '',
    }),
    template('08d542b9-071f-4e16-94b0-74abb372e3d9', 'Group.Unified.Guest', { AllowToAddGuests: 'true' }),
    template('5cf42378-d67d-4f36-ba46-e8b86229381d', 'Password Rule Settings', {
      BannedPasswordCheckOnPremisesMode: 'Audit',
      EnableBannedPasswordCheckOnPremises: 'True',
      EnableBannedPasswordCheck: 'True',
      LockoutDurationInSeconds: '60',
      LockoutThreshold: '10',
      BannedPasswordList: '',
    }),
  ]),
});
const template = (id: string, displayName: string, values: Readonly<Record<string, string>>) => ({
  id,
  displayName,
  values: Object.entries(values).map(([name, defaultValue]) => ({
    name,
    defaultValue,
    type: 'System.String',
    description: 'What it does',
  })),
});

const policy = (
  id: string,
  displayName: string,
  {
    state = 'enabled',
    conditions = {},
    grantControls = { operator: 'OR', builtInControls: ['mfa'] },
    sessionControls = null,
  }: {
    state?: string;
    conditions?: object;
    grantControls?: object | null;
    sessionControls?: object | null;
  } = {},
) => ({
  id,
  displayName,
  createdDateTime: longAgo,
  modifiedDateTime: null,
  state,
  sessionControls,
  conditions: {
    clientAppTypes: ['all'],
    signInRiskLevels: [],
    userRiskLevels: [],
    platforms: null,
    locations: null,
    devices: null,
    authenticationFlows: null,
    users: {
      includeUsers: ['All'],
      excludeUsers: [],
      includeGroups: [],
      excludeGroups: [],
      includeRoles: [],
      excludeRoles: [],
    },
    applications: { includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
    ...conditions,
  },
  grantControls,
});
const block = { operator: 'OR', builtInControls: ['block'] };

const graphRoles = {
  id: 'graph',
  appRoles: [
    {
      id: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
      value: 'RoleManagement.ReadWrite.Directory',
      displayName: 'Roles',
      isEnabled: true,
    },
    { id: 'df021288-bdef-4463-88db-98f22de89214', value: 'User.Read.All', displayName: 'Users', isEnabled: true },
  ],
};
const granted = (principalId: string, appRoleId: string, i: number) => ({
  id: `grant-${i}`,
  appRoleId,
  principalId,
  principalType: 'ServicePrincipal',
  resourceId: 'graph',
});

const methods = (state: string, authenticationMode: string, policyMigrationState: string | null) => ({
  id: 'authenticationMethodsPolicy',
  policyMigrationState,
  authenticationMethodConfigurations: [
    { '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration', id: 'Fido2', state: 'disabled' },
    { '@odata.type': '#microsoft.graph.smsAuthenticationMethodConfiguration', id: 'Sms', state },
    { '@odata.type': '#microsoft.graph.voiceAuthenticationMethodConfiguration', id: 'Voice', state },
    {
      '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
      id: 'MicrosoftAuthenticator',
      state: 'enabled',
      includeTargets: [{ id: 'all_users', targetType: 'group', authenticationMode }],
    },
  ],
});

export default {
  graph: {
    ...people(
      {
        id: 'ana',
        registration: registered,
        signInActivity: { lastSuccessfulSignInDateTime: recently },
        plans: [plan('exchange', 'Enabled'), plan('MicrosoftOffice', 'Deleted')],
      },
      {
        id: 'bob',
        account: { onPremisesSyncEnabled: true },
        registration: unregistered,
        signInActivity: { lastSignInDateTime: recently, lastNonInteractiveSignInDateTime: longAgo },
      },
      {
        id: 'cai',
        account: { userType: 'Guest', externalUserState: 'Accepted', externalUserStateChangeDateTime: longAgo },
        registration: registered,
        signInActivity: { lastSuccessfulSignInDateTime: longAgo },
      },
      {
        id: 'dee',
        account: {
          userType: 'Guest',
          externalUserState: 'PendingAcceptance',
          externalUserStateChangeDateTime: longAgo,
        },
        registration: unregistered,
      },
      { id: 'eli', account: { accountEnabled: false } },
      {
        id: 'fay',
        account: { userType: null, createdDateTime: null },
        registration: { ...unregistered, isMfaRegistered: true, methodsRegistered: ['mobilePhone'] },
      },
      {
        id: 'gus',
        account: { onPremisesSyncEnabled: true },
        registration: registered,
        signInActivity: { lastSignInDateTime: recently },
      },
      { id: 'ida', registration: registered, signInActivity: { lastSuccessfulSignInDateTime: recently } },
      {
        id: 'hal',
        account: { onPremisesSyncEnabled: true },
        registration: registered,
        signInActivity: { lastSuccessfulSignInDateTime: recently },
      },
    ),
    ...collection('/roleManagement/directory/roleAssignments', [
      role('ra-1', globalAdministrator, 'ana'),
      role('ra-2', globalAdministrator, 'administrators', 'group'),
      role('ra-3', globalAdministrator, 'deployer', 'servicePrincipal'),
      role('ra-4', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'fay'),
      role('ra-5', globalAdministrator, 'deleted', 'group'),
      role('ra-6', 'fe930be7-5e62-47db-91af-98c3a49a38b1', 'fay'),
    ]),
    ...collection('/roleManagement/directory/roleEligibilityScheduleInstances', [
      role('re-1', globalAdministrator, 'cai'),
      role('re-2', 'fe930be7-5e62-47db-91af-98c3a49a38b1', 'dee'),
      role('re-3', globalAdministrator, 'gus'),
    ]),
    ...collection('/roleManagement/directory/roleDefinitions', [
      administratorRole,
      defined('fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator', true, [
        { allowedResourceActions: ['microsoft.directory/users/password/update'] },
      ]),
      readerRole,
      defined('custom', 'Supporter', false, [
        {
          allowedResourceActions: ['microsoft.directory/applications/credentials/update'],
          condition: '$SubjectIsOwner',
        },
      ]),
    ]),
    ...groups({
      administrators: { isAssignableToRole: true, membershipRule: null, owners: ['bob', 'fay'] },
      operators: { isAssignableToRole: null, membershipRule: 'user.department -eq "Operations"', owners: [] },
    }),
    '/groups/*/transitiveMembers': (url: URL) => {
      if (url.pathname.includes('/deleted/')) return azureError('Request_ResourceNotFound', 404);
      return paged(url.pathname.replace('/v1.0', ''), [
        { '@odata.type': '#microsoft.graph.user', id: 'bob' },
        { '@odata.type': '#microsoft.graph.group', id: 'inner' },
        { '@odata.type': '#microsoft.graph.user', id: 'hal' },
        { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'identity' },
      ])(url);
    },
    ...collection('/identity/conditionalAccess/policies', [
      policy('ca-1', 'Second factor, being tried', { state: 'enabledForReportingButNotEnforced' }),
      policy('ca-2', 'Everything at once, switched off', {
        state: 'disabled',
        conditions: {
          users: {
            includeUsers: [],
            excludeUsers: ['ana'],
            includeRoles: [globalAdministrator],
            excludeRoles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'],
            excludeGroups: ['administrators'],
            excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest', externalTenants: null },
          },
          applications: {
            includeApplications: ['Office365'],
            excludeApplications: ['MicrosoftAdminPortals'],
            includeUserActions: ['urn:user:registersecurityinfo'],
            applicationFilter: { mode: 'exclude', rule: 'CustomSecurityAttribute.a -eq "b"' },
          },
          clientAppTypes: ['browser'],
          locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
          platforms: { includePlatforms: ['windows'], excludePlatforms: ['android'] },
          devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
          signInRiskLevels: ['high'],
          userRiskLevels: ['high'],
          insiderRiskLevels: 'elevated',
          authenticationFlows: { transferMethods: 'deviceCodeFlow' },
        },
        grantControls: {
          operator: 'OR',
          builtInControls: ['compliantDevice'],
          customAuthenticationFactors: ['factor'],
          termsOfUse: ['terms'],
          authenticationStrength: { id: 'weak', requirementsSatisfied: 'none', allowedCombinations: ['password,sms'] },
        },
        sessionControls: { secureSignInSession: { isEnabled: false } },
      }),
      policy('ca-3', 'Terms only', { grantControls: { operator: 'OR', builtInControls: [], termsOfUse: ['terms'] } }),
    ]),
    ...collection('/identity/conditionalAccess/namedLocations', [
      {
        '@odata.type': '#microsoft.graph.countryNamedLocation',
        id: 'countries',
        displayName: 'Countries',
        countriesAndRegions: ['NL', 'BE'],
        includeUnknownCountriesAndRegions: false,
      },
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        id: 'guests',
        displayName: 'Guest network',
        isTrusted: false,
        ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '192.0.2.0/24' }],
      },
    ]),
    ...related(
      '/applications',
      [
        {
          id: 'leaky',
          appId: 'leaky-app',
          owners: owned('cai', 'fay'),
          federatedIdentityCredentials: [
            {
              id: 'f1',
              name: 'deploy',
              issuer: 'https://token.actions.githubusercontent.com',
              subject: 'repo:example/app:ref:refs/heads/main',
              audiences: ['api://AzureADTokenExchange'],
            },
            { id: 'f2', name: 'bare' },
          ],
          displayName: 'Leaky',
          passwordCredentials: [
            {
              keyId: 'k1',
              displayName: 'old',
              hint: 'abc',
              startDateTime: longAgo,
              endDateTime: '2026-01-01T00:00:00Z',
              secretText: null,
            },
            {
              keyId: 'k2',
              displayName: null,
              hint: 'def',
              startDateTime: '2026-01-01T00:00:00Z',
              endDateTime: '2028-01-01T00:00:00Z',
              secretText: null,
            },
          ],
          keyCredentials: [
            {
              keyId: 'k3',
              startDateTime: longAgo,
              endDateTime: '2027-11-01T00:00:00Z',
              type: 'AsymmetricX509Cert',
              usage: 'Verify',
              key: null,
            },
          ],
          web: { redirectUris: ['http://app.example.com/callback', 'https://app.example.com/callback'] },
          spa: { redirectUris: ['https://*.example.com'] },
          publicClient: { redirectUris: ['http://localhost'] },
        },
        {
          id: 'bare',
          appId: 'pipeline-app',
          // As many as are shown: there may be more.
          owners: owned(...Array.from({ length: 20 }, (_, i) => `owner-${i}`)),
          displayName: 'Bare',
          passwordCredentials: [],
          keyCredentials: [],
          web: null,
          spa: null,
          publicClient: null,
        },
        { id: 'nothing', displayName: null },
      ],
      'owners',
      'federatedIdentityCredentials',
    ),
    ...collection('/applications/bare/owners', owned('ana', 'bob', 'cai')),
    ...related(
      '/servicePrincipals',
      [
        {
          id: 'deployer',
          appId: 'leaky-app',
          displayName: 'Deployer',
          appOwnerOrganizationId: tenant,
          servicePrincipalType: 'Application',
          accountEnabled: true,
          alternativeNames: [],
          owners: owned('cai'),
        },
        {
          id: 'identity',
          displayName: 'Identity',
          appOwnerOrganizationId: null,
          servicePrincipalType: 'ManagedIdentity',
          alternativeNames: [
            'isExplicit=False',
            `/subscriptions/${subscription}/resourcegroups/rg/providers/Microsoft.Automation/automationAccounts/runbooks`,
          ],
        },
        {
          id: 'pipeline',
          appId: 'pipeline-app',
          displayName: 'Pipeline',
          appOwnerOrganizationId: tenant,
          servicePrincipalType: 'Application',
        },
        {
          id: 'vendor',
          displayName: 'Vendor',
          appOwnerOrganizationId: '00000000-0000-0000-0000-0000000000ee',
          servicePrincipalType: 'Application',
        },
        { id: 'graph', displayName: 'Microsoft Graph', appOwnerOrganizationId: microsoft, accountEnabled: false },
      ],
      'owners',
    ),
    [microsoftGraph]: graphRoles,
    ...collection(
      `${microsoftGraph}/appRoleAssignedTo`,
      [
        ['deployer', 'df021288-bdef-4463-88db-98f22de89214'],
        ['deployer', '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8'],
        ['identity', 'df021288-bdef-4463-88db-98f22de89214'],
        ['pipeline', '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8'],
      ].map(([principal, appRole], i) => granted(principal!, appRole!, i)),
    ),
    '/policies/identitySecurityDefaultsEnforcementPolicy': {
      id: 'defaults',
      displayName: 'Security Defaults',
      isEnabled: false,
    },
    '/policies/authorizationPolicy': {
      id: 'authorizationPolicy',
      allowInvitesFrom: 'everyone',
      allowUserConsentForRiskyApps: true,
      allowEmailVerifiedUsersToJoinOrganization: true,
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
      blockMsolPowerShell: null,
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        allowedToCreateSecurityGroups: true,
        allowedToCreateTenants: true,
        allowedToReadOtherUsers: true,
        permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'],
      },
    },
    ...collection('/policies/permissionGrantPolicies', [
      {
        id: 'microsoft-user-default-legacy',
        displayName: 'Default User Legacy',
        includes: [
          { id: 'l1', clientApplicationsFromVerifiedPublisherOnly: false, clientApplicationTenantIds: ['all'] },
        ],
        excludes: [],
      },
      {
        id: 'microsoft-user-default-low',
        displayName: 'Default User Low',
        includes: [
          { id: 'l2', clientApplicationsFromVerifiedPublisherOnly: true, clientApplicationTenantIds: ['all'] },
        ],
        excludes: [],
      },
      { id: 'empty', displayName: 'Empty' },
    ]),
    '/policies/adminConsentRequestPolicy': {
      isEnabled: false,
      notifyReviewers: false,
      remindersEnabled: false,
      reviewers: [{ query: '/users/ana', queryType: 'MicrosoftGraph', queryRoot: null }],
    },
    '/policies/deviceRegistrationPolicy': {
      id: 'deviceRegistrationPolicy',
      multiFactorAuthConfiguration: 'notRequired',
      userDeviceQuota: 50,
    },
    '/policies/authenticationMethodsPolicy': methods('enabled', 'push', 'preMigration'),
    ...settings(
      [
        '5cf42378-d67d-4f36-ba46-e8b86229381d',
        {
          EnableBannedPasswordCheck: 'False',
          BannedPasswordList: 'example\tsecretword',
          LockoutThreshold: '20',
          LockoutDurationInSeconds: '30',
        },
      ],
      ['08d542b9-071f-4e16-94b0-74abb372e3d9', { AllowToAddGuests: 'false' }],
    ),
  },
} satisfies AzureEstate;

const strong = {
  operator: 'OR',
  builtInControls: [],
  authenticationStrength: {
    id: '00000000-0000-0000-0000-000000000004',
    requirementsSatisfied: 'mfa',
    allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'],
  },
};
const administratorRoles = [
  globalAdministrator,
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
];

export const clean = {
  graph: {
    ...people(
      { id: 'ana', registration: registered, signInActivity: { lastSuccessfulSignInDateTime: recently } },
      { id: 'bob', registration: registered, signInActivity: { lastSuccessfulSignInDateTime: recently } },
      {
        id: 'cai',
        account: { userType: 'Guest', externalUserState: 'Accepted', externalUserStateChangeDateTime: longAgo },
        registration: registered,
        signInActivity: { lastSuccessfulSignInDateTime: recently },
      },
    ),
    ...collection('/roleManagement/directory/roleAssignments', [
      role('ra-1', globalAdministrator, 'ana'),
      role('ra-2', globalAdministrator, 'bob'),
      role('ra-3', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'administrators', 'group'),
    ]),
    // Without a licence nobody can be eligible.
    '/roleManagement/directory/roleEligibilityScheduleInstances': azureError('AadPremiumLicenseRequired', 400),
    ...collection('/roleManagement/directory/roleDefinitions', [administratorRole, readerRole]),
    ...groups({ administrators: { isAssignableToRole: true, owners: [] } }),
    ...collection('/groups/administrators/transitiveMembers', [{ '@odata.type': '#microsoft.graph.user', id: 'ana' }]),
    ...collection('/identity/conditionalAccess/policies', [
      policy('ca-1', 'Second factor', {}),
      policy('ca-2', 'No device codes', {
        grantControls: block,
        conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
      }),
      policy('ca-3', 'No old protocols', {
        grantControls: block,
        conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
      }),
      policy('ca-4', 'Risk', { conditions: { signInRiskLevels: ['high', 'medium'] } }),
      policy('ca-5', 'Bound tokens', {
        grantControls: null,
        conditions: {
          clientAppTypes: ['mobileAppsAndDesktopClients'],
          platforms: { includePlatforms: ['windows'], excludePlatforms: [] },
        },
        sessionControls: { secureSignInSession: { isEnabled: true } },
      }),
      policy('ca-6', 'Countries', {
        grantControls: block,
        conditions: { locations: { includeLocations: ['All'], excludeLocations: ['countries'] } },
      }),
      policy('ca-7', 'Administrators', {
        grantControls: strong,
        conditions: { users: { includeUsers: [], includeRoles: administratorRoles } },
      }),
      policy('ca-8', 'Devices', {
        conditions: { applications: { includeApplications: [], includeUserActions: ['urn:user:registerdevice'] } },
      }),
    ]),
    ...collection('/identity/conditionalAccess/namedLocations', [
      {
        '@odata.type': '#microsoft.graph.countryNamedLocation',
        id: 'countries',
        displayName: 'Countries',
        countriesAndRegions: ['NL'],
      },
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        id: 'offices',
        displayName: 'Offices',
        isTrusted: true,
        ipRanges: [{ '@odata.type': '#microsoft.graph.iPv6CidrRange', cidrAddress: '2001:db8::/48' }],
      },
    ]),
    ...related(
      '/applications',
      [
        {
          id: 'good',
          appId: 'good-app',
          federatedIdentityCredentials: [
            {
              id: 'f1',
              name: 'deploy',
              issuer: 'https://token.actions.githubusercontent.com',
              subject: 'repo:example/app:environment:production',
              audiences: ['api://AzureADTokenExchange'],
            },
          ],
          displayName: 'Good',
          passwordCredentials: [
            { keyId: 'k1', startDateTime: '2026-10-01T00:00:00Z', endDateTime: '2027-04-01T00:00:00Z' },
          ],
          keyCredentials: [],
          web: { redirectUris: ['https://app.example.com/callback'] },
          spa: { redirectUris: [] },
          publicClient: { redirectUris: [] },
        },
      ],
      'owners',
      'federatedIdentityCredentials',
    ),
    ...related(
      '/servicePrincipals',
      [
        { id: 'good', appId: 'good-app', displayName: 'Good', appOwnerOrganizationId: tenant },
        { id: 'graph', displayName: 'Microsoft Graph', appOwnerOrganizationId: microsoft },
      ],
      'owners',
    ),
    [microsoftGraph]: graphRoles,
    ...collection(`${microsoftGraph}/appRoleAssignedTo`, [granted('good', 'df021288-bdef-4463-88db-98f22de89214', 0)]),
    '/policies/identitySecurityDefaultsEnforcementPolicy': {
      id: 'defaults',
      displayName: 'Security Defaults',
      isEnabled: false,
    },
    '/policies/authorizationPolicy': {
      id: 'authorizationPolicy',
      allowInvitesFrom: 'adminsAndGuestInviters',
      allowUserConsentForRiskyApps: null,
      allowEmailVerifiedUsersToJoinOrganization: false,
      guestUserRoleId: '2af84b1e-32c8-42b7-82bc-daa82404023b',
      defaultUserRolePermissions: {
        allowedToCreateApps: false,
        allowedToCreateSecurityGroups: false,
        allowedToCreateTenants: false,
        permissionGrantPoliciesAssigned: [],
      },
    },
    ...collection('/policies/permissionGrantPolicies', []),
    '/policies/adminConsentRequestPolicy': {
      isEnabled: true,
      notifyReviewers: true,
      remindersEnabled: true,
      requestDurationInDays: 30,
      reviewers: [{ query: '/users/ana', queryType: 'MicrosoftGraph', queryRoot: null }],
    },
    '/policies/deviceRegistrationPolicy': {
      id: 'deviceRegistrationPolicy',
      multiFactorAuthConfiguration: 'notRequired',
    },
    '/policies/authenticationMethodsPolicy': methods('disabled', 'any', 'migrationComplete'),
    ...settings(
      [
        '5cf42378-d67d-4f36-ba46-e8b86229381d',
        { EnableBannedPasswordCheck: 'True', BannedPasswordList: 'example\tproduct' },
      ],
      ['62375ab9-6b52-47ed-826b-58e47e0e304b', { EnableGroupCreation: 'false' }],
    ),
  },
} satisfies AzureEstate;
