import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Workspace } from 'cloudstance/resources/azure/monitor';

export default defineCheck({
  id: 'azure-monitor-workspace-local-authentication',
  title: 'Log Analytics workspaces take no logs on the strength of a key',
  severity: 'low',
  why: 'Whoever has the shared key of a workspace can fill it with false records, and nobody can tell who did.',
  references: ['https://learn.microsoft.com/azure/azure-monitor/fundamentals/best-practices-security'],
  on: Workspace.pick('config'),
  fix: ({ uid }) => ({
    text: 'First see that agents and applications send with a managed identity.',
    command: sh`az resource update --ids ${uid} --set properties.features.disableLocalAuth=true`,
    terraform: 'resource "azurerm_log_analytics_workspace": local_authentication_enabled = false',
  }),

  evaluate({ config: { features } }) {
    // Left out and null mean that keys work.
    return features?.disableLocalAuth === true ? pass('Shared keys are refused') : fail('Shared keys are accepted');
  },

  examples: {
    pass: [{ config: { retentionInDays: 30, features: { disableLocalAuth: true } } }],
    fail: [
      { config: { retentionInDays: 30, features: { disableLocalAuth: false } } },
      { config: { retentionInDays: 30, features: {} } },
      { config: { retentionInDays: 30 } },
    ],
  },
});
