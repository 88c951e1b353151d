import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isFunctionApp } from 'cloudstance/domain/azure/app-service';
import { unsentOf } from 'cloudstance/domain/azure/resource-logs';
import { App } from 'cloudstance/resources/azure/appservice';

const category = 'AppServiceHTTPLogs';
const to = (log: object) => ({ name: 'logs', logs: [{ enabled: true, ...log }] });

export default defineCheck({
  id: 'azure-appservice-app-http-logs',
  title: 'Requests to web apps are logged',
  severity: 'low',
  why: 'Without a record of requests nobody can tell what an attacker tried, and what of it worked.',
  references: ['https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs#send-logs-to-azure-monitor'],
  on: App.pick('kind', 'logs'),
  fix: ({ uid }) => ({
    command: sh`az monitor diagnostic-settings create --name http-logs --resource ${uid} --workspace WORKSPACE_ID --logs ${`[{"category":"${category}","enabled":true}]`}`,
    terraform: `resource "azurerm_monitor_diagnostic_setting": enabled_log { category = "${category}" }`,
  }),

  evaluate({ kind, logs }) {
    if (isFunctionApp(kind)) return notApplicable('Functions and workflows log what they run, not requests');
    return unsentOf(logs, [category], ['allLogs']).length === 0
      ? pass(`${category} is sent on`)
      : fail(`No diagnostic setting sends ${category} on`);
  },

  examples: {
    pass: [
      { kind: 'app', logs: [to({ category })] },
      { kind: 'app', logs: [to({ category: 'Other' }), to({ categoryGroup: 'allLogs' })] },
    ],
    fail: [
      { kind: 'app', logs: [] },
      { kind: 'app', logs: [to({ category, enabled: false })] },
      // The group audit has what changes an app, not the requests to it.
      { kind: 'app', logs: [to({ categoryGroup: 'audit' })] },
    ],
    notApplicable: [{ kind: 'functionapp', logs: [] }],
  },
});
