import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { unsentOf } from 'cloudstance/domain/azure/resource-logs';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';

const audit = (enabled: boolean) => [{ category: 'AuditEvent', enabled }];

export default defineCheck({
  id: 'azure-keyvault-vault-logging',
  title: 'Key vaults log who used them',
  severity: 'medium',
  why: 'Without these logs nobody can tell afterwards who read which secret.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/logging'],
  on: KeyVault.pick('logs'),
  fix: ({ uid }) => ({
    text: 'Put your own workspace in.',
    command: sh`az monitor diagnostic-settings create --name audit --resource ${uid} --logs ${JSON.stringify(audit(true))} --workspace WORKSPACE`,
    terraform: 'resource "azurerm_monitor_diagnostic_setting": target_resource_id = azurerm_key_vault.example.id',
  }),

  evaluate({ logs }) {
    if (unsentOf(logs, ['AuditEvent']).length > 0) return fail('No diagnostic setting sends its audit events anywhere');
    return pass('A diagnostic setting sends its audit events');
  },

  examples: {
    pass: [
      { logs: [{ name: 'a', logs: audit(true) }] },
      { logs: [{ name: 'a', logs: [{ categoryGroup: 'audit', enabled: true }] }] },
      {
        logs: [
          { name: 'a', logs: audit(false) },
          { name: 'b', logs: [{ categoryGroup: 'allLogs', enabled: true }] },
        ],
      },
    ],
    fail: [
      { logs: [] },
      { logs: [{ name: 'a', logs: audit(false) }] },
      { logs: [{ name: 'a', logs: [{ category: 'AzurePolicyEvaluationDetails', enabled: true }] }] },
    ],
  },
});
