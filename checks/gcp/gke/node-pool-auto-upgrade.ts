import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { NodePool } from 'cloudstance/resources/gcp/gke';
import { gcloudNodePool } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-node-pool-auto-upgrade',
  title: 'GKE nodes are upgraded automatically',
  severity: 'medium',
  why: 'Nodes otherwise stay behind with known flaws of Kubernetes and the operating system.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-upgrades'],
  on: NodePool.pick('isAutopilot', 'management'),
  fix: (subject) => ({
    command: gcloudNodePool(subject, '--enable-autoupgrade'),
    terraform: 'resource "google_container_node_pool": management { auto_upgrade = true }',
  }),

  // Pools made by the API have it only when it is asked for.
  evaluate({ isAutopilot, management }) {
    if (isAutopilot) return notApplicable('Google runs the nodes');
    return management?.autoUpgrade ? pass('Automatic upgrades are on') : fail('Automatic upgrades are off');
  },

  examples: {
    pass: [{ isAutopilot: false, management: { autoUpgrade: true } }],
    fail: [
      { isAutopilot: false, management: null },
      { isAutopilot: false, management: {} },
      { isAutopilot: false, management: { autoUpgrade: false } },
    ],
    notApplicable: [{ isAutopilot: true, management: { autoUpgrade: false } }],
  },
});
