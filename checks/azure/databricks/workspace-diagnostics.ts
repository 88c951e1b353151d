import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { sendsAny } from 'cloudstance/domain/azure/resource-logs';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';

export default defineCheck({
  id: 'azure-databricks-workspace-diagnostics',
  title: 'Databricks workspaces log what is done in them',
  severity: 'medium',
  why: 'Without these logs nobody can tell afterwards who signed in, ran what, and read which data.',
  references: ['https://learn.microsoft.com/azure/databricks/admin/account-settings/audit-log-delivery'],
  on: DatabricksWorkspace.pick('logs'),
  fix: ({ uid }) => ({
    text: 'Put your own workspace for logs in.',
    command: sh`az monitor diagnostic-settings create --name audit --resource ${uid} --logs ${'[{"categoryGroup":"allLogs","enabled":true}]'} --workspace WORKSPACE`,
    terraform:
      'resource "azurerm_monitor_diagnostic_setting": target_resource_id = azurerm_databricks_workspace.example.id',
  }),

  evaluate({ logs }) {
    return sendsAny(logs) ? pass('A diagnostic setting sends logs') : fail('No diagnostic setting sends any logs');
  },

  examples: {
    pass: [
      { logs: [{ name: 'a', logs: [{ categoryGroup: 'allLogs', enabled: true }] }] },
      { logs: [{ name: 'a', logs: [{ category: 'accounts', enabled: true }] }] },
    ],
    fail: [{ logs: [] }, { logs: [{ name: 'a', logs: [{ category: 'accounts', enabled: false }] }] }],
  },
});
