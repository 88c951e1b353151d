import { type AzureEstate, idOf, row } from '../fake.ts';

const server = 'Microsoft.DBforPostgreSQL/flexibleServers';
const sku = { name: 'Standard_D4ds_v5', tier: 'GeneralPurpose' };

type Parameters = Readonly<Record<string, string>>;
type Rules = readonly (readonly [name: string, startIpAddress: string, endIpAddress: string])[];

/** The parameters come in two pages, as long lists do. */
function below(name: string, parameters: Parameters, rules: Rules) {
  const id = idOf(server, name);
  const values = Object.entries({ max_connections: '859', ...parameters }).map(([own, value]) => ({
    id: `${id}/configurations/${own}`,
    name: own,
    type: `${server}/configurations`,
    properties: { value, dataType: 'Enumeration', source: 'user-override', isReadOnly: false },
  }));
  const half = Math.ceil(values.length / 2);
  return {
    [`${id}/configurations`]: (url: URL) =>
      url.searchParams.has('page')
        ? { value: values.slice(half) }
        : {
            value: values.slice(0, half),
            nextLink: `https://management.azure.com${id}/configurations?api-version=2024-08-01&page=2`,
          },
    [`${id}/firewallRules`]: {
      value: rules.map(([own, startIpAddress, endIpAddress]) => ({
        id: `${id}/firewallRules/${own}`,
        name: own,
        type: `${server}/firewallRules`,
        properties: { startIpAddress, endIpAddress },
      })),
    },
  };
}

const good: Parameters = {
  require_secure_transport: 'on',
  ssl_min_protocol_version: 'TLSv1.2',
  log_checkpoints: 'on',
  log_connections: 'on',
  log_disconnections: 'on',
  'connection_throttle.enable': 'on',
  'logfiles.download_enable': 'on',
  'logfiles.retention_days': '7',
  shared_preload_libraries: 'pg_cron,pgaudit,pg_stat_statements',
  'pgaudit.log': 'ddl,role,write',
};
const bad: Parameters = {
  require_secure_transport: 'off',
  ssl_min_protocol_version: 'TLSv1',
  log_checkpoints: 'off',
  log_connections: 'off',
  log_disconnections: 'off',
  'connection_throttle.enable': 'off',
  'logfiles.download_enable': 'on',
  'logfiles.retention_days': '3',
  shared_preload_libraries: 'pg_cron,pg_stat_statements',
  'pgaudit.log': 'none',
};

const shut = {
  version: '16',
  state: 'Ready',
  network: { publicNetworkAccess: 'Disabled' },
  authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled' },
  backup: { backupRetentionDays: 35, geoRedundantBackup: 'Enabled' },
  highAvailability: { mode: 'ZoneRedundant', state: 'Healthy' },
  dataEncryption: { type: 'AzureKeyVault', primaryKeyURI: 'https://vault.vault.azure.net/keys/postgres' },
  replicationRole: 'Primary',
};

export const clean = {
  resources: [
    row(server, 'safe', { sku, properties: shut }),
    row(server, 'safe-inside', {
      sku,
      properties: {
        ...shut,
        network: {
          publicNetworkAccess: 'Disabled',
          delegatedSubnetResourceId: idOf('Microsoft.Network/virtualNetworks/subnets', 'network/data'),
        },
      },
    }),
    row(server, 'safe-reached', { sku, properties: shut }),
  ],
  arm: {
    ...below('safe', good, []),
    ...below('safe-inside', good, []),
    ...below('safe-reached', { ...good, log_connections: 'all' }, [['office', '203.0.113.0', '203.0.113.255']]),
  },
} satisfies AzureEstate;

export default {
  resources: [
    row(server, 'open', {
      sku,
      tags: { owner: 'nobody' },
      properties: {
        version: '13',
        network: { publicNetworkAccess: 'Enabled' },
        authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' },
        backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
        highAvailability: { mode: 'Disabled', state: 'NotEnabled' },
        dataEncryption: { type: 'SystemManaged' },
        replicationRole: 'None',
      },
    }),
    row(server, 'copy', {
      sku,
      properties: { ...shut, highAvailability: { mode: 'Disabled' }, replicationRole: 'AsyncReplica' },
    }),
    row(server, 'inside', {
      sku,
      properties: {
        ...shut,
        network: { delegatedSubnetResourceId: idOf('Microsoft.Network/virtualNetworks/subnets', 'network/data') },
      },
    }),
    row(server, 'bare', { sku, properties: { network: {}, backup: {}, highAvailability: {} } }),
  ],
  arm: {
    ...below('open', bad, [
      ['all', '0.0.0.0', '255.255.255.255'],
      ['AllowAllAzureServicesAndResourcesWithinAzureIps', '0.0.0.0', '0.0.0.0'],
    ]),
    ...below('copy', good, []),
    ...below('inside', good, []),
    ...below('bare', {}, []),
  },
} satisfies AzureEstate;
