import { defineCheck, fail, pass } from 'cloudstance/check';
import { RedisCache } from 'cloudstance/resources/azure/redis';
import { update } from './_cache.ts';

export default defineCheck({
  id: 'azure-redis-cache-access-keys',
  title: 'Redis caches refuse access keys',
  severity: 'medium',
  why: 'A key names nobody, expires never and opens everything. With Microsoft Entra ID every application has its own rights.',
  references: [
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-azure-active-directory-for-authentication',
  ],
  on: RedisCache.pick('config'),
  fix: ({ uid }) => ({
    text: 'First see that applications sign in with Microsoft Entra ID.',
    command: update(uid, 'disableAccessKeyAuthentication=true'),
    terraform: 'resource "azurerm_redis_cache": access_keys_authentication_enabled = false',
  }),

  evaluate({ config: { disableAccessKeyAuthentication } }) {
    // Keys work unless they were turned off.
    return disableAccessKeyAuthentication === true ? pass('Access keys are refused') : fail('Access keys are accepted');
  },

  examples: {
    pass: [{ config: { disableAccessKeyAuthentication: true } }],
    fail: [{ config: { disableAccessKeyAuthentication: false } }, { config: {} }],
  },
});
