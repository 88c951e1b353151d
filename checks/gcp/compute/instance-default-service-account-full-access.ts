import { defineCheck, fail, pass } from 'cloudstance/check';
import { isDefaultServiceAccount } from 'cloudstance/domain/gcp/service-account';
import { Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances, node, onlyInCluster } from './_instance.ts';

const everything = 'https://www.googleapis.com/auth/cloud-platform';
const logging = 'https://www.googleapis.com/auth/logging.write';
const defaultAccount = '111111111111-compute@developer.gserviceaccount.com';
const runningAs = (email: string, ...scopes: string[]) => ({ tags: {}, serviceAccounts: [{ email, scopes }] });

export default defineCheck({
  id: 'gcp-compute-instance-default-service-account-full-access',
  title: 'Instances do not use the default service account with access to all APIs',
  severity: 'high',
  why: 'Nothing but the roles of an account that every machine shares limits what an intruder on this one can call; by default that is editing the whole project.',
  references: ['https://cloud.google.com/compute/docs/access/service-accounts#accesscopesiam'],
  on: Instance.pick('tags', 'serviceAccounts'),
  fix: (subject) => ({
    text: 'Stop the instance, give it a service account of its own with the roles it needs, and start it again',
    command: gcloudInstances('set-service-account', subject, '--service-account ACCOUNT --scopes cloud-platform'),
    terraform: 'resource "google_compute_instance": service_account { email = …, scopes = […] }',
  }),

  evaluate(instance) {
    const away = onlyInCluster(instance);
    if (away) return away;
    const shared = instance.serviceAccounts.find(({ email }) => isDefaultServiceAccount(email));
    if (!shared) return pass('The instance does not run as the default service account');
    if (shared.scopes.includes(everything))
      return fail(`The default service account ${shared.email} has access to all Google Cloud APIs`);
    return pass(`The default service account is limited to ${shared.scopes.length} access scopes`);
  },

  examples: {
    pass: [
      { tags: {}, serviceAccounts: [] },
      runningAs('web@example-project.iam.gserviceaccount.com', everything),
      runningAs(defaultAccount, logging),
    ],
    fail: [runningAs(defaultAccount, everything), runningAs(defaultAccount, logging, everything)],
    notApplicable: [{ ...runningAs(defaultAccount, everything), ...node }],
  },
});
