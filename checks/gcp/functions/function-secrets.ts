import { defineCheck, sh } from 'cloudstance/check';
import { namedLikeSecrets } from '../_secrets.ts';
import { Function } from 'cloudstance/resources/gcp/functions';
import { functionConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-functions-function-secrets',
  title: 'Cloud Functions have no secrets in plain environment variables',
  severity: 'medium',
  why: 'Plain variables are shown to everybody who may look at the function, and end up in logs.',
  references: ['https://cloud.google.com/functions/docs/configuring/secrets'],
  on: Function.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --remove-env-vars NAME --update-secrets NAME=SECRET:latest`,
    text: 'Put the value into Secret Manager first, and change it: it has been seen.',
  }),

  evaluate: ({ config: { variables } }) => namedLikeSecrets(variables),

  examples: {
    pass: [{ config: functionConfig() }, { config: functionConfig({ variables: ['LOG_LEVEL', 'DB_PASSWORD_FILE'] }) }],
    fail: [{ config: functionConfig({ variables: ['DB_PASSWORD', 'LOG_LEVEL'] }) }],
  },
});
