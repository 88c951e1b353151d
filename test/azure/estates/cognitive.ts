import { type AzureEstate, row } from '../fake.ts';

const account = 'Microsoft.CognitiveServices/accounts';
const shut = row(account, 'shut', {
  kind: 'OpenAI',
  sku: { name: 'S0' },
  properties: {
    publicNetworkAccess: 'Disabled',
    disableLocalAuth: true,
    encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyName: 'key' } },
  },
});

export default {
  resources: [
    shut,
    row(account, 'open', {
      kind: 'AIServices',
      sku: { name: 'S0' },
      tags: { owner: 'nobody' },
      properties: {
        publicNetworkAccess: 'Enabled',
        disableLocalAuth: false,
        networkAcls: { defaultAction: 'Allow' },
        encryption: { keySource: 'Microsoft.CognitiveServices' },
      },
    }),
    row(account, 'limited', {
      kind: 'FormRecognizer',
      sku: { name: 'S0' },
      properties: { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '192.0.2.0/24' }] } },
    }),
    row(account, 'bare', { properties: {} }),
  ],
} satisfies AzureEstate;

export const clean = { resources: [shut] } satisfies AzureEstate;
