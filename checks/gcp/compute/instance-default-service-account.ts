import { defineCheck, fail, pass } from 'cloudstance/check';
import { isDefaultServiceAccount } from 'cloudstance/domain/gcp/service-account';
import { Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances, node, onlyInCluster } from './_instance.ts';

const runningAs = (...emails: string[]) => ({
  tags: {},
  serviceAccounts: emails.map((email) => ({ email, scopes: [] })),
});
const defaultAccount = '111111111111-compute@developer.gserviceaccount.com';

export default defineCheck({
  id: 'gcp-compute-instance-default-service-account',
  title: 'Instances do not run as the default service account',
  severity: 'medium',
  why: 'All machines share that account, which often may edit the whole project: who gets into one machine can do what any of them may.',
  references: ['https://cloud.google.com/compute/docs/access/service-accounts'],
  on: Instance.pick('tags', 'serviceAccounts'),
  fix: (subject) => ({
    text: 'Stop the instance, give it a service account of its own with the roles it needs, and start it again',
    command: gcloudInstances('set-service-account', subject, '--service-account ACCOUNT --scopes cloud-platform'),
    terraform: 'resource "google_compute_instance": service_account { email = … }',
  }),

  evaluate(instance) {
    const away = onlyInCluster(instance);
    if (away) return away;
    const [email] = instance.serviceAccounts.map((account) => account.email);
    if (email === undefined) return pass('The instance runs as no service account');
    if (isDefaultServiceAccount(email)) return fail(`The instance runs as the default service account ${email}`);
    return pass(`The instance runs as ${email}`);
  },

  examples: {
    pass: [
      runningAs(),
      runningAs('web@example-project.iam.gserviceaccount.com'),
      runningAs('compute@developer.gserviceaccount.com.example.com'),
    ],
    fail: [runningAs(defaultAccount), { ...runningAs(defaultAccount), name: 'gke-or-not' }],
    notApplicable: [{ ...runningAs(defaultAccount), ...node }],
  },
});
