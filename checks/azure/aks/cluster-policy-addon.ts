import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Cluster } from 'cloudstance/resources/azure/aks';

export default defineCheck({
  id: 'azure-aks-cluster-policy-addon',
  title: 'Azure Policy looks into Kubernetes clusters',
  severity: 'low',
  why: 'Without the add-on nothing refuses privileged containers, images from anywhere and the other things that policies forbid.',
  references: ['https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes'],
  on: Cluster.pick('addonProfiles'),
  fix: ({ name, uid }) => ({
    command: sh`az aks enable-addons --name ${name} --resource-group ${armId(uid).resourceGroup} --addons azure-policy`,
    terraform: 'resource "azurerm_kubernetes_cluster": azure_policy_enabled = true',
  }),

  evaluate({ addonProfiles: { azurepolicy } }) {
    // Off unless somebody turns it on.
    return azurepolicy?.enabled === true ? pass('The add-on is on') : fail('The add-on is off');
  },

  examples: {
    pass: [{ addonProfiles: { azurepolicy: { enabled: true } } }],
    fail: [{ addonProfiles: { azurepolicy: { enabled: false } } }, { addonProfiles: { omsagent: { enabled: true } } }],
  },
});
