import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/azure/aks';

export default defineCheck({
  id: 'azure-aks-cluster-rbac',
  title: 'Kubernetes clusters check what each user may do (RBAC)',
  severity: 'high',
  why: 'Without it whoever gets into the cluster, a pod included, is its administrator.',
  references: ['https://learn.microsoft.com/azure/aks/concepts-identity#kubernetes-rbac'],
  on: Cluster.pick('enableRBAC'),
  fix: ({ name }) => ({
    text: `RBAC is chosen when a cluster is made: make a new one in place of ${name} and move over`,
    terraform: 'resource "azurerm_kubernetes_cluster": role_based_access_control_enabled = true',
  }),

  evaluate({ enableRBAC }) {
    return enableRBAC ? pass('Kubernetes RBAC is on') : fail('Kubernetes RBAC is off');
  },

  examples: { pass: [{ enableRBAC: true }], fail: [{ enableRBAC: false }] },
});
