import { type AzureEstate, idOf, row } from '../fake.ts';

const namespace = 'Microsoft.EventHub/namespaces';

const rules = (name: string, properties: object) => ({
  [`${idOf(namespace, name)}/networkRuleSets/default`]: {
    id: `${idOf(namespace, name)}/networkRuleSets/default`,
    name: 'default',
    properties,
  },
});
const premium = { sku: { name: 'Premium', tier: 'Premium', capacity: 1 } };
const shut = row(namespace, 'shut', {
  ...premium,
  properties: { publicNetworkAccess: 'Disabled', minimumTlsVersion: '1.2', disableLocalAuth: true },
});
const shutRules = rules('shut', { publicNetworkAccess: 'Disabled', defaultAction: 'Deny', ipRules: [] });

export default {
  resources: [
    shut,
    row(namespace, 'open', {
      ...premium,
      tags: { owner: 'nobody' },
      properties: { publicNetworkAccess: 'Enabled', minimumTlsVersion: '1.0', disableLocalAuth: false },
    }),
    row(namespace, 'limited', { ...premium, properties: { publicNetworkAccess: 'Enabled', minimumTlsVersion: '1.2' } }),
    row(namespace, 'bare', { sku: { name: 'Basic', tier: 'Basic' }, properties: {} }),
  ],
  arm: {
    ...shutRules,
    ...rules('open', { publicNetworkAccess: 'Enabled', defaultAction: 'Allow', ipRules: [] }),
    ...rules('limited', {
      publicNetworkAccess: 'Enabled',
      defaultAction: 'Deny',
      ipRules: [{ ipMask: '192.0.2.0/24', action: 'Allow' }],
      virtualNetworkRules: [{ subnet: { id: idOf('Microsoft.Network/virtualNetworks/subnets', 'app/data') } }],
    }),
  },
} satisfies AzureEstate;

export const clean = { resources: [shut], arm: shutRules } satisfies AzureEstate;
