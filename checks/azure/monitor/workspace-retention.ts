import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Workspace } from 'cloudstance/resources/azure/monitor';
import { z } from 'zod';

export default defineCheck({
  id: 'azure-monitor-workspace-retention',
  title: 'Log Analytics workspaces keep logs for 90 days or longer',
  severity: 'low',
  why: 'Intrusions are often found weeks after they began; logs that are gone by then can no longer tell how.',
  references: ['https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure'],
  on: Workspace.pick('config'),
  params: z.object({ days: z.number().int().min(1).default(90) }),
  fix: ({ name, uid }) => ({
    command: sh`az monitor log-analytics workspace update --workspace-name ${name} --resource-group ${armId(uid).resourceGroup} --retention-time 90`,
    terraform: 'resource "azurerm_log_analytics_workspace": retention_in_days = 90',
  }),

  evaluate({ config: { retentionInDays } }, { params }) {
    // What the retired unlimited tier answers.
    if (retentionInDays === -1) return pass('Logs are kept without end');
    const text = `Logs are kept for ${retentionInDays} days`;
    return retentionInDays >= params.days ? pass(text) : fail(`${text}, fewer than ${params.days}`);
  },

  examples: {
    pass: [{ config: { retentionInDays: 90 } }, { config: { retentionInDays: -1 } }],
    fail: [{ config: { retentionInDays: 30 } }],
  },
});
