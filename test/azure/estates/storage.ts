import { type AzureEstate, idOf, row } from '../fake.ts';

const account = 'Microsoft.Storage/storageAccounts';
const base = { sku: { name: 'Standard_LRS' }, kind: 'StorageV2' };

const blobService = (name: string, properties: object) => ({
  [`${idOf(account, name)}/blobServices/default`]: {
    id: `${idOf(account, name)}/blobServices/default`,
    name: 'default',
    type: `${account}/blobServices`,
    properties,
  },
});

export default {
  resources: [
    row(account, 'open', {
      ...base,
      tags: { owner: 'nobody' },
      properties: { supportsHttpsTrafficOnly: false, minimumTlsVersion: 'TLS1_0' },
    }),
    row(account, 'shut', { ...base, properties: { supportsHttpsTrafficOnly: true, minimumTlsVersion: 'TLS1_2' } }),
    row(account, 'bare', { ...base, properties: {} }),
  ],
  arm: {
    ...blobService('open', { deleteRetentionPolicy: { enabled: false } }),
    ...blobService('shut', { deleteRetentionPolicy: { enabled: true, days: 14 } }),
    ...blobService('bare', {}),
  },
} satisfies AzureEstate;
