import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster, hardening } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-cluster-legacy-authorization',
  title: 'GKE clusters do not use legacy authorization',
  severity: 'high',
  why: 'It gives every identity in the cluster, each service account included, wide rights that no role can take away.',
  references: [hardening],
  on: Cluster.pick('legacyAbac'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--no-enable-legacy-authorization'),
    terraform: 'resource "google_container_cluster": enable_legacy_abac = false',
  }),

  // Off since Kubernetes 1.8 unless somebody switches it on.
  evaluate: ({ legacyAbac }) =>
    legacyAbac?.enabled ? fail('Legacy authorization is on') : pass('Legacy authorization is off'),

  examples: {
    pass: [{ legacyAbac: null }, { legacyAbac: {} }, { legacyAbac: { enabled: false } }],
    fail: [{ legacyAbac: { enabled: true } }],
  },
});
