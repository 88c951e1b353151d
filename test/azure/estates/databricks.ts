import { type AzureEstate, idOf, type Recipe, row, type Row } from '../fake.ts';

const workspaceType = 'Microsoft.Databricks/workspaces';
const networkType = 'Microsoft.Network/virtualNetworks';

const workspace = (name: string, properties: object, more: object = {}): Row =>
  row(workspaceType, name, {
    sku: { name: 'premium' },
    properties: {
      computeMode: 'Hybrid',
      managedResourceGroupId: '/subscriptions/s/resourceGroups/managed',
      ...properties,
    },
    ...more,
  });

const endpoint = (name: string, status: string) => ({
  id: `${idOf(workspaceType, name)}/privateEndpointConnections/one`,
  name: 'one',
  type: `${workspaceType}/privateEndpointConnections`,
  properties: {
    privateEndpoint: { id: idOf('Microsoft.Network/privateEndpoints', 'one') },
    groupIds: ['databricks_ui_api'],
    privateLinkServiceConnectionState: { status, description: '', actionsRequired: 'None' },
    provisioningState: 'Succeeded',
  },
});

const inNetwork = (name: string) => ({
  customVirtualNetworkId: { type: 'String', value: idOf(networkType, name) },
  customPublicSubnetName: { type: 'String', value: 'host' },
  customPrivateSubnetName: { type: 'String', value: 'container' },
});

/** A network whose subnets have a security group, or not. */
const network = (name: string, subnets: Record<string, boolean>): Record<string, Recipe> => ({
  [idOf(networkType, name)]: {
    id: idOf(networkType, name),
    name,
    type: networkType,
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: Object.entries(subnets).map(([subnet, isGuarded]) => ({
        id: `${idOf(networkType, name)}/subnets/${subnet}`,
        name: subnet,
        type: `${networkType}/subnets`,
        properties: {
          addressPrefix: '10.0.0.0/24',
          ...(isGuarded && { networkSecurityGroup: { id: idOf('Microsoft.Network/networkSecurityGroups', 'data') } }),
        },
      })),
    },
  },
});

const logs = (name: string, ...categories: string[]): Record<string, Recipe> => {
  const id = `${idOf(workspaceType, name)}/providers/Microsoft.Insights/diagnosticSettings`;
  const setting = {
    id: `${id}/audit`,
    name: 'audit',
    type: 'Microsoft.Insights/diagnosticSettings',
    properties: {
      workspaceId: idOf('Microsoft.OperationalInsights/workspaces', 'logs'),
      metrics: [],
      logs: categories.map((category) =>
        category === 'allLogs'
          ? { category: null, categoryGroup: category, enabled: true }
          : { category, categoryGroup: null, enabled: true },
      ),
    },
  };
  return { [id]: { value: categories.length > 0 ? [setting] : [] } };
};

const ownKey = {
  keySource: 'Microsoft.Keyvault',
  keyVaultProperties: { keyVaultUri: 'https://keys.vault.azure.net', keyName: 'data', keyVersion: '1' },
};
const encrypted = { entities: { managedServices: ownKey, managedDisk: ownKey } };
const rootStorage = { encryption: { type: 'Object', value: { keySource: 'Microsoft.Keyvault', KeyName: 'data' } } };
const tight = (name: string) => ({
  publicNetworkAccess: 'Disabled',
  privateEndpointConnections: [endpoint(name, 'Approved')],
  encryption: encrypted,
  parameters: { ...inNetwork(name), ...rootStorage, enableNoPublicIp: { type: 'Bool', value: true } },
});

export default {
  resources: [
    workspace(
      'leaky',
      {
        publicNetworkAccess: 'Enabled',
        privateEndpointConnections: [endpoint('leaky', 'Pending')],
        parameters: {
          enableNoPublicIp: { type: 'Bool', value: false },
          encryption: { type: 'Object', value: { keySource: 'Default' } },
        },
      },
      { tags: { owner: 'nobody' } },
    ),
    workspace('half', { ...tight('half'), encryption: { entities: { managedServices: ownKey } } }),
    workspace('tight', tight('tight')),
    workspace('serverless', { computeMode: 'Serverless' }),
    workspace('bare', {}),
  ],
  arm: {
    ...network('half', { host: true, container: false }),
    ...network('tight', { host: true, container: true }),
    ...logs('leaky'),
    ...logs('half', 'accounts', 'clusters'),
    ...logs('tight', 'allLogs'),
    ...logs('serverless'),
    ...logs('bare'),
  },
} satisfies AzureEstate;

export const clean = {
  resources: [workspace('clean', tight('clean'))],
  arm: { ...network('clean', { host: true, container: true }), ...logs('clean', 'allLogs') },
} satisfies AzureEstate;
