import { type AzureEstate, idOf, row } from '../fake.ts';

const server = 'Microsoft.Sql/servers';
const database = `${server}/databases`;
const instance = 'Microsoft.Sql/managedInstances';
const connection = (name: string, status: string) => ({
  id: `${idOf(server, name)}/privateEndpointConnections/${name}`,
  properties: {
    privateEndpoint: { id: idOf('Microsoft.Network/privateEndpoints', name) },
    groupIds: ['sqlServer'],
    privateLinkServiceConnectionState: { status, description: 'Please' },
    provisioningState: 'Ready',
  },
});
const rule = (name: string, startIpAddress: string, endIpAddress: string) => ({ name, startIpAddress, endIpAddress });

interface Settings {
  readonly rules: readonly { readonly name: string; readonly startIpAddress: string; readonly endIpAddress: string }[];
  readonly auditing: object;
  readonly administrator?: object;
  readonly protector: object;
  readonly alerts: object;
  readonly express?: object;
  readonly classic?: object;
}

/** What is asked below a server or instance: one answer, and lists of at most one. */
const setting = (type: string, name: string, kind: string, entry: string, properties: object) => {
  const id = `${idOf(type, name)}/${kind}/${entry}`;
  return { [id]: { id, name: entry, type: `${type}/${kind}`, properties } };
};
const list = (type: string, name: string, kind: string, entries: readonly { name: string; properties: object }[]) => ({
  [`${idOf(type, name)}/${kind}`]: {
    value: entries.map((entry) => ({
      id: `${idOf(type, name)}/${kind}/${entry.name}`,
      type: `${type}/${kind}`,
      ...entry,
    })),
  },
});
const atMostOne = (name: string, properties: object | undefined) => (properties ? [{ name, properties }] : []);

const below = (name: string, { rules, auditing, administrator, protector, alerts, express, classic }: Settings) => ({
  ...list(
    server,
    name,
    'firewallRules',
    rules.map(({ name: own, ...properties }) => ({ name: own, properties })),
  ),
  ...setting(server, name, 'auditingSettings', 'default', auditing),
  ...list(server, name, 'administrators', atMostOne('ActiveDirectory', administrator)),
  ...setting(server, name, 'encryptionProtector', 'current', protector),
  ...setting(server, name, 'securityAlertPolicies', 'Default', alerts),
  ...list(server, name, 'sqlVulnerabilityAssessments', atMostOne('Default', express)),
  ...list(server, name, 'vulnerabilityAssessments', atMostOne('Default', classic)),
});
const encryption = (name: string, state: string) =>
  setting(database, name, 'transparentDataEncryption', 'current', { state });
const entraOnly = (name: string, azureADOnlyAuthentication?: boolean) =>
  list(
    instance,
    name,
    'azureADOnlyAuthentications',
    atMostOne('Default', azureADOnlyAuthentication === undefined ? undefined : { azureADOnlyAuthentication }),
  );

const person = {
  administratorType: 'ActiveDirectory',
  login: 'database-admins',
  sid: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-0000000000ff',
};
const storage = 'https://audit.blob.core.windows.net/';
const scans = 'https://scans.blob.core.windows.net/vulnerability-assessment/';

const shut: Settings = {
  rules: [rule('office', '203.0.113.0', '203.0.113.255')],
  auditing: { state: 'Enabled', storageEndpoint: storage, retentionDays: 365, isAzureMonitorTargetEnabled: true },
  administrator: { ...person, azureADOnlyAuthentication: true },
  protector: { serverKeyType: 'AzureKeyVault', serverKeyName: 'vault_key_1', autoRotationEnabled: true },
  alerts: { state: 'Enabled', disabledAlerts: [''], emailAccountAdmins: true },
  express: { state: 'Enabled' },
};
const closed = { version: '12.0', publicNetworkAccess: 'Disabled', minimalTlsVersion: '1.2' };

