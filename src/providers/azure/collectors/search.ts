import { SearchService } from '../../../resources/azure/search.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector } from '../define.ts';

const service: ArmType = { type: 'Microsoft.Search/searchServices', version: '2023-11-01' };

export const searchServices = defineAzureCollector(SearchService, {
  async *list(azure) {
    for await (const row of azure.rows(service)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {},
});
