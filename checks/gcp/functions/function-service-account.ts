import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isDefaultAccount } from '../_compute-account.ts';
import { Function } from 'cloudstance/resources/gcp/functions';
import { functionConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-functions-function-service-account',
  title: 'Cloud Functions run as an account of their own',
  severity: 'medium',
  why: 'The default accounts usually may edit the whole project, and so may whoever takes the function over.',
  references: ['https://cloud.google.com/functions/docs/securing/function-identity'],
  on: Function.pick('config'),
  fix: ({ name, scope }) =>
    sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate({ config: { serviceAccountEmail } }) {
    if (serviceAccountEmail === '' || isDefaultAccount(serviceAccountEmail))
      return fail(`It runs as the default account${serviceAccountEmail && ` ${serviceAccountEmail}`}`);
    return pass(`It runs as ${serviceAccountEmail}`);
  },

  examples: {
    pass: [{ config: functionConfig() }],
    fail: [
      { config: functionConfig({ serviceAccountEmail: '111111111111-compute@developer.gserviceaccount.com' }) },
      { config: functionConfig({ serviceAccountEmail: 'example-project@appspot.gserviceaccount.com' }) },
      { config: functionConfig({ serviceAccountEmail: '' }) },
    ],
  },
});
