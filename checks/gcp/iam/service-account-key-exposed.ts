import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { ServiceAccountKey } from 'cloudstance/resources/gcp/iam';
import { key, removeKey } from './_keys.ts';

const found: Readonly<Record<string, string>> = { EXPOSED: 'lying in public', COMPROMISE_DETECTED: 'in strange hands' };

export default defineCheck({
  id: 'gcp-iam-service-account-key-exposed',
  title: 'No key of a service account that Google found exposed is in use',
  severity: 'critical',
  why: 'Google found the key where everybody can read it, or saw others use it: whoever has it is the service account.',
  references: ['https://cloud.google.com/iam/docs/service-account-key-exposure'],
  on: ServiceAccountKey.pick('config'),
  fix: (one) => removeKey(one),

  evaluate({ config: { disabled, extendedStatus } }) {
    const words = extendedStatus.flatMap((status) => found[status] ?? []);
    if (words.length === 0) return pass('Google has not found the key anywhere');
    return disabled
      ? notApplicable(`Google found the key ${listOf(words)}; it is disabled`)
      : fail(`Google found the key ${listOf(words)}, and it is not disabled`);
  },

  examples: {
    pass: [key('11-01'), key('11-01', { extendedStatus: ['UNSPECIFIED'] })],
    fail: [
      key('11-01', { extendedStatus: ['EXPOSED'] }),
      key('11-01', { extendedStatus: ['EXPOSED', 'COMPROMISE_DETECTED'] }),
    ],
    notApplicable: [key('11-01', { extendedStatus: ['EXPOSED'], disabled: true })],
  },
});
