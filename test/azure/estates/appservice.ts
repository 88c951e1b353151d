import { type AzureEstate, idOf, row } from '../fake.ts';

const site = 'Microsoft.Web/sites';
const slot = 'Microsoft.Web/sites/slots';
const plan = 'Microsoft.Web/serverfarms';
const workspaceId = idOf('Microsoft.OperationalInsights/workspaces', 'logs');

interface Answers {
  readonly web: object;
  readonly auth: object;
  readonly publishing: object;
  readonly endpoints?: object;
  readonly settings: object;
}

/** What an app or slot answers beside its row. */
function answersOf(type: string, name: string, { web, auth, publishing, endpoints, settings }: Answers) {
  const id = idOf(type, name);
  const child = (path: string, properties: object) => ({
    id: `${id}/${path}`,
    name: path.split('/').at(-1),
    properties,
  });
  return {
    [`${id}/config/web`]: child('config/web', web),
    [`${id}/config/authsettingsV2`]: child('config/authsettingsV2', auth),
    [`${id}/basicPublishingCredentialsPolicies`]: publishing,
    ...(endpoints && { [`${id}/privateEndpointConnections`]: endpoints }),
    [`${id}/providers/Microsoft.Insights/diagnosticSettings`]: settings,
  };
}

const policies = (allow?: boolean) => ({
  value: ['ftp', 'scm'].map((name) => ({ name, properties: allow === undefined ? {} : { allow } })),
  nextLink: null,
});

const assigned = (principalId: string) => ({
  type: 'UserAssigned',
  userAssignedIdentities: {
    [idOf('Microsoft.ManagedIdentity/userAssignedIdentities', principalId)]: { principalId, clientId: 'client' },
  },
});

const good: Answers = {
  web: {
    minTlsVersion: '1.2',
    scmMinTlsVersion: '1.2',
    ftpsState: 'FtpsOnly',
    http20Enabled: true,
    remoteDebuggingEnabled: false,
    cors: { allowedOrigins: ['https://shop.example.com'], supportCredentials: false },
    ipSecurityRestrictions: [
      {
        ipAddress: 'AzureFrontDoor.Backend',
        tag: 'ServiceTag',
        action: 'Allow',
        priority: 100,
        headers: { 'x-azure-fdid': ['00000000-0000-0000-0000-0000000000fd'] },
      },
      { ipAddress: 'Any', action: 'Deny', priority: 2_147_483_647, name: 'Deny all' },
    ],
    ipSecurityRestrictionsDefaultAction: 'Deny',
    linuxFxVersion: 'NODE|24-lts',
    netFrameworkVersion: 'v4.0',
    publishingUsername: '$shop',
  },
  auth: {
    platform: { enabled: true, runtimeVersion: '~1' },
    globalValidation: { requireAuthentication: true, unauthenticatedClientAction: 'RedirectToLoginPage' },
  },
  publishing: policies(false),
  settings: {
    value: [
      {
        name: 'logs',
        properties: {
          workspaceId,
          logs: [
            { category: 'AppServiceHTTPLogs', enabled: true },
            { categoryGroup: 'audit', enabled: true },
          ],
        },
      },
    ],
  },
};

const bad: Answers = {
  web: {
    minTlsVersion: '1.0',
    ftpsState: 'AllAllowed',
    http20Enabled: false,
    remoteDebuggingEnabled: true,
    cors: { allowedOrigins: ['*'] },
    ipSecurityRestrictions: [{ ipAddress: 'Any', action: 'Allow', priority: 2_147_483_647, name: 'Allow all' }],
    linuxFxVersion: '',
    netFrameworkVersion: 'v6.0',
  },
  auth: { platform: { enabled: false } },
  publishing: policies(true),
  endpoints: { value: [] },
  settings: { value: [] },
};

const bare: Answers = { web: {}, auth: {}, publishing: policies(), endpoints: { value: [] }, settings: { value: [] } };

export default {
  resources: [
    row(site, 'shop', {
      kind: 'app,linux',
      tags: { owner: 'shop' },
      identity: { type: 'SystemAssigned', principalId: '00000000-0000-0000-0000-0000000000a1' },
      properties: {
        state: 'Running',
        httpsOnly: true,
        clientCertEnabled: true,
        clientCertMode: 'Required',
        clientCertExclusionPaths: '/health',
        publicNetworkAccess: 'Enabled',
        virtualNetworkSubnetId: `${idOf('Microsoft.Network/virtualNetworks', 'main')}/subnets/apps`,
        serverFarmId: idOf(plan, 'premium'),
      },
    }),
    row(site, 'leaky', {
      kind: 'app',
      // The estate of authorization gives it a role.
      identity: assigned('deployer'),
      properties: { state: 'Running', httpsOnly: false, clientCertEnabled: false, publicNetworkAccess: null },
    }),
    row(site, 'bare', { kind: 'app', properties: {} }),
    row(site, 'inside', {
      kind: 'functionapp,linux',
      properties: {
        httpsOnly: true,
        hostingEnvironmentProfile: { id: idOf('Microsoft.Web/hostingEnvironments', 'inner') },
      },
    }),
    row(site, 'contained', { kind: 'functionapp,linux,container,azurecontainerapps', properties: {} }),
    { ...row(slot, 'shop/staging', { kind: 'app,linux', properties: { httpsOnly: false } }), name: 'shop/staging' },
    row(plan, 'premium', { sku: { name: 'P0v3', tier: 'Premium0V3' }, properties: { numberOfSites: 2 } }),
    row(plan, 'free', {
      tags: { owner: 'nobody' },
      sku: { name: 'F1', tier: 'Free' },
      properties: { numberOfSites: 1 },
    }),
    row(plan, 'bare', { sku: { name: 'B1', tier: 'Basic' }, properties: {} }),
    row(plan, 'empty', { sku: { name: 'F1', tier: 'Free' }, properties: { numberOfSites: 0 } }),
  ],
  arm: {
    ...answersOf(site, 'shop', good),
    ...answersOf(site, 'leaky', bad),
    ...answersOf(site, 'bare', bare),
    ...answersOf(site, 'inside', {
      ...bare,
      web: { minTlsVersion: '1.3', windowsFxVersion: 'DOCKER|registry.example.com/image:1' },
      endpoints: {
        value: [{ name: 'one', properties: { privateLinkServiceConnectionState: { status: 'Approved' } } }],
      },
    }),
    ...answersOf(site, 'contained', bare),
    ...answersOf(slot, 'shop/staging', bad),
  },
} satisfies AzureEstate;

export const clean = {
  resources: [
    row(site, 'shop', {
      kind: 'app,linux',
      identity: assigned('worker'),
      properties: {
        httpsOnly: true,
        clientCertEnabled: true,
        clientCertMode: 'Required',
        publicNetworkAccess: 'Disabled',
        virtualNetworkSubnetId: `${idOf('Microsoft.Network/virtualNetworks', 'main')}/subnets/apps`,
      },
    }),
    row(plan, 'premium', { sku: { name: 'P0v3', tier: 'Premium0V3' }, properties: { numberOfSites: 1 } }),
  ],
  arm: answersOf(site, 'shop', good),
} satisfies AzureEstate;
