import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { ActivityLogSetting } from 'cloudstance/resources/azure/monitor';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { references, sends, settingWith } from './_settings.ts';

const wanted = ['Administrative', 'Security', 'Alert', 'Policy'];

export default defineCheck({
  id: 'azure-monitor-activity-log-categories',
  title: 'What is sent on of the activity log has changes, security events, alerts and policy',
  severity: 'medium',
  why: 'A category that is left out is gone after 90 days, and missing when somebody asks what happened.',
  references: [...references, 'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema'],
  on: Subscription.pick(),
  with: { settings: all(ActivityLogSetting.pick('config')) },
  fix: ({ name }) => ({
    command: sh`az monitor diagnostic-settings subscription create --subscription ${name} --name activity-log --location westeurope --workspace WORKSPACE_ID --logs ${JSON.stringify(wanted.map((category) => ({ category, enabled: true })))}`,
    terraform: 'resource "azurerm_monitor_diagnostic_setting": enabled_log { category = "Administrative" } …',
  }),

  evaluate(_, { settings }) {
    const missing = wanted.filter((category) => !settings.some((setting) => sends(setting, category)));
    if (missing.length === 0) return pass(`The categories ${listOf(wanted)} are sent on`);
    return fail(`Of the activity log ${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} not sent on`);
  },

  examples: {
    pass: [
      { $settings: [settingWith(wanted)] },
      { $settings: [settingWith(['Administrative', 'Security']), settingWith(['alert', 'policy', 'Autoscale'])] },
      { $settings: [{ config: { logs: [{ categoryGroup: 'allLogs', enabled: true }] } }] },
    ],
    fail: [
      { $settings: [] },
      { $settings: [settingWith(['Administrative', 'Security', 'Alert'])] },
      { $settings: [{ config: { logs: wanted.map((category) => ({ category, enabled: false })) } }] },
    ],
  },
});
