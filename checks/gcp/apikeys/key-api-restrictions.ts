import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Key } from 'cloudstance/resources/gcp/apikeys';
import { changeKey, limited } from './_keys.ts';

/** Every Google Cloud API. */
const everything = 'cloudapis.googleapis.com';

export default defineCheck({
  id: 'gcp-apikeys-key-api-restrictions',
  title: 'API keys open only named APIs',
  severity: 'medium',
  why: 'A key without a limit opens every API of the project, those that are enabled later included.',
  references: ['https://cloud.google.com/api-keys/docs/add-restrictions-api-keys'],
  on: Key.pick('config'),
  fix: (key) => changeKey(key, '--api-target service=SERVICE.googleapis.com'),

  evaluate({ config: { restrictions } }) {
    const { apiTargets = [] } = restrictions;
    if (apiTargets.length === 0) return fail('The key opens every API of the project');
    if (apiTargets.includes(everything)) return fail(`The key opens every Google Cloud API: ${everything}`);
    return pass(`The key opens ${listOf(apiTargets)}`);
  },

  examples: {
    pass: [limited({ apiTargets: ['translate.googleapis.com'] })],
    fail: [
      limited({}),
      limited({ allowedIps: ['203.0.113.7'] }),
      limited({ apiTargets: [] }),
      limited({ apiTargets: ['translate.googleapis.com', everything] }),
    ],
  },
});
