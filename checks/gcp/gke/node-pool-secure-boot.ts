import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { NodePool } from 'cloudstance/resources/gcp/gke';

const both = { enableSecureBoot: true, enableIntegrityMonitoring: true };

export default defineCheck({
  id: 'gcp-gke-node-pool-secure-boot',
  title: 'GKE nodes start with Secure Boot and integrity monitoring',
  severity: 'low',
  why: 'A changed kernel or boot loader otherwise runs unnoticed below everything in the cluster.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes'],
  on: NodePool.pick('isAutopilot', 'shieldedInstanceConfig'),
  fix: () => ({
    text: 'It is chosen when a pool is made: make one with --shielded-secure-boot --shielded-integrity-monitoring, move the workloads and delete this one; third-party kernel modules do not start with Secure Boot',
    terraform:
      'resource "google_container_node_pool": node_config { shielded_instance_config { enable_secure_boot = true } }',
  }),

  evaluate({ isAutopilot, shieldedInstanceConfig }) {
    if (isAutopilot) return notApplicable('Google runs the nodes');
    const { enableSecureBoot, enableIntegrityMonitoring } = shieldedInstanceConfig ?? {};
    const missing = [
      ...(enableSecureBoot ? [] : ['Secure Boot']),
      ...(enableIntegrityMonitoring ? [] : ['integrity monitoring']),
    ];
    return missing.length > 0
      ? fail(`The nodes lack ${listOf(missing)}`)
      : pass('Secure Boot and integrity monitoring are on');
  },

  examples: {
    pass: [{ isAutopilot: false, shieldedInstanceConfig: both }],
    fail: [
      { isAutopilot: false, shieldedInstanceConfig: null },
      { isAutopilot: false, shieldedInstanceConfig: { enableIntegrityMonitoring: true } },
      { isAutopilot: false, shieldedInstanceConfig: { ...both, enableIntegrityMonitoring: false } },
    ],
    notApplicable: [{ isAutopilot: true, shieldedInstanceConfig: null }],
  },
});
