import { RedisCache } from '../../../resources/azure/redis.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector } from '../define.ts';

const cache: ArmType = { type: 'Microsoft.Cache/redis', version: '2024-11-01' };

export const redisCaches = defineAzureCollector(RedisCache, {
  async *list(azure) {
    for await (const row of azure.rows(cache)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {},
});
