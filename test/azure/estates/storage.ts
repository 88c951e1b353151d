import { type AzureEstate, azureError, idOf, type Recipe, row, type Row, subscription } from '../fake.ts';

const account = 'Microsoft.Storage/storageAccounts';
const created = '2020-05-05T05:05:05.1234567Z';
const base = { sku: { name: 'Standard_LRS' }, kind: 'StorageV2' };
const premiumFiles = { sku: { name: 'Premium_LRS' }, kind: 'FileStorage' };

const storageAccount = (name: string, properties: object, more: object = base): Row =>
  row(account, name, { ...more, properties: { creationTime: created, ...properties } });

type Arm = Record<string, Recipe>;
type Service = 'blob' | 'file' | 'queue' | 'table';

/** One of an account's services, and where its logs go. */
const service = (name: string, kind: Service, properties: object, logs: readonly object[]): Arm => {
  const id = `${idOf(account, name)}/${kind}Services/default`;
  return {
    [id]: { id, name: 'default', type: `${account}/${kind}Services`, properties },
    [`${id}/providers/Microsoft.Insights/diagnosticSettings`]: {
      value: logs.map((properties, i) => ({
        id: `${id}/providers/microsoft.insights/diagnosticSettings/to-${i}`,
        name: `to-${i}`,
        type: 'Microsoft.Insights/diagnosticSettings',
        properties: {
          workspaceId: idOf('Microsoft.OperationalInsights/workspaces', 'logs'),
          metrics: [],
          ...properties,
        },
      })),
    },
  };
};

const logs = (...names: string[]) => ({
  logs: ['StorageRead', 'StorageWrite', 'StorageDelete'].map((category) => ({
    category,
    categoryGroup: null,
    enabled: names.includes(category),
  })),
});
const allLogs = { logs: [{ category: null, categoryGroup: 'allLogs', enabled: true }] };

const containers = (name: string, ...pages: Record<string, string>[]): Arm => {
  const path = `${idOf(account, name)}/blobServices/default/containers`;
  const page = (at: number) => ({
    value: Object.entries(pages[at] ?? {}).map(([one, publicAccess]) => ({
      id: `${path}/${one}`,
      name: one,
      type: `${account}/blobServices/containers`,
      etag: '"0x8D589847DAB5AF9"',
      properties: { publicAccess, leaseStatus: 'Unlocked', hasLegalHold: false },
    })),
    nextLink:
      at + 1 < pages.length ? `https://management.azure.com${path}?api-version=2024-01-01&$skipToken=${at + 1}` : null,
  });
  return { [path]: (url) => page(Number(url.searchParams.get('$skipToken') ?? 0)) };
};

const lock = (scope: string, name: string, level: string) => ({
  id: `${scope}/providers/Microsoft.Authorization/locks/${name}`,
  name,
  type: 'Microsoft.Authorization/locks',
  properties: { level, notes: 'Ask first' },
});

const endpoint = (name: string, status: string) => ({
  id: `${idOf(account, name)}/privateEndpointConnections/one`,
  name: 'one',
  type: `${account}/privateEndpointConnections`,
  properties: {
    privateEndpoint: { id: idOf('Microsoft.Network/privateEndpoints', 'one') },
    privateLinkServiceConnectionState: { status, description: '', actionRequired: 'None' },
    provisioningState: 'Succeeded',
  },
});

const smb = (versions: string, channelEncryption: string) => ({
  protocolSettings: { smb: { versions, channelEncryption } },
});
const kept = { enabled: true, days: 14 };
const corsRule = (origin: string, ...allowedMethods: string[]) => ({
  allowedOrigins: [origin],
  allowedMethods,
  maxAgeInSeconds: 60,
  exposedHeaders: [],
  allowedHeaders: ['*'],
});

const safe = {
  supportsHttpsTrafficOnly: true,
  minimumTlsVersion: 'TLS1_2',
  allowBlobPublicAccess: false,
  allowSharedKeyAccess: false,
  allowCrossTenantReplication: false,
  defaultToOAuthAuthentication: true,
  allowedCopyScope: 'AAD',
  publicNetworkAccess: 'Disabled',
  networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] },
  encryption: { keySource: 'Microsoft.Keyvault', requireInfrastructureEncryption: true },
};
const safeBlobs = {
  deleteRetentionPolicy: kept,
  containerDeleteRetentionPolicy: kept,
  isVersioningEnabled: true,
  cors: { corsRules: [corsRule('https://www.example.com', 'GET')] },
};
const safeFiles = { shareDeleteRetentionPolicy: kept, ...smb('SMB3.1.1;', 'AES-256-GCM;') };
const locks = `/subscriptions/${subscription}/providers/Microsoft.Authorization/locks`;

