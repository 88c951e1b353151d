import { defineCheck, fail, pass } from 'cloudstance/check';
import { isDefaultServiceAccount } from 'cloudstance/domain/gcp/service-account';
import { NodePool } from 'cloudstance/resources/gcp/gke';
import { hardening } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-node-pool-service-account',
  title: 'GKE nodes do not run as the default service account',
  severity: 'medium',
  why: 'It often may edit the whole project, and whoever breaks out of a pod acts as it.',
  references: [hardening],
  on: NodePool.pick('serviceAccount'),
  fix: () => ({
    text: 'Make a service account with the role Kubernetes Engine Default Node Service Account, make a node pool that runs as it (gcloud container node-pools create … --service-account), move the workloads and delete this one',
    terraform: 'resource "google_container_node_pool": node_config { service_account = … }',
  }),

  // "If no Service Account is specified, the default service account is used."
  evaluate({ serviceAccount }) {
    const email = serviceAccount ?? 'default';
    if (email === 'default' || email === '' || isDefaultServiceAccount(email))
      return fail('The nodes run as the default service account');
    return pass(`The nodes run as ${email}`);
  },

  examples: {
    pass: [{ serviceAccount: 'nodes@example-project.iam.gserviceaccount.com' }],
    fail: [
      { serviceAccount: 'default' },
      { serviceAccount: null },
      { serviceAccount: '111111111111-compute@developer.gserviceaccount.com' },
    ],
  },
});
