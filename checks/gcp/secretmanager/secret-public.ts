import { defineCheck, sh } from 'cloudstance/check';
import { Secret } from 'cloudstance/resources/gcp/secretmanager';
import { closedToEverybody, policyExamples } from '../_public.ts';

export default defineCheck({
  id: 'gcp-secretmanager-secret-public',
  title: 'Secrets in Secret Manager can not be read by everybody',
  severity: 'critical',
  why: 'A secret that anybody may read, or whose policy anybody may change, is none.',
  references: ['https://cloud.google.com/secret-manager/docs/access-control'],
  on: Secret.pick('bindings'),
  fix: ({ name, scope }) =>
    sh`gcloud secrets remove-iam-policy-binding ${name} --project ${scope.account} --member allUsers --role ROLE`,
  evaluate: (secret) => closedToEverybody(secret, secret.bindings),
  examples: policyExamples('roles/secretmanager.secretAccessor'),
});
