import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/azure/aks';
import { pools } from './_pools.ts';

export default defineCheck({
  id: 'azure-aks-cluster-node-public-ip',
  title: 'Nodes of Kubernetes clusters have no public addresses',
  severity: 'medium',
  why: 'A node with a public address is one rule of a security group away from its kubelet and its SSH server being on the internet.',
  references: ['https://learn.microsoft.com/azure/aks/use-node-public-ips'],
  on: Cluster.pick('agentPoolProfiles'),
  fix: ({ name, uid }) => ({
    text: 'A pool keeps what it was made with: make one without public addresses and delete those that the message names',
    command: sh`az aks nodepool add --cluster-name ${name} --resource-group ${armId(uid).resourceGroup} --name NEW_POOL`,
    terraform: 'resource "azurerm_kubernetes_cluster_node_pool": node_public_ip_enabled = false',
  }),

  evaluate({ agentPoolProfiles }) {
    // Off unless somebody turns it on.
    const open = agentPoolProfiles.filter(({ enableNodePublicIP }) => enableNodePublicIP === true);
    if (open.length === 0) return pass('No node has a public address');
    return fail(`Nodes have public addresses in ${listOf(open.map(({ name }) => name))}`);
  },

  examples: {
    pass: [pools(), pools({ enableNodePublicIP: false }, {})],
    fail: [pools({ enableNodePublicIP: true }), pools({}, { enableNodePublicIP: true })],
  },
});
