import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

const channel = (upgradeChannel: string) => ({ autoUpgradeProfile: { upgradeChannel } });

export default clusterCheck({
  id: 'azure-aks-cluster-auto-upgrade',
  title: 'Kubernetes clusters upgrade themselves',
  severity: 'medium',
  why: 'A version of Kubernetes gets fixes for about a year; a cluster that waits for somebody to upgrade it runs with known flaws afterwards.',
  reference: 'https://learn.microsoft.com/azure/aks/auto-upgrade-cluster',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --auto-upgrade-channel patch`,
    terraform: 'resource "azurerm_kubernetes_cluster": automatic_upgrade_channel = "patch"',
  }),
  evaluate({ autoUpgradeProfile }) {
    // None unless somebody chooses one.
    const { upgradeChannel = 'none' } = autoUpgradeProfile ?? {};
    if (upgradeChannel.toLowerCase() === 'none') return fail('The cluster does not upgrade itself');
    return pass(`The cluster upgrades itself by the channel ${upgradeChannel}`);
  },
  pass: [channel('patch'), channel('stable'), channel('node-image')],
  fail: [channel('none'), { autoUpgradeProfile: {} }, {}],
});
