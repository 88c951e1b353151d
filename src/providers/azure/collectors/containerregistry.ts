import { Registry } from '../../../resources/azure/containerregistry.ts';
import { armIdentity, defineAzureCollector } from '../define.ts';

export const registries = defineAzureCollector(Registry, {
  async *list(azure) {
    for await (const row of azure.rows({ type: 'Microsoft.ContainerRegistry/registries', version: '2025-11-01' })) {
      const { anonymousPullEnabled } = row.properties;
      yield { ...armIdentity(row), config: row.properties, anonymousPullEnabled };
    }
  },
  facets: {},
});
