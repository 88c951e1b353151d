import { type AzureEstate, idOf, row, subscription } from '../fake.ts';

const alert = 'Microsoft.Insights/activityLogAlerts';
const group = 'Microsoft.Insights/actionGroups';
const workspace = 'Microsoft.OperationalInsights/workspaces';
const workspaceId = idOf(workspace, 'logs');

const watching = (name: string, operation: string, more: object = {}) =>
  row(alert, name, {
    location: 'Global',
    properties: {
      enabled: true,
      scopes: [`/subscriptions/${subscription}`],
      condition: {
        allOf: [
          { field: 'category', equals: 'Administrative', containsAny: null },
          { field: 'operationName', equals: operation, containsAny: null },
        ],
      },
      actions: { actionGroups: [{ actionGroupId: idOf(group, 'people'), webhookProperties: {} }] },
      ...more,
    },
  });

export default {
  resources: [
    watching('nsg-write-off', 'Microsoft.Network/networkSecurityGroups/write', { enabled: false }),
    watching('policy-write-group-only', 'Microsoft.Authorization/policyAssignments/write', {
      scopes: [idOf(workspace, 'x').split('/providers')[0]],
    }),
    watching('policy-delete-unheard', 'Microsoft.Authorization/policyAssignments/delete', {
      actions: { actionGroups: [{ actionGroupId: idOf(group, 'nobody') }] },
    }),
    row(alert, 'public-addresses-of-one-group', {
      tags: { owner: 'network' },
      properties: {
        scopes: [`/subscriptions/${subscription}`],
        condition: {
          allOf: [
            { field: 'category', equals: 'Administrative' },
            {
              anyOf: [
                { field: 'operationName', equals: 'Microsoft.Network/publicIPAddresses/write' },
                { field: 'operationName', containsAny: ['Microsoft.Network/publicIPAddresses/delete'] },
              ],
            },
            { field: 'resourceGroup', containsAny: ['production', 'test'] },
          ],
        },
        actions: { actionGroups: [{ actionGroupId: idOf(group, 'people') }] },
      },
    }),
    row(group, 'people', {
      location: 'Global',
      properties: {
        groupShortName: 'people',
        enabled: true,
        emailReceivers: [{ name: 'team', emailAddress: 'team@example.com', status: 'Enabled' }],
        smsReceivers: [{ name: 'left', countryCode: '1', phoneNumber: '5550100', status: 'Disabled' }],
        webhookReceivers: [],
      },
    }),
    row(group, 'nobody', { location: 'Global', properties: { enabled: true, emailReceivers: [] } }),
    row(group, 'bare', { location: 'Global', properties: {} }),
    row(workspace, 'logs', {
      properties: {
        retentionInDays: 180,
        publicNetworkAccessForQuery: 'Disabled',
        features: { disableLocalAuth: true, legacy: 0 },
      },
    }),
    row(workspace, 'short', {
      properties: { retentionInDays: 30, publicNetworkAccessForQuery: 'Enabled', features: { disableLocalAuth: null } },
    }),
    row(workspace, 'bare', { properties: { retentionInDays: 30 } }),
  ],
  arm: {
    [`/subscriptions/${subscription}/providers/Microsoft.Insights/diagnosticSettings`]: (url: URL) =>
      url.searchParams.has('page')
        ? { value: [setting('archive', { storageAccountId: idOf('Microsoft.Storage/storageAccounts', 'open') })] }
        : {
            value: [
              setting('to-workspace', { workspaceId }),
              setting('to-others', {
                eventHubAuthorizationRuleId: `${idOf('Microsoft.EventHub/namespaces', 'hub')}/authorizationrules/send`,
                marketplacePartnerId: idOf('Microsoft.Datadog/monitors', 'partner'),
              }),
            ],
            nextLink: `${url.origin}${url.pathname}?api-version=2021-05-01-preview&page=2`,
          },
    [`/subscriptions/${subscription}/providers/Microsoft.Insights/components`]: { value: [] },
    '/providers/microsoft.aadiam/diagnosticSettings': {
      value: [
        directory('to-workspace', { workspaceId }, ['AuditLogs', 'SignInLogs']),
        directory('to-hub', { eventHubAuthorizationRuleId: idOf('Microsoft.EventHub/namespaces', 'hub') }, []),
        directory('archive', { storageAccountId: idOf('Microsoft.Storage/storageAccounts', 'open') }, []),
      ],
    },
  },
} satisfies AzureEstate;

