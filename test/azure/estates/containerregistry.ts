import { type AzureEstate, idOf, row } from '../fake.ts';

const registry = 'Microsoft.ContainerRegistry/registries';

const shut = row(registry, 'shut', {
  sku: { name: 'Premium' },
  properties: {
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules: [] },
    policies: { exportPolicy: { status: 'disabled' } },
    encryption: { status: 'enabled' },
    privateEndpointConnections: [
      {
        id: idOf(`${registry}/privateEndpointConnections`, 'shut/one'),
        name: 'one',
        properties: { privateLinkServiceConnectionState: { status: 'Approved' } },
      },
    ],
  },
});

export default {
  resources: [
    row(registry, 'open', {
      tags: { owner: 'nobody' },
      sku: { name: 'Standard' },
      properties: { adminUserEnabled: true, anonymousPullEnabled: true, publicNetworkAccess: 'Enabled' },
    }),
    shut,
    row(registry, 'leaky', {
      sku: { name: 'Premium' },
      properties: {
        anonymousPullEnabled: false,
        publicNetworkAccess: 'Disabled',
        networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '198.51.100.0/24' }] },
      },
    }),
    row(registry, 'bare', { sku: { name: 'Basic' }, properties: { anonymousPullEnabled: false } }),
  ],
} satisfies AzureEstate;

export const clean = { resources: [shut] } satisfies AzureEstate;
