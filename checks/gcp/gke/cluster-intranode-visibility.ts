import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-cluster-intranode-visibility',
  title: 'Traffic between pods of a GKE node is seen by flow logs and firewalls',
  severity: 'low',
  why: 'Flow logs otherwise miss what an intruder does between pods of the same node.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/intranode-visibility'],
  on: Cluster.pick('network'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--enable-intra-node-visibility'),
    terraform: 'resource "google_container_cluster": enable_intranode_visibility = true',
  }),

  // Off unless somebody switches it on; Autopilot does.
  evaluate: ({ network: { enableIntraNodeVisibility } }) =>
    enableIntraNodeVisibility ? pass('Intranode visibility is on') : fail('Intranode visibility is off'),

  examples: {
    pass: [{ network: { enableIntraNodeVisibility: true } }],
    fail: [{ network: {} }, { network: { enableIntraNodeVisibility: false } }],
  },
});
