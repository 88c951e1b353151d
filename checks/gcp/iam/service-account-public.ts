import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isEverybody } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { ServiceAccount } from 'cloudstance/resources/gcp/iam';
import { ana, binding } from './_policies.ts';

export default defineCheck({
  id: 'gcp-iam-service-account-public',
  title: 'Service accounts may not be used by everyone',
  severity: 'critical',
  why: 'Anyone with a Google account could become the service account and do whatever it may.',
  references: ['https://cloud.google.com/iam/docs/service-account-permissions'],
  on: ServiceAccount.pick('bindings'),
  fix: ({ name, scope }) =>
    sh`gcloud iam service-accounts remove-iam-policy-binding ${name} --member allAuthenticatedUsers --role ROLE --all --project ${scope.account}`,

  evaluate({ bindings }) {
    const open = bindings.filter(({ members }) => members.some(isEverybody));
    if (open.length === 0) return pass('No role on the account is held by everyone');
    return fail(`Everyone holds ${listOf(new Set(open.map(({ role }) => role)))} on the account`);
  },

  examples: {
    pass: [{ bindings: [] }, { bindings: [binding('iam.serviceAccountUser', ana)] }],
    fail: [
      { bindings: [binding('iam.serviceAccountTokenCreator', ana, 'allAuthenticatedUsers')] },
      { bindings: [binding('iam.serviceAccountUser', 'allUsers')] },
    ],
  },
});
