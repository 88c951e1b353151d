import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Cluster } from 'cloudstance/resources/azure/aks';

export default defineCheck({
  id: 'azure-aks-cluster-monitoring',
  title: 'Kubernetes clusters are monitored',
  severity: 'low',
  why: 'Without metrics and the logs of containers nobody sees what broke, or what somebody broke into.',
  references: ['https://learn.microsoft.com/azure/aks/monitor-aks'],
  on: Cluster.pick('config', 'addonProfiles'),
  fix: ({ name, uid }) => ({
    command: sh`az aks enable-addons --name ${name} --resource-group ${armId(uid).resourceGroup} --addons monitoring --workspace-resource-id WORKSPACE_ID`,
    terraform: 'resource "azurerm_kubernetes_cluster": oms_agent or monitor_metrics',
  }),

  evaluate({ config: { azureMonitorProfile }, addonProfiles: { omsagent } }) {
    // Both are off unless somebody turns them on.
    if (omsagent?.enabled === true) return pass('Container insights are on');
    if (azureMonitorProfile?.metrics?.enabled === true) return pass('Metrics for Prometheus are on');
    return fail('Neither container insights nor metrics for Prometheus are on');
  },

  examples: {
    pass: [
      { config: {}, addonProfiles: { omsagent: { enabled: true } } },
      { config: { azureMonitorProfile: { metrics: { enabled: true } } }, addonProfiles: {} },
    ],
    fail: [
      { config: {}, addonProfiles: {} },
      {
        config: { azureMonitorProfile: { metrics: { enabled: false } } },
        addonProfiles: { omsagent: { enabled: false } },
      },
    ],
  },
});
