import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isFunctionApp } from 'cloudstance/domain/azure/app-service';
import { sends } from 'cloudstance/domain/azure/diagnostics';
import { App } from 'cloudstance/resources/azure/appservice';

const category = 'AppServiceHTTPLogs';
const to = { workspaceId: 'id' };

export default defineCheck({
  id: 'azure-appservice-app-http-logs',
  title: 'Requests to web apps are logged',
  severity: 'low',
  why: 'Without a record of requests nobody can tell what an attacker tried, and what of it worked.',
  references: ['https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs#send-logs-to-azure-monitor'],
  on: App.pick('kind', 'diagnosticSettings'),
  fix: ({ uid }) => ({
    command: sh`az monitor diagnostic-settings create --name http-logs --resource ${uid} --workspace WORKSPACE_ID --logs ${`[{"category":"${category}","enabled":true}]`}`,
    terraform: `resource "azurerm_monitor_diagnostic_setting": enabled_log { category = "${category}" }`,
  }),

  evaluate({ kind, diagnosticSettings }) {
    if (isFunctionApp(kind)) return notApplicable('Functions and workflows log what they run, not requests');
    return diagnosticSettings.some((setting) => sends(setting, category))
      ? pass(`${category} is sent on`)
      : fail(`No diagnostic setting sends ${category} on`);
  },

  examples: {
    pass: [
      { kind: 'app', diagnosticSettings: [{ ...to, logs: [{ category, enabled: true }] }] },
      { kind: 'app', diagnosticSettings: [to, { ...to, logs: [{ categoryGroup: 'allLogs', enabled: true }] }] },
    ],
    fail: [
      { kind: 'app', diagnosticSettings: [] },
      { kind: 'app', diagnosticSettings: [{ ...to, logs: [{ category, enabled: false }] }] },
      // The group audit has what changes an app, not the requests to it.
      { kind: 'app', diagnosticSettings: [{ ...to, logs: [{ categoryGroup: 'audit', enabled: true }] }] },
    ],
    notApplicable: [{ kind: 'functionapp', diagnosticSettings: [] }],
  },
});
