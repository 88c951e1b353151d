import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { NodePool } from 'cloudstance/resources/gcp/gke';
import { gcloudNodePool } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-node-pool-auto-repair',
  title: 'GKE nodes that fail are repaired automatically',
  severity: 'low',
  why: 'Sick nodes otherwise stay, and workloads with them, until somebody notices.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair'],
  on: NodePool.pick('isAutopilot', 'management'),
  fix: (subject) => ({
    command: gcloudNodePool(subject, '--enable-autorepair'),
    terraform: 'resource "google_container_node_pool": management { auto_repair = true }',
  }),

  // Pools made by the API have it only when it is asked for.
  evaluate({ isAutopilot, management }) {
    if (isAutopilot) return notApplicable('Google runs the nodes');
    return management?.autoRepair ? pass('Automatic repairs are on') : fail('Automatic repairs are off');
  },

  examples: {
    pass: [{ isAutopilot: false, management: { autoRepair: true } }],
    fail: [
      { isAutopilot: false, management: null },
      { isAutopilot: false, management: {} },
      { isAutopilot: false, management: { autoRepair: false } },
    ],
    notApplicable: [{ isAutopilot: true, management: { autoRepair: false } }],
  },
});
