import { defineCheck, fail, pass } from 'cloudstance/check';
import { isWorld } from 'cloudstance/domain/cidr';
import { listOf } from 'cloudstance/domain/text';
import { Key } from 'cloudstance/resources/gcp/apikeys';
import { changeKey, limited } from './_keys.ts';

/** `*`, `*.com` or the like, with or without scheme and path. */
const isEverySite = (referrer: string): boolean =>
  /^(?:[a-z*]+:\/\/)?\*(?:\.[a-z]+)?(?::\*)?(?:\/\*?)?$/i.test(referrer.trim());
const isAnyAddress = (ip: string): boolean => /^(?:0\.0\.0\.0|::0?)$/.test(ip.trim());

export default defineCheck({
  id: 'gcp-apikeys-key-application-restrictions',
  title: 'API keys work only from named sites, addresses or apps',
  severity: 'medium',
  why: 'A key without a limit works for whoever finds it, from anywhere.',
  references: ['https://cloud.google.com/api-keys/docs/add-restrictions-api-keys'],
  on: Key.pick('config'),
  fix: (key) => changeKey(key, '--allowed-referrers "https://www.example.com/*"'),

  evaluate({ config: { restrictions } }) {
    const { allowedReferrers = [], allowedIps = [], allowedApplications = [], allowedBundleIds = [] } = restrictions;
    const named = [...allowedReferrers, ...allowedIps, ...allowedApplications, ...allowedBundleIds];
    if (named.length === 0) return fail('The key works from everywhere');
    const every = allowedReferrers.filter(isEverySite);
    if (every.length > 0) return fail(`The key works from every site: ${listOf(every)}`);
    if (isWorld(allowedIps) || allowedIps.some(isAnyAddress))
      return fail(`The key works from every address: ${listOf(allowedIps)}`);
    return pass(`The key works from ${listOf(named)}`);
  },

  examples: {
    pass: [
      limited({ allowedReferrers: ['https://www.example.com/*', '*.example.com/*'] }),
      limited({ allowedIps: ['203.0.113.0/24'] }),
      limited({ allowedApplications: ['com.example.app'] }),
      limited({ allowedBundleIds: ['com.example.app'] }),
    ],
    fail: [
      limited({}),
      limited({ apiTargets: ['translate.googleapis.com'] }),
      limited({ allowedReferrers: [] }),
      limited({ allowedReferrers: ['www.example.com', '*'] }),
      limited({ allowedReferrers: ['*.com/*'] }),
      limited({ allowedReferrers: ['https://*/*'] }),
      limited({ allowedIps: ['0.0.0.0/0'] }),
      limited({ allowedIps: ['203.0.113.7', '::0'] }),
      limited({ allowedIps: ['0.0.0.0/1', '128.0.0.0/1'] }),
    ],
  },
});
