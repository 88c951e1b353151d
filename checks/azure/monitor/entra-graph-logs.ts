import { all, defineCheck, fail, pass } from 'cloudstance/check';
import { DirectorySetting } from 'cloudstance/resources/azure/monitor';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { directoryReferences, sends, settingWith } from './_settings.ts';

const category = 'MicrosoftGraphActivityLogs';

export default defineCheck({
  id: 'azure-monitor-entra-graph-logs',
  title: 'Requests to Microsoft Graph are logged',
  severity: 'medium',
  why: 'Without them nobody can tell which application or person read or changed what in the directory and in Microsoft 365.',
  references: [...directoryReferences, 'https://learn.microsoft.com/graph/microsoft-graph-activity-logs-overview'],
  on: Tenant.pick(),
  with: { settings: all(DirectorySetting.pick('config')) },
  fix: () => ({
    text: `In the Microsoft Entra admin center, under Monitoring and health, Diagnostic settings: send ${category} to a workspace, storage account or event hub.`,
    terraform: `resource "azurerm_monitor_aad_diagnostic_setting": enabled_log { category = "${category}" }`,
  }),

  evaluate(_, { settings }) {
    const sending = settings.find((setting) => sends(setting, category));
    return sending
      ? pass(`Diagnostic setting ${sending.name} sends ${category} on`)
      : fail(`No diagnostic setting of the tenant sends ${category} on`);
  },

  examples: {
    pass: [
      { $settings: [settingWith([category])] },
      { $settings: [settingWith([]), settingWith(['AuditLogs', category])] },
    ],
    fail: [
      { $settings: [] },
      { $settings: [settingWith(['AuditLogs'])] },
      { $settings: [{ config: { logs: [{ category, enabled: false }] } }] },
    ],
  },
});
