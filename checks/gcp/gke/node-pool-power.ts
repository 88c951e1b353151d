import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { NodePool } from 'cloudstance/resources/gcp/gke';
import { guarded, harmless, owner, stepping, withoutPower, world } from '../_access.ts';
import { shop } from '../_access.ts';

const subject = {
  cluster: '//container.googleapis.com/projects/example-project/locations/europe-west1/clusters/main',
  serviceAccount: shop,
  oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
};

export default defineCheck({
  id: 'gcp-gke-node-pool-power',
  title: 'Machines of clusters run as no account that can become owner',
  severity: 'high',
  why: 'A program that breaks out of its container asks the metadata server of the machine for a token and has the whole project.',
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  on: NodePool.pick('cluster', 'serviceAccount', 'oauthScopes'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud container node-pools create ${`${name}-2`} --cluster CLUSTER --location ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate: ({ uid }, { access }) => withoutPower(access, uid),

  examples: {
    pass: [
      { ...subject, $access: harmless },
      { ...subject, $access: guarded },
    ],
    fail: [
      { ...subject, $access: stepping },
      { ...subject, $access: world([owner]) },
    ],
  },
});
