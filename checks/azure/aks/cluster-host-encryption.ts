import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/azure/aks';
import { pools } from './_pools.ts';

export default defineCheck({
  id: 'azure-aks-cluster-host-encryption',
  title: 'Nodes of Kubernetes clusters encrypt their disks at the host',
  severity: 'low',
  why: 'Encryption at rest leaves temporary disks and the caches of the host in clear, and with them what pods write to the node.',
  references: ['https://learn.microsoft.com/azure/aks/enable-host-encryption'],
  on: Cluster.pick('agentPoolProfiles'),
  fix: ({ name, uid }) => ({
    text: 'A pool keeps what it was made with: make one with encryption at host and delete those that the message names',
    command: sh`az aks nodepool add --cluster-name ${name} --resource-group ${armId(uid).resourceGroup} --name NEW_POOL --enable-encryption-at-host`,
    terraform: 'resource "azurerm_kubernetes_cluster_node_pool": host_encryption_enabled = true',
  }),

  evaluate({ agentPoolProfiles }) {
    // Off unless somebody turns it on.
    const plain = agentPoolProfiles.filter(({ enableEncryptionAtHost }) => enableEncryptionAtHost !== true);
    if (plain.length === 0) return pass('Every node pool has encryption at host');
    return fail(`Encryption at host is off in ${listOf(plain.map(({ name }) => name))}`);
  },

  examples: {
    pass: [pools({ enableEncryptionAtHost: true }), pools()],
    fail: [pools({ enableEncryptionAtHost: false }), pools({ enableEncryptionAtHost: true }, {})],
  },
});
