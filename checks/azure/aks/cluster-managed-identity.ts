import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Cluster } from 'cloudstance/resources/azure/aks';

export default defineCheck({
  id: 'azure-aks-cluster-managed-identity',
  title: 'Kubernetes clusters act with a managed identity',
  severity: 'medium',
  why: 'A service principal has a secret that lies on every node and runs out, which takes the cluster down, unless somebody renews it.',
  references: ['https://learn.microsoft.com/azure/aks/use-managed-identity'],
  on: Cluster.pick('identity'),
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-managed-identity`,
    terraform: 'resource "azurerm_kubernetes_cluster": identity { type = "SystemAssigned" }',
  }),

  evaluate({ identity }) {
    // Clusters with a service principal have no identity.
    const type = identity?.type ?? 'None';
    if (type.toLowerCase() === 'none') return fail('The cluster acts with a service principal');
    return pass(`The cluster acts with a managed identity (${type})`);
  },

  examples: {
    pass: [{ identity: { type: 'SystemAssigned' } }, { identity: { type: 'UserAssigned' } }],
    fail: [{ identity: null }, { identity: { type: 'None' } }, { identity: {} }],
  },
});
