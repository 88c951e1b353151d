import { defineCheck, fail, pass } from 'cloudstance/check';
import { isShut } from 'cloudstance/domain/azure/network-rules';
import { RedisCache } from 'cloudstance/resources/azure/redis';
import { update } from './_cache.ts';

export default defineCheck({
  id: 'azure-redis-cache-public-network-access',
  title: 'Redis caches are reached over private networks only',
  severity: 'medium',
  why: 'A cache holds sessions and copies of data. On a public address a leaked key is enough to read them all.',
  references: ['https://learn.microsoft.com/azure/azure-cache-for-redis/cache-network-isolation'],
  on: RedisCache.pick('config'),
  fix: ({ uid }) => ({
    text: 'First give applications a private endpoint.',
    command: update(uid, 'publicNetworkAccess=Disabled'),
    terraform: 'resource "azurerm_redis_cache": public_network_access_enabled = false',
  }),

  evaluate({ config }) {
    if (isShut(config)) return pass('Public network access is disabled');
    if (config.subnetId !== undefined && config.subnetId !== '')
      return pass('The cache lives in a subnet of a virtual network');
    return fail('The cache has a public address');
  },

  examples: {
    pass: [
      { config: { publicNetworkAccess: 'Disabled' } },
      { config: { publicNetworkAccess: 'Enabled', subnetId: '/subscriptions/s/…/subnets/cache' } },
    ],
    fail: [{ config: { publicNetworkAccess: 'Enabled' } }, { config: {} }],
  },
});
