import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { unsentOf } from 'cloudstance/domain/azure/resource-logs';
import { listOf } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/azure/aks';

const setting = (...categories: string[]) => ({
  name: 'setting',
  logs: categories.map((category) => ({ category, enabled: true })),
});

export default defineCheck({
  id: 'azure-aks-cluster-control-plane-logs',
  title: 'Audit and sign-in logs of Kubernetes clusters are kept',
  severity: 'medium',
  why: 'Only these logs say who did what in the cluster; Azure itself keeps none of them.',
  references: ['https://learn.microsoft.com/azure/aks/monitor-aks#aks-control-planeresource-logs'],
  on: Cluster.pick('diagnosticSettings'),
  fix: ({ uid }) => ({
    command: sh`az monitor diagnostic-settings create --name audit --resource ${uid} --workspace WORKSPACE_ID --logs ${'[{"category":"kube-audit-admin","enabled":true},{"category":"guard","enabled":true}]'}`,
    terraform: 'resource "azurerm_monitor_diagnostic_setting": enabled_log { category = "kube-audit-admin" }',
  }),

  evaluate({ diagnosticSettings }) {
    // Those of the second kind leave out what is only read.
    const audit = ['kube-audit', 'kube-audit-admin'].every((one) => unsentOf(diagnosticSettings, [one]).length > 0);
    const missing = [...(audit ? ['kube-audit-admin'] : []), ...unsentOf(diagnosticSettings, ['guard'])];
    if (missing.length === 0) return pass('Audit and sign-in logs are sent on');
    return fail(`No diagnostic setting sends ${listOf(missing)}`);
  },

  examples: {
    pass: [
      { diagnosticSettings: [setting('kube-audit', 'guard')] },
      { diagnosticSettings: [setting('kube-audit-admin'), setting('guard')] },
      { diagnosticSettings: [{ name: 'all', logs: [{ categoryGroup: 'allLogs', enabled: true }] }] },
    ],
    fail: [
      { diagnosticSettings: [] },
      { diagnosticSettings: [setting('kube-audit')] },
      { diagnosticSettings: [setting('guard')] },
      { diagnosticSettings: [{ name: 'off', logs: [{ categoryGroup: 'allLogs', enabled: false }] }] },
    ],
  },
});
