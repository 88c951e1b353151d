import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

const channel = (nodeOSUpgradeChannel: string) => ({ autoUpgradeProfile: { nodeOSUpgradeChannel } });

export default clusterCheck({
  id: 'azure-aks-cluster-node-os-upgrade',
  title: 'Nodes of Kubernetes clusters get security updates by themselves',
  severity: 'medium',
  why: 'A flaw in the kernel of a node lets a pod out of its container; nodes that nobody updates keep it.',
  reference: 'https://learn.microsoft.com/azure/aks/auto-upgrade-node-os-image',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --node-os-upgrade-channel NodeImage`,
    terraform: 'resource "azurerm_kubernetes_cluster": node_os_upgrade_channel = "NodeImage"',
  }),
  evaluate({ autoUpgradeProfile: { nodeOSUpgradeChannel, upgradeChannel } = {} }) {
    // The older way to ask for the same.
    if (upgradeChannel?.toLowerCase() === 'node-image') return pass('Nodes get new images by themselves');
    // Clusters from before there were channels say nothing and have none.
    if (nodeOSUpgradeChannel === undefined || nodeOSUpgradeChannel.toLowerCase() === 'none')
      return fail('Nodes get no security updates by themselves');
    return pass(`Nodes get security updates by the channel ${nodeOSUpgradeChannel}`);
  },
  pass: [
    channel('NodeImage'),
    channel('SecurityPatch'),
    channel('Unmanaged'),
    { autoUpgradeProfile: { upgradeChannel: 'node-image' } },
  ],
  fail: [channel('None'), { autoUpgradeProfile: { upgradeChannel: 'patch' } }, {}],
});
