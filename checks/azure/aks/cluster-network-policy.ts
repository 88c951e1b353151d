import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

export default clusterCheck({
  id: 'azure-aks-cluster-network-policy',
  title: 'Kubernetes clusters enforce network policies',
  severity: 'medium',
  why: 'Without an engine the policies that somebody wrote do nothing, and one broken pod reaches every other.',
  reference: 'https://learn.microsoft.com/azure/aks/use-network-policies',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --network-policy azure`,
    terraform: 'resource "azurerm_kubernetes_cluster": network_profile { network_policy = "azure" }',
  }),
  evaluate({ networkProfile: { networkPolicy = 'none', networkDataplane } = {} }) {
    if (networkPolicy.toLowerCase() !== 'none') return pass(`Network policies are enforced by ${networkPolicy}`);
    // This data plane enforces them by itself.
    if (networkDataplane?.toLowerCase() === 'cilium') return pass('Network policies are enforced by cilium');
    return fail('Nothing enforces network policies');
  },
  pass: [
    { networkProfile: { networkPolicy: 'calico' } },
    { networkProfile: { networkPolicy: 'azure', networkDataplane: 'azure' } },
    { networkProfile: { networkDataplane: 'cilium' } },
  ],
  fail: [{}, { networkProfile: {} }, { networkProfile: { networkPolicy: 'none', networkDataplane: 'azure' } }],
});
