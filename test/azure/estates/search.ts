import { type AzureEstate, row } from '../fake.ts';

const service = 'Microsoft.Search/searchServices';
const shut = row(service, 'shut', { properties: { publicNetworkAccess: 'disabled', disableLocalAuth: true } });

export default {
  resources: [
    shut,
    row(service, 'open', {
      tags: { owner: 'nobody' },
      properties: { publicNetworkAccess: 'enabled', disableLocalAuth: false, networkRuleSet: { ipRules: [] } },
    }),
    row(service, 'limited', {
      properties: { publicNetworkAccess: 'enabled', networkRuleSet: { ipRules: [{ value: '192.0.2.0/24' }] } },
    }),
    row(service, 'bare', { properties: { disableLocalAuth: null } }),
  ],
} satisfies AzureEstate;

export const clean = { resources: [shut] } satisfies AzureEstate;
