import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

const monitoring = (enabled?: boolean) => ({
  securityProfile: { defender: { securityMonitoring: enabled === undefined ? {} : { enabled } } },
});

export default clusterCheck({
  id: 'azure-aks-cluster-defender',
  title: 'Microsoft Defender watches Kubernetes clusters',
  severity: 'medium',
  why: 'Its sensor on the nodes sees miners, shells in containers and stolen tokens while they are at work; nothing else there does.',
  reference: 'https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-defender`,
    terraform: 'resource "azurerm_kubernetes_cluster": microsoft_defender',
  }),
  evaluate({ securityProfile }) {
    // Off unless somebody turns it on.
    const isOn = securityProfile?.defender?.securityMonitoring?.enabled === true;
    return isOn ? pass('The Defender sensor is on') : fail('The Defender sensor is off');
  },
  pass: [monitoring(true)],
  fail: [monitoring(false), monitoring(), {}, { securityProfile: { defender: {} } }],
});