const watched = [
  'Microsoft.Authorization/policyAssignments',
  'Microsoft.Network/networkSecurityGroups',
  'Microsoft.Network/publicIPAddresses',
  'Microsoft.Security/securitySolutions',
  'Microsoft.Sql/servers/firewallRules',
].flatMap((type) => [`${type}/write`, `${type}/delete`]);

const directoryCategories = [
  'AuditLogs',
  'SignInLogs',
  'NonInteractiveUserSignInLogs',
  'ServicePrincipalSignInLogs',
  'ManagedIdentitySignInLogs',
  'ProvisioningLogs',
  'RiskyUsers',
  'UserRiskEvents',
  'MicrosoftGraphActivityLogs',
];

export const clean = {
  resources: [
    ...watched.map((operation, i) => watching(`watch-${i}`, operation)),
    row(alert, 'incidents', {
      properties: {
        enabled: true,
        scopes: [`/subscriptions/${subscription}`],
        condition: {
          allOf: [
            { field: 'category', equals: 'ServiceHealth' },
            { field: 'properties.impactedServices[*].ServiceName', containsAny: ['Key Vault', 'Storage'] },
          ],
        },
        actions: { actionGroups: [{ actionGroupId: idOf(group, 'people') }] },
      },
    }),
    row(group, 'people', {
      location: 'Global',
      properties: {
        enabled: true,
        armRoleReceivers: [{ name: 'owners', roleId: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' }],
      },
    }),
    row('Microsoft.Insights/components', 'shop', { kind: 'web', properties: { Application_Type: 'web' } }),
    row(workspace, 'logs', {
      properties: {
        retentionInDays: 180,
        publicNetworkAccessForQuery: 'Disabled',
        features: { disableLocalAuth: true },
      },
    }),
  ],
  arm: {
    [`/subscriptions/${subscription}/providers/Microsoft.Insights/diagnosticSettings`]: {
      value: [
        {
          name: 'everything',
          properties: {
            storageAccountId: idOf('Microsoft.Storage/storageAccounts', 'private'),
            logs: ['Administrative', 'Security', 'Alert', 'Policy'].map((category) => ({ category, enabled: true })),
          },
        },
      ],
    },
    '/providers/microsoft.aadiam/diagnosticSettings': {
      value: [
        {
          name: 'everything',
          properties: { workspaceId, logs: directoryCategories.map((category) => ({ category, enabled: true })) },
        },
      ],
    },
  },
} satisfies AzureEstate;

function setting(name: string, destination: object) {
  return {
    id: `subscriptions/${subscription}/providers/AzureResourceManager/diagnosticSettings/${name}`,
    type: null,
    name,
    properties: {
      storageAccountId: null,
      eventHubAuthorizationRuleId: null,
      marketplacePartnerId: null,
      ...destination,
      logs: [
        { category: 'Administrative', categoryGroup: null, enabled: false },
        { category: null, categoryGroup: 'allLogs', enabled: false },
      ],
    },
  };
}

function directory(name: string, destination: object, categories: readonly string[]) {
  return {
    id: `/providers/microsoft.aadiam/diagnosticSettings/${name}`,
    type: null,
    name,
    location: null,
    kind: null,
    tags: null,
    identity: null,
    properties: {
      ...destination,
      logs: [
        ...categories.map((category) => ({ category, enabled: true })),
        { category: 'MicrosoftGraphActivityLogs', enabled: false, retentionPolicy: { enabled: false, days: 0 } },
      ],
    },
  };
}
