import { CosmosAccount } from '../../../resources/azure/cosmosdb.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector } from '../define.ts';

const account: ArmType = { type: 'Microsoft.DocumentDB/databaseAccounts', version: '2025-04-15' };

export const cosmosAccounts = defineAzureCollector(CosmosAccount, {
  async *list(azure) {
    for await (const row of azure.rows(account))
      yield {
        ...armIdentity(row),
        config: { ...row.properties, kind: row.kind },
        ipRules: row.properties?.ipRules,
      };
  },
  facets: {},
});
