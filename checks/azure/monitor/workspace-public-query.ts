import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Workspace } from 'cloudstance/resources/azure/monitor';

export default defineCheck({
  id: 'azure-monitor-workspace-public-query',
  title: 'Log Analytics workspaces are queried over private networks only',
  severity: 'low',
  why: 'Logs are full of names, addresses and mistakes. A stolen token should not be enough to read them from anywhere.',
  references: ['https://learn.microsoft.com/azure/azure-monitor/fundamentals/private-link-security'],
  on: Workspace.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'First give those who query a private link scope.',
    command: sh`az monitor log-analytics workspace update --workspace-name ${name} --resource-group ${armId(uid).resourceGroup} --query-access Disabled`,
    terraform: 'resource "azurerm_log_analytics_workspace": internet_query_enabled = false',
  }),

  // The API's default is Enabled.
  evaluate({ config: { publicNetworkAccessForQuery = 'Enabled' } }) {
    return publicNetworkAccessForQuery.toLowerCase() === 'disabled'
      ? pass('Queries from public networks are refused')
      : fail('Queries from public networks are accepted');
  },

  examples: {
    pass: [{ config: { retentionInDays: 30, publicNetworkAccessForQuery: 'Disabled' } }],
    fail: [
      { config: { retentionInDays: 30, publicNetworkAccessForQuery: 'Enabled' } },
      { config: { retentionInDays: 30 } },
    ],
  },
});
