import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { sendsAny } from 'cloudstance/domain/azure/resource-logs';
import { ActivityLogSetting } from 'cloudstance/resources/azure/monitor';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { references, settingWith } from './_settings.ts';

export default defineCheck({
  id: 'azure-monitor-activity-log-export',
  title: 'The activity log is sent somewhere that keeps it',
  severity: 'high',
  why: 'Azure itself keeps the record of who did what for 90 days: an intrusion found later can no longer be traced.',
  references,
  on: Subscription.pick(),
  with: { settings: all(ActivityLogSetting.pick('config')) },
  fix: ({ name }) => ({
    command: sh`az monitor diagnostic-settings subscription create --subscription ${name} --name activity-log --location westeurope --workspace WORKSPACE_ID --logs ${'[{"category":"Administrative","enabled":true},{"category":"Security","enabled":true},{"category":"Alert","enabled":true},{"category":"Policy","enabled":true}]'}`,
    terraform: 'resource "azurerm_monitor_diagnostic_setting": target_resource_id = "/subscriptions/…"',
  }),

  evaluate(_, { settings }) {
    const sending = settings.find(({ name, config: { logs } }) => sendsAny([{ name, logs }]));
    if (sending) return pass(`Diagnostic setting ${sending.name} sends the activity log on`);
    if (settings.length === 0) return fail('No diagnostic setting sends the activity log on');
    return fail('The diagnostic settings of the subscription send no logs');
  },

  examples: {
    pass: [
      { $settings: [settingWith(['Administrative'])] },
      { $settings: [settingWith([]), settingWith(['Policy'], { storageAccountId: 'id' })] },
      { $settings: [{ config: { logs: [{ categoryGroup: 'allLogs', enabled: true }] } }] },
    ],
    fail: [
      { $settings: [] },
      { $settings: [settingWith([])] },
      { $settings: [{ config: { logs: [{ category: 'Policy', enabled: false }] } }] },
    ],
  },
});