export default {
  resources: [
    storageAccount(
      'open',
      {
        supportsHttpsTrafficOnly: false,
        minimumTlsVersion: 'TLS1_0',
        allowBlobPublicAccess: true,
        allowSharedKeyAccess: true,
        allowCrossTenantReplication: true,
        defaultToOAuthAuthentication: false,
        isSftpEnabled: true,
        isLocalUserEnabled: true,
        isHnsEnabled: true,
        publicNetworkAccess: 'Enabled',
        networkAcls: { bypass: 'None', defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
        privateEndpointConnections: [endpoint('open', 'Pending')],
        keyCreationTime: { key1: '2026-11-11T11:11:11.1111111Z', key2: '2021-01-01T00:00:00Z' },
        encryption: { keySource: 'Microsoft.Storage', requireInfrastructureEncryption: null },
      },
      { ...base, tags: { owner: 'nobody' } },
    ),
    storageAccount('wide', {
      ...safe,
      allowBlobPublicAccess: true,
      allowSharedKeyAccess: true,
      publicNetworkAccess: 'Enabled',
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: 'Deny',
        ipRules: [{ value: '0.0.0.0/1', action: 'Allow' }],
      },
      keyPolicy: { keyExpirationPeriodInDays: 90 },
      sasPolicy: { sasExpirationPeriod: '1.00:00:00', expirationAction: 'Log' },
    }),
    storageAccount(
      'shut',
      { ...safe, privateEndpointConnections: [endpoint('shut', 'Approved')] },
      {
        ...base,
        sku: { name: 'Standard_GZRS' },
      },
    ),
    // Premium shares: no blobs, queues or tables.
    storageAccount('shares', { allowBlobPublicAccess: null }, premiumFiles),
    storageAccount('bare', {}),
  ],
  arm: {
    ...service(
      'open',
      'blob',
      { deleteRetentionPolicy: { enabled: false }, cors: { corsRules: [corsRule('*', 'GET', 'PUT')] } },
      [logs('StorageWrite')],
    ),
    ...service('open', 'file', smb('SMB2.1;SMB3.0;SMB3.1.1', 'AES-128-CCM;AES-256-GCM'), [logs()]),
    ...service('open', 'queue', {}, []),
    ...service('open', 'table', {}, []),
    ...service('wide', 'blob', { ...safeBlobs, isVersioningEnabled: false }, [
      logs('StorageRead'),
      logs('StorageWrite'),
    ]),
    ...service('wide', 'file', {}, [allLogs]),
    ...service('wide', 'queue', {}, [logs('StorageRead')]),
    ...service('wide', 'table', {}, [allLogs]),
    ...service('shut', 'blob', safeBlobs, [allLogs]),
    ...service('shut', 'file', safeFiles, [allLogs]),
    ...service('shut', 'queue', {}, [allLogs]),
    ...service('shut', 'table', {}, [logs('StorageRead', 'StorageWrite', 'StorageDelete')]),
    ...service('shares', 'file', { shareDeleteRetentionPolicy: { enabled: true, days: 1 } }, []),
    ...service('bare', 'blob', {}, []),
    ...service('bare', 'file', {}, []),
    ...service('bare', 'queue', {}, []),
    ...service('bare', 'table', {}, []),
    // Some accounts have no file service although their kind has.
    [`${idOf(account, 'bare')}/fileServices/default`]: azureError('FeatureNotSupportedForAccount', 400),
    ...containers(
      'open',
      { assets: 'Container', logs: 'None' },
      { photos: 'Blob', 'insights-activity-logs': 'Container' },
    ),
    ...containers('wide', { exports: 'Blob' }),
    ...containers('bare', {}),
    [locks]: {
      value: [
        lock(idOf(account, 'shut'), 'keep', 'CanNotDelete'),
        lock(`/subscriptions/${subscription}/resourceGroups/other`, 'freeze', 'ReadOnly'),
      ],
    },
  },
} satisfies AzureEstate;

export const clean = {
  resources: [
    storageAccount(
      'private',
      { ...safe, privateEndpointConnections: [endpoint('private', 'Approved')] },
      { ...base, sku: { name: 'Standard_GRS' } },
    ),
    // Whether containers may be public was never set, but for an account of this age that means no.
    storageAccount(
      'unset',
      {
        ...safe,
        creationTime: '2026-10-10T10:10:10Z',
        allowBlobPublicAccess: null,
        publicNetworkAccess: 'SecuredByPerimeter',
        privateEndpointConnections: [endpoint('unset', 'Approved')],
      },
      { ...base, sku: { name: 'Standard_RAGZRS' } },
    ),
  ],
  arm: {
    ...service('private', 'blob', safeBlobs, [allLogs]),
    ...service('private', 'file', safeFiles, [allLogs]),
    ...service('private', 'queue', {}, [allLogs]),
    ...service('private', 'table', {}, [allLogs]),
    ...service('unset', 'blob', safeBlobs, [allLogs]),
    ...service('unset', 'file', safeFiles, [allLogs]),
    ...service('unset', 'queue', {}, [allLogs]),
    ...service('unset', 'table', {}, [allLogs]),
    ...containers('unset', { logs: 'None' }),
    [locks]: { value: [lock(`/subscriptions/${subscription}/resourceGroups/rg`, 'keep', 'CanNotDelete')] },
  },
} satisfies AzureEstate;
