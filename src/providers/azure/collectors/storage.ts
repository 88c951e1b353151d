import { StorageAccount } from '../../../resources/azure/storage.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const account: ArmType = { type: 'Microsoft.Storage/storageAccounts', version: '2024-01-01' };

export const storageAccounts = defineAzureCollector(StorageAccount, {
  async *list(azure) {
    for await (const row of azure.rows(account)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {
    blobService: async (azure, { uid }) => {
      const answer = await azure.get(`${uid}/blobServices/default`, account.version);
      return said(answer).properties;
    },
  },
});
