import { type AzureEstate, idOf, type Recipe, row, type Row, tenant } from '../fake.ts';

const vault = 'Microsoft.KeyVault/vaults';
const hsm = 'Microsoft.KeyVault/managedHSMs';
const somebody = '11111111-2222-3333-4444-555555555555';
type Recipes = Record<string, Recipe>;

const keyVault = (name: string, properties: object, more: object = {}): Row =>
  row(vault, name, {
    properties: {
      tenantId: tenant,
      sku: { family: 'A', name: 'standard' },
      accessPolicies: [],
      vaultUri: `https://${name}.vault.azure.net/`,
      provisioningState: 'Succeeded',
      ...properties,
    },
    ...more,
  });

const managedHsm = (name: string, properties: object, more: object = {}): Row =>
  row(hsm, name, {
    sku: { family: 'B', name: 'Standard_B1' },
    properties: { tenantId: tenant, enableSoftDelete: true, provisioningState: 'Succeeded', ...properties },
    ...more,
  });

const endpoint = (name: string, status: string) => ({
  id: `${idOf(vault, name)}/privateEndpointConnections/one`,
  properties: {
    privateEndpoint: { id: idOf('Microsoft.Network/privateEndpoints', 'one') },
    privateLinkServiceConnectionState: { status, description: '', actionsRequired: 'None' },
    provisioningState: 'Succeeded',
  },
});

/** Two pages, so that somebody who reads only one misses something. */
const paged = (url: string, version: string, items: readonly object[]): Recipe => {
  const next = `${url}?api-version=${version}&$skiptoken=2`;
  return (asked) =>
    asked.searchParams.has('$skiptoken')
      ? { value: items.slice(1), nextLink: null }
      : { value: items.slice(0, 1), nextLink: items.length > 1 ? next : null };
};

interface Thing {
  readonly exp?: number;
  readonly enabled?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}
/** Seconds since 1970. */
const at = (iso: string): number => Date.parse(iso) / 1000;
const attributes = ({ exp, enabled = true }: Thing) => ({
  enabled,
  ...(exp !== undefined && { exp }),
  created: at('2024-01-01T00:00:00Z'),
  updated: at('2024-01-01T00:00:00Z'),
});

const keysOf = (name: string, keys: Record<string, Thing & { action?: 'rotate' | 'notify' }>): Recipes => {
  const path = `${idOf(vault, name)}/keys`;
  const key = ([one, thing]: [string, Thing]) => ({
    id: `${path}/${one}`,
    name: one,
    type: `${vault}/keys`,
    location: 'westeurope',
    tags: thing.tags ?? {},
    properties: { attributes: attributes(thing), keyUri: `https://${name}.vault.azure.net/keys/${one}` },
  });
  const all = Object.entries(keys);
  return {
    [path]: paged(`https://management.azure.com${path}`, '2024-11-01', all.map(key)),
    ...Object.fromEntries(
      all.map(([one, thing]) => {
        const { properties, ...about } = key([one, thing]);
        const actions = thing.action && [{ trigger: { timeAfterCreate: 'P1Y' }, action: { type: thing.action } }];
        const rotationPolicy = actions && { attributes: { expiryTime: 'P2Y' }, lifetimeActions: actions };
        return [
          `${path}/${one}`,
          {
            ...about,
            properties: { ...properties, kty: 'RSA', keySize: 3072, ...(rotationPolicy && { rotationPolicy }) },
          },
        ];
      }),
    ),
  };
};

const secretsOf = (name: string, secrets: Record<string, Thing & { contentType?: string }>): Recipes => {
  const path = `${idOf(vault, name)}/secrets`;
  const items = Object.entries(secrets).map(([one, { contentType, ...thing }]) => ({
    id: `${path}/${one}`,
    name: one,
    type: `${vault}/secrets`,
    location: 'westeurope',
    tags: thing.tags ?? {},
    properties: { attributes: attributes(thing), ...(contentType && { contentType }) },
  }));
  return { [path]: paged(`https://management.azure.com${path}`, '2024-11-01', items) };
};

interface Certificate extends Thing {
  readonly months: number;
  readonly issuer: string;
  readonly action: string;
}

/** What the vault's own API answers. */
const certificatesOf = (name: string, certificates: Record<string, Certificate>): Recipes => {
  const url = `https://${name}.vault.azure.net/certificates`;
  const all = Object.entries(certificates);
  const items = all.map(([one, thing]) => ({
    id: `${url}/${one}`,
    x5t: 'fLi3U52HunIVNXubkEnf8tP6Wbo',
    attributes: { ...attributes(thing), nbf: at('2024-01-01T00:00:00Z') },
    tags: thing.tags ?? {},
    subject: '',
  }));
  const policies = all.map(([one, { months, issuer, action }]): [string, Recipe] => [
    `${url}/${one}/policy`,
    {
      id: `${url}/${one}/policy`,
      key_props: { exportable: true, kty: 'RSA', key_size: 2048, reuse_key: false },
      secret_props: { contentType: 'application/x-pkcs12' },
      x509_props: { subject: 'CN=www.example.com', validity_months: months },
      lifetime_actions: [{ trigger: { lifetime_percentage: 80 }, action: { action_type: action } }],
      issuer: { name: issuer },
      attributes: { enabled: true, created: at('2024-01-01T00:00:00Z') },
    },
  ]);
  return { [url]: paged(url, '7.4', items), ...Object.fromEntries(policies) };
};

