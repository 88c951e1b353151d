import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-cluster-network-policy',
  title: 'GKE clusters enforce network policies',
  severity: 'medium',
  why: 'Network policies are ignored otherwise, and any pod that is broken into can reach all others.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy'],
  on: Cluster.pick('networkPolicy', 'network'),
  fix: (subject) => ({
    text: 'The nodes are made anew; the add-on comes first: --update-addons NetworkPolicy=ENABLED. New clusters do better with Dataplane V2',
    command: gcloudCluster(subject, '--enable-network-policy'),
    terraform: 'resource "google_container_cluster": datapath_provider = "ADVANCED_DATAPATH"',
  }),

  // What is not there is off: https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy.
  evaluate({ networkPolicy, network: { datapathProvider } }) {
    if (datapathProvider === 'ADVANCED_DATAPATH') return pass('Dataplane V2 enforces network policies');
    return networkPolicy?.enabled
      ? pass('The cluster enforces network policies')
      : fail('Nothing enforces network policies');
  },

  examples: {
    pass: [
      { networkPolicy: null, network: { datapathProvider: 'ADVANCED_DATAPATH' } },
      { networkPolicy: { enabled: true }, network: {} },
    ],
    fail: [
      { networkPolicy: null, network: {} },
      { networkPolicy: { enabled: false }, network: { datapathProvider: 'LEGACY_DATAPATH' } },
    ],
  },
});
