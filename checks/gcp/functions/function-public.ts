import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { closedToEverybody } from '../_public.ts';
import { Function } from 'cloudstance/resources/gcp/functions';
import { functionConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-functions-function-public',
  title: 'Cloud Functions can not be invoked by everybody',
  severity: 'high',
  why: 'Everybody on the internet can run its code with the rights of its account.',
  references: ['https://cloud.google.com/functions/docs/securing/managing-access-iam'],
  on: Function.pick('config', 'bindings'),
  fix: ({ name, scope }) =>
    sh`gcloud functions remove-invoker-policy-binding ${name} --region ${scope.region} --project ${scope.account} --member allUsers`,

  evaluate(fn) {
    if (!fn.config.isHttp) return notApplicable('Events start it, not requests');
    if (fn.config.ingressSettings === 'ALLOW_INTERNAL_ONLY') return pass('Only requests from inside reach it');
    return closedToEverybody(fn, fn.bindings, 'compute');
  },

  examples: {
    pass: [
      { config: functionConfig(), bindings: [] },
      {
        config: functionConfig({ ingressSettings: 'ALLOW_INTERNAL_ONLY' }),
        bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }],
      },
    ],
    fail: [{ config: functionConfig(), bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] }],
    notApplicable: [{ config: functionConfig({ isHttp: false }), bindings: [] }],
  },
});
