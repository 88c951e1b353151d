import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { hardening } from './_cluster.ts';

const none = { hasClientCertificate: false, hasUsername: false };

export default defineCheck({
  id: 'gcp-gke-cluster-client-certificate',
  title: 'GKE clusters issue no client certificates or passwords',
  severity: 'medium',
  why: 'They can be neither revoked nor tied to a person, and whoever has one is in until the cluster is gone.',
  references: [hardening, 'https://cloud.google.com/kubernetes-engine/docs/how-to/api-server-authentication'],
  on: Cluster.pick('masterAuth'),
  fix: () => ({
    text: 'A certificate stays as long as the cluster: make a new cluster without one, move the workloads, and delete this one; passwords go away with an upgrade to 1.19',
    terraform:
      'resource "google_container_cluster": master_auth { client_certificate_config { issue_client_certificate = false } }',
  }),

  evaluate({ masterAuth: { issueClientCertificate, hasClientCertificate, hasUsername } }) {
    if (hasUsername) return fail('The cluster takes a user name and password');
    if (issueClientCertificate || hasClientCertificate) return fail('The cluster has issued a client certificate');
    return pass('The cluster issues no client certificate and takes no password');
  },

  examples: {
    pass: [{ masterAuth: none }, { masterAuth: { ...none, issueClientCertificate: false } }],
    fail: [
      { masterAuth: { ...none, issueClientCertificate: true } },
      { masterAuth: { ...none, hasClientCertificate: true } },
      { masterAuth: { ...none, hasUsername: true } },
    ],
  },
});
