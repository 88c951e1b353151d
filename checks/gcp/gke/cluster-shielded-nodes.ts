import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-cluster-shielded-nodes',
  title: 'GKE clusters have Shielded Nodes',
  severity: 'medium',
  why: 'Without them anybody who gets hold of the bootstrap credentials of a node can pass a machine of his own off as one.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes'],
  on: Cluster.pick('shieldedNodes'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--enable-shielded-nodes'),
    terraform: 'resource "google_container_cluster": enable_shielded_nodes = true',
  }),

  // Clusters older than 1.18, where it became the default, have it off when it is left out.
  evaluate: ({ shieldedNodes }) =>
    shieldedNodes?.enabled ? pass('Shielded Nodes are on') : fail('Shielded Nodes are off'),

  examples: {
    pass: [{ shieldedNodes: { enabled: true } }],
    fail: [{ shieldedNodes: null }, { shieldedNodes: {} }, { shieldedNodes: { enabled: false } }],
  },
});