export const clean = {
  resources: [
    row(server, 'safe', {
      kind: 'v12.0',
      properties: { ...closed, privateEndpointConnections: [connection('safe', 'Approved')] },
    }),
    row(database, 'safe/orders', { kind: 'v12.0,user', properties: { status: 'Online' } }),
    row(instance, 'safe-instance', { properties: { publicDataEndpointEnabled: false, minimalTlsVersion: '1.2' } }),
  ],
  arm: {
    ...below('safe', shut),
    ...encryption('safe/orders', 'Enabled'),
    ...entraOnly('safe-instance', true),
  },
} satisfies AzureEstate;

export default {
  resources: [
    row(server, 'open', {
      kind: 'v12.0',
      tags: { owner: 'nobody' },
      properties: {
        version: '12.0',
        publicNetworkAccess: 'Enabled',
        minimalTlsVersion: '1.0',
        privateEndpointConnections: [connection('open', 'Pending')],
      },
    }),
    row(server, 'shut', {
      kind: 'v12.0',
      properties: { ...closed, privateEndpointConnections: [connection('shut', 'Approved')] },
    }),
    row(server, 'loose', { kind: 'v12.0', properties: { publicNetworkAccess: 'Enabled', minimalTlsVersion: 'None' } }),
    row(server, 'bare', { kind: 'v12.0', properties: { privateEndpointConnections: [] } }),
    // A Synapse workspace's, which answers for it itself.
    row(server, 'workspace', { kind: 'v12.0,analytics', properties: { publicNetworkAccess: 'Enabled' } }),
    row(database, 'open/orders', { kind: 'v12.0,user', tags: { owner: 'nobody' }, properties: { status: 'Online' } }),
    row(database, 'open/master', { kind: 'v12.0,system', properties: { status: 'Online' } }),
    row(database, 'shut/orders', { kind: 'v12.0,user,serverless', properties: { status: 'Paused' } }),
    row(database, 'workspace/pool', {
      kind: 'v12.0,user,datawarehouse,gen2,analytics',
      properties: { status: 'Online' },
    }),
    row(instance, 'open-instance', {
      tags: { owner: 'nobody' },
      properties: { publicDataEndpointEnabled: true, minimalTlsVersion: '1.0' },
    }),
    row(instance, 'shut-instance', { properties: { publicDataEndpointEnabled: false, minimalTlsVersion: '1.2' } }),
    row(instance, 'bare-instance', { properties: {} }),
  ],
  arm: {
    ...below('open', {
      rules: [rule('AllowAllWindowsAzureIps', '0.0.0.0', '0.0.0.0'), rule('everybody', '0.0.0.0', '255.255.255.255')],
      auditing: { state: 'Disabled', storageEndpoint: '', retentionDays: 0, isAzureMonitorTargetEnabled: false },
      protector: { serverKeyType: 'ServiceManaged', serverKeyName: 'ServiceManaged' },
      alerts: { state: 'Disabled', disabledAlerts: [''], emailAccountAdmins: false },
      express: { state: 'Disabled' },
      classic: { recurringScans: { isEnabled: false, emailSubscriptionAdmins: true } },
    }),
    ...below('shut', shut),
    ...below('loose', {
      rules: [rule('low', '1.0.0.0', '126.255.255.255'), rule('high', '128.0.0.0', '223.255.255.255')],
      auditing: { state: 'Enabled', storageEndpoint: storage, retentionDays: 30, isAzureMonitorTargetEnabled: false },
      administrator: { ...person, azureADOnlyAuthentication: false },
      protector: { serverKeyType: 'ServiceManaged', serverKeyName: 'ServiceManaged' },
      alerts: { state: 'Enabled', disabledAlerts: ['Sql_Injection'] },
      classic: { storageContainerPath: scans, recurringScans: { isEnabled: true } },
    }),
    ...below('bare', {
      rules: [],
      auditing: { state: 'Enabled', storageEndpoint: '', isAzureMonitorTargetEnabled: false },
      administrator: person,
      protector: { serverKeyType: 'ServiceManaged' },
      alerts: { state: 'Enabled' },
      classic: { storageContainerPath: scans },
    }),
    ...encryption('open/orders', 'Disabled'),
    ...encryption('shut/orders', 'Enabled'),
    ...entraOnly('open-instance', false),
    ...entraOnly('shut-instance', true),
    ...entraOnly('bare-instance'),
  },
} satisfies AzureEstate;