const logsOf = (name: string, ...logs: object[]): Recipes => {
  const id = `${idOf(vault, name)}/providers/Microsoft.Insights/diagnosticSettings`;
  const setting = {
    id: `${id}/audit`,
    name: 'audit',
    type: 'Microsoft.Insights/diagnosticSettings',
    properties: { workspaceId: idOf('Microsoft.OperationalInsights/workspaces', 'logs'), metrics: [], logs },
  };
  return { [id]: { value: logs.length > 0 ? [setting] : [] } };
};

const closed = {
  enableSoftDelete: true,
  enablePurgeProtection: true,
  enableRbacAuthorization: true,
  publicNetworkAccess: 'Disabled',
  networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] },
};
const later = at('2028-01-01T00:00:00Z');
const soon = at('2026-12-01T00:00:00Z');

export default {
  resources: [
    keyVault(
      'leaky',
      {
        enableSoftDelete: true,
        enableRbacAuthorization: false,
        publicNetworkAccess: 'Enabled',
        networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/0' }] },
        privateEndpointConnections: [endpoint('leaky', 'Pending')],
        accessPolicies: [
          {
            tenantId: tenant,
            objectId: somebody,
            applicationId: '00000000-0000-0000-0000-0000000000c9',
            permissions: { keys: ['get', 'purge'], secrets: ['all'], certificates: ['get', 'list'], storage: [] },
          },
        ],
      },
      { tags: { owner: 'nobody' } },
    ),
    keyVault('tight', { ...closed, privateEndpointConnections: [endpoint('tight', 'Approved')] }),
    keyVault('bare', {}),
    managedHsm('open', { enablePurgeProtection: false, publicNetworkAccess: 'Enabled' }, { tags: { owner: 'nobody' } }),
    managedHsm('tight', {
      enablePurgeProtection: true,
      publicNetworkAccess: 'Enabled',
      networkAcls: { bypass: 'None', defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7' }] },
    }),
  ],
  arm: {
    ...keysOf('leaky', {
      eternal: { tags: { owner: 'nobody' } },
      ending: { exp: later, action: 'rotate' },
      retired: { enabled: false },
    }),
    ...keysOf('tight', {
      eternal: { action: 'notify' },
      ending: { exp: later, action: 'rotate' },
      web: { exp: later },
    }),
    ...keysOf('bare', {}),
    ...secretsOf('leaky', {
      eternal: { contentType: 'text/plain', tags: { owner: 'nobody' } },
      ending: { exp: later },
    }),
    ...secretsOf('tight', {
      eternal: {},
      ending: { exp: later },
      web: { exp: later, contentType: 'application/x-pkcs12' },
    }),
    ...secretsOf('bare', {}),
    ...logsOf('leaky', { category: 'AuditEvent', categoryGroup: null, enabled: false }),
    ...logsOf('tight', { category: null, categoryGroup: 'allLogs', enabled: true }),
    ...logsOf('bare'),
  },
  vault: {
    ...certificatesOf('leaky', {
      lasting: { exp: later, months: 60, issuer: 'Self', action: 'AutoRenew', tags: { owner: 'nobody' } },
      ending: { exp: soon, months: 12, issuer: 'Unknown', action: 'EmailContacts' },
      retired: { exp: soon, enabled: false, months: 60, issuer: 'Self', action: 'EmailContacts' },
    }),
    ...certificatesOf('tight', { web: { exp: later, months: 12, issuer: 'Self', action: 'AutoRenew' } }),
    ...certificatesOf('bare', {}),
  },
} satisfies AzureEstate;

export const clean = {
  resources: [
    keyVault('clean', { ...closed, privateEndpointConnections: [endpoint('clean', 'Approved')] }),
    managedHsm('clean', { enablePurgeProtection: true, publicNetworkAccess: 'Disabled' }),
  ],
  arm: {
    ...keysOf('clean', { one: { exp: later, action: 'rotate' } }),
    ...secretsOf('clean', { one: { exp: later } }),
    ...logsOf('clean', { category: 'AuditEvent', categoryGroup: null, enabled: true }),
  },
  vault: certificatesOf('clean', { web: { exp: later, months: 6, issuer: 'Self', action: 'AutoRenew' } }),
} satisfies AzureEstate;
