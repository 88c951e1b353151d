import { defineCheck, sh } from 'cloudstance/check';
import { namedLikeSecrets } from '../_secrets.ts';
import { Service } from 'cloudstance/resources/gcp/run';
import { serviceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-run-service-secrets',
  title: 'Cloud Run services have no secrets in plain environment variables',
  severity: 'medium',
  why: 'Plain variables are shown to everybody who may look at the service, and end up in logs.',
  references: ['https://cloud.google.com/run/docs/configuring/services/secrets'],
  on: Service.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --remove-env-vars NAME --update-secrets NAME=SECRET:latest`,
    text: 'Put the value into Secret Manager first, and change it: it has been seen.',
  }),

  evaluate: ({ config: { variables } }) => namedLikeSecrets(variables),

  examples: {
    pass: [{ config: serviceConfig() }, { config: serviceConfig({ variables: ['LOG_LEVEL'] }) }],
    fail: [{ config: serviceConfig({ variables: ['API_TOKEN'] }) }],
  },
});
