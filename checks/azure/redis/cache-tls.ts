import { defineCheck, fail, pass } from 'cloudstance/check';
import { RedisCache } from 'cloudstance/resources/azure/redis';
import { update } from './_cache.ts';

export default defineCheck({
  id: 'azure-redis-cache-tls',
  title: 'Redis caches take connections over TLS 1.2 or newer only',
  severity: 'medium',
  why: 'Over the plain port, keys and data go in the clear; TLS 1.0 and 1.1 have known weaknesses.',
  references: ['https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11'],
  on: RedisCache.pick('config'),
  fix: ({ uid }) => ({
    command: update(uid, 'enableNonSslPort=false minimumTlsVersion=1.2'),
    terraform: 'resource "azurerm_redis_cache": non_ssl_port_enabled = false, minimum_tls_version = "1.2"',
  }),

  evaluate({ config: { enableNonSslPort, minimumTlsVersion } }) {
    // The plain port is off unless it was turned on; where no version is set, Azure has taken 1.2 and newer since April 2025.
    if (enableNonSslPort === true) return fail('The port without TLS is open');
    if (minimumTlsVersion === undefined)
      return pass("The port without TLS is off, and the oldest version is Azure's default, 1.2");
    return Number(minimumTlsVersion) < 1.2
      ? fail(`The oldest version of TLS accepted is ${minimumTlsVersion}`)
      : pass(`The port without TLS is off, and the oldest version accepted is ${minimumTlsVersion}`);
  },

  examples: {
    pass: [{ config: { enableNonSslPort: false, minimumTlsVersion: '1.2' } }, { config: {} }],
    fail: [
      { config: { enableNonSslPort: true, minimumTlsVersion: '1.2' } },
      { config: { enableNonSslPort: false, minimumTlsVersion: '1.1' } },
    ],
  },
});
