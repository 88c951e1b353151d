import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isDefaultAccount } from '../_compute-account.ts';
import { Service } from 'cloudstance/resources/gcp/run';
import { serviceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-run-service-service-account',
  title: 'Cloud Run services run as an account of their own',
  severity: 'medium',
  why: 'The default account usually may edit the whole project, and so may whoever takes the service over.',
  references: ['https://cloud.google.com/run/docs/securing/service-identity'],
  on: Service.pick('config'),
  fix: ({ name, scope }) =>
    sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate({ config: { serviceAccountName } }) {
    if (serviceAccountName === '' || isDefaultAccount(serviceAccountName))
      return fail(`It runs as the default account${serviceAccountName && ` ${serviceAccountName}`}`);
    return pass(`It runs as ${serviceAccountName}`);
  },

  examples: {
    pass: [{ config: serviceConfig() }],
    fail: [
      { config: serviceConfig({ serviceAccountName: '' }) },
      { config: serviceConfig({ serviceAccountName: '111111111111-compute@developer.gserviceaccount.com' }) },
    ],
  },
});
