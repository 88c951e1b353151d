import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/gcp/functions';
import { functionConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-functions-function-ingress',
  title: 'Cloud Functions take requests from inside or a load balancer only',
  severity: 'medium',
  why: 'What can not be reached from the internet can not be attacked from there.',
  references: ['https://cloud.google.com/functions/docs/networking/network-settings'],
  on: Function.pick('config'),
  fix: ({ name, scope }) =>
    sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --ingress-settings internal-only`,

  evaluate({ config: { isHttp, ingressSettings } }) {
    if (!isHttp) return notApplicable('Events start it, not requests');
    const text = `Its ingress setting is ${ingressSettings}`;
    return ingressSettings === 'ALLOW_ALL' ? fail(text) : pass(text);
  },

  examples: {
    pass: [
      { config: functionConfig({ ingressSettings: 'ALLOW_INTERNAL_ONLY' }) },
      { config: functionConfig({ ingressSettings: 'ALLOW_INTERNAL_AND_GCLB' }) },
    ],
    fail: [{ config: functionConfig() }],
    notApplicable: [{ config: functionConfig({ isHttp: false }) }],
  },
});
