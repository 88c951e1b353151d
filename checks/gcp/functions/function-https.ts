import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/gcp/functions';
import { functionConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-functions-function-https',
  title: 'Cloud Functions of the first generation require HTTPS',
  severity: 'medium',
  why: 'Over plain HTTP whoever is on the way reads requests and answers.',
  references: ['https://cloud.google.com/functions/docs/writing/write-http-functions#securitylevel'],
  on: Function.pick('config'),
  fix: ({ name, scope }) =>
    sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --security-level secure-always`,

  evaluate({ config: { environment, isHttp, securityLevel } }) {
    if (environment !== 'GEN_1') return notApplicable('The second generation requires HTTPS always');
    if (!isHttp) return notApplicable('Events start it, not requests');
    if (securityLevel === 'SECURE_ALWAYS') return pass('HTTPS is required');
    return fail(`Plain HTTP is answered, too${securityLevel ? `: the security level is ${securityLevel}` : ''}`);
  },

  examples: {
    pass: [{ config: functionConfig({ environment: 'GEN_1', securityLevel: 'SECURE_ALWAYS' }) }],
    fail: [
      { config: functionConfig({ environment: 'GEN_1', securityLevel: 'SECURE_OPTIONAL' }) },
      { config: functionConfig({ environment: 'GEN_1' }) },
    ],
    notApplicable: [{ config: functionConfig() }, { config: functionConfig({ environment: 'GEN_1', isHttp: false }) }],
  },
});
