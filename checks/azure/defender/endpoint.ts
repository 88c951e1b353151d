import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { DefenderSetting } from 'cloudstance/resources/azure/defender';
import { Subscription } from 'cloudstance/resources/azure/subscription';

const setting = 'WDATP';

export default defineCheck({
  id: 'azure-defender-endpoint',
  title: 'Machines are protected by Defender for Endpoint',
  severity: 'medium',
  why: 'Without the integration the sensor that stops malware is not put on machines, and what it sees elsewhere is not told.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/integration-defender-for-endpoint'],
  on: Subscription.pick(),
  with: { settings: all(DefenderSetting.pick('config')) },
  fix: ({ name }) => ({
    command: sh`az security setting update --subscription ${name} --name ${setting} --enabled true`,
    terraform: `resource "azurerm_security_center_setting": setting_name = "${setting}", enabled = true`,
  }),

  evaluate(_, { settings }) {
    const found = settings.find(({ name }) => name.toLowerCase() === setting.toLowerCase());
    return found?.config.enabled === true
      ? pass('The integration with Defender for Endpoint is on')
      : fail('The integration with Defender for Endpoint is off');
  },

  examples: {
    pass: [{ $settings: [{ name: setting, config: { enabled: true } }] }],
    fail: [
      {
        $settings: [
          { name: setting, config: { enabled: false } },
          { name: 'Sentinel', config: { enabled: true } },
        ],
      },
      { $settings: [{ name: setting, config: {} }] },
      { $settings: [] },
    ],
  },
});
