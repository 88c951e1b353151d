import { type AzureEstate, idOf, row } from '../fake.ts';

const server = 'Microsoft.DBforMySQL/flexibleServers';
const sku = { name: 'Standard_D4ds_v4', tier: 'GeneralPurpose' };

/** What was set last, or that and what is in force. */
type Parameters = Readonly<Record<string, string | readonly [value: string, currentValue: string]>>;
type Rules = readonly (readonly [name: string, startIpAddress: string, endIpAddress: string])[];

/** The parameters come in two pages, as long lists do. */
function below(name: string, parameters: Parameters, rules: Rules) {
  const id = idOf(server, name);
  const values = Object.entries({ max_connections: '341', ...parameters }).map(([own, said]) => {
    const [value, currentValue] = typeof said === 'string' ? [said, null] : said;
    return {
      id: `${id}/configurations/${own}`,
      name: own,
      type: `${server}/configurations`,
      properties: { value, currentValue, source: 'user-override', isReadOnly: 'False' },
    };
  });
  const half = Math.ceil(values.length / 2);
  return {
    [`${id}/configurations`]: (url: URL) =>
      url.searchParams.has('page')
        ? { value: values.slice(half) }
        : {
            value: values.slice(0, half),
            nextLink: `https://management.azure.com${id}/configurations?api-version=2023-06-01-preview&page=2`,
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
  require_secure_transport: 'ON',
  tls_version: ['TLSv1.2,TLSv1.3', 'TLSv1.2,TLSv1.3'],
  audit_log_enabled: 'ON',
  audit_log_events: 'CONNECTION,ADMIN,DDL',
  aad_auth_only: 'ON',
};
const bad: Parameters = {
  require_secure_transport: 'OFF',
  // A restart is due.
  tls_version: ['TLSv1.2', 'TLSv1,TLSv1.1,TLSv1.2'],
  audit_log_enabled: 'OFF',
  audit_log_events: 'CONNECTION',
  aad_auth_only: 'OFF',
};

const shut = {
  version: '8.0.21',
  state: 'Ready',
  network: { publicNetworkAccess: 'Disabled' },
  backup: { backupRetentionDays: 35, geoRedundantBackup: 'Enabled' },
  highAvailability: { mode: 'ZoneRedundant', state: 'Healthy' },
  dataEncryption: { type: 'AzureKeyVault', primaryKeyURI: 'https://vault.vault.azure.net/keys/mysql' },
  replicationRole: 'None',
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
  ],
  arm: { ...below('safe', good, [['office', '203.0.113.0', '203.0.113.255']]), ...below('safe-inside', good, []) },
} satisfies AzureEstate;

export default {
  resources: [
    row(server, 'open', {
      sku,
      tags: { owner: 'nobody' },
      properties: {
        version: '5.7',
        network: { publicNetworkAccess: 'Enabled' },
        backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
        highAvailability: { mode: 'Disabled', state: 'NotEnabled' },
        dataEncryption: { type: 'SystemManaged' },
        replicationRole: 'Source',
      },
    }),
    row(server, 'copy', {
      sku,
      properties: { ...shut, highAvailability: { mode: 'Disabled' }, replicationRole: 'Replica' },
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
    ...below('copy', { ...good, audit_log_events: 'DDL' }, []),
    ...below('inside', good, []),
    ...below('bare', {}, []),
  },
} satisfies AzureEstate;
