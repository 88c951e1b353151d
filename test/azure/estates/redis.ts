import { type AzureEstate, idOf, row } from '../fake.ts';

const cache = 'Microsoft.Cache/redis';
const sku = { sku: { name: 'Standard', family: 'C', capacity: 1 } };
const shut = row(cache, 'shut', {
  properties: {
    ...sku,
    enableNonSslPort: false,
    minimumTlsVersion: '1.2',
    publicNetworkAccess: 'Disabled',
    disableAccessKeyAuthentication: true,
  },
});

export default {
  resources: [
    shut,
    row(cache, 'open', {
      tags: { owner: 'nobody' },
      properties: {
        ...sku,
        enableNonSslPort: true,
        minimumTlsVersion: '1.0',
        publicNetworkAccess: 'Enabled',
        disableAccessKeyAuthentication: false,
      },
    }),
    row(cache, 'inside', {
      properties: { ...sku, subnetId: `${idOf('Microsoft.Network/virtualNetworks', 'main')}/subnets/cache` },
    }),
    row(cache, 'bare', { properties: sku }),
  ],
} satisfies AzureEstate;

export const clean = { resources: [shut] } satisfies AzureEstate;
