import { type AzureEstate, idOf, row } from '../fake.ts';

const account = 'Microsoft.DocumentDB/databaseAccounts';

const connection = (name: string, status: string) => ({
  id: `${idOf(account, name)}/privateEndpointConnections/${name}`,
  name,
  type: `${account}/privateEndpointConnections`,
  properties: {
    privateEndpoint: { id: idOf('Microsoft.Network/privateEndpoints', name) },
    privateLinkServiceConnectionState: { status },
    groupId: 'Sql',
  },
});
const rules = (...ranges: string[]) => ranges.map((ipAddressOrRange) => ({ ipAddressOrRange }));
const locations = (...names: string[]) =>
  names.map((locationName, failoverPriority) => ({ locationName, failoverPriority, isZoneRedundant: false }));

const shut = {
  publicNetworkAccess: 'Disabled',
  isVirtualNetworkFilterEnabled: true,
  ipRules: [],
  disableLocalAuth: true,
  disableKeyBasedMetadataWriteAccess: true,
  minimalTlsVersion: 'Tls12',
  backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
  enableAutomaticFailover: true,
  enableMultipleWriteLocations: false,
  locations: locations('West Europe', 'North Europe'),
  keyVaultKeyUri: 'https://vault.vault.azure.net/keys/cosmos',
};

export const clean = {
  resources: [
    row(account, 'safe', {
      kind: 'GlobalDocumentDB',
      properties: { ...shut, privateEndpointConnections: [connection('safe', 'Approved')] },
    }),
  ],
} satisfies AzureEstate;

export default {
  resources: [
    row(account, 'open', {
      kind: 'GlobalDocumentDB',
      tags: { owner: 'nobody' },
      properties: {
        publicNetworkAccess: 'Enabled',
        isVirtualNetworkFilterEnabled: false,
        ipRules: [],
        privateEndpointConnections: [connection('open', 'Pending')],
        disableLocalAuth: false,
        disableKeyBasedMetadataWriteAccess: false,
        minimalTlsVersion: 'Tls',
        backupPolicy: { type: 'Periodic', periodicModeProperties: { backupIntervalInMinutes: 240 } },
        enableAutomaticFailover: false,
        enableMultipleWriteLocations: false,
        locations: locations('West Europe', 'North Europe'),
      },
    }),
    row(account, 'azure', {
      kind: 'MongoDB',
      properties: {
        ...shut,
        publicNetworkAccess: 'Enabled',
        ipRules: rules('203.0.113.0/24', '0.0.0.0'),
        disableLocalAuth: false,
        enableMultipleWriteLocations: true,
      },
    }),
    row(account, 'shut', {
      kind: 'GlobalDocumentDB',
      properties: { ...shut, privateEndpointConnections: [connection('shut', 'Approved')] },
    }),
    row(account, 'bare', {
      kind: 'GlobalDocumentDB',
      properties: { ipRules: [], locations: locations('West Europe') },
    }),
  ],
} satisfies AzureEstate;
