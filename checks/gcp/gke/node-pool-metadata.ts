import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { NodePool } from 'cloudstance/resources/gcp/gke';
import { gcloudNodePool } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-node-pool-metadata',
  title: 'GKE nodes hide their own metadata and credentials from pods',
  severity: 'medium',
  why: 'Any pod can otherwise ask the metadata server for the token of the node and act as it.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata'],
  on: NodePool.pick('isAutopilot', 'workloadMetadataMode'),
  fix: (subject) => ({
    text: 'The cluster needs Workload Identity first',
    command: gcloudNodePool(subject, '--workload-metadata GKE_METADATA'),
    terraform:
      'resource "google_container_node_pool": node_config { workload_metadata_config { mode = "GKE_METADATA" } }',
  }),

  evaluate({ isAutopilot, workloadMetadataMode }) {
    if (isAutopilot) return notApplicable('Google runs the nodes');
    if (workloadMetadataMode === 'GKE_METADATA') return pass('Pods see the metadata server of GKE');
    return fail(`Pods see the metadata of the node (${workloadMetadataMode ?? 'nothing is set'})`);
  },

  examples: {
    pass: [{ isAutopilot: false, workloadMetadataMode: 'GKE_METADATA' }],
    fail: [
      { isAutopilot: false, workloadMetadataMode: null },
      { isAutopilot: false, workloadMetadataMode: 'GCE_METADATA' },
    ],
    notApplicable: [{ isAutopilot: true, workloadMetadataMode: null }],
  },
});
