import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { DefenderSetting } from 'cloudstance/resources/azure/defender';
import { Subscription } from 'cloudstance/resources/azure/subscription';

const setting = 'MCAS';

export default defineCheck({
  id: 'azure-defender-cloud-apps',
  title: 'Defender for Cloud Apps sees what happens in the subscription',
  severity: 'low',
  why: 'It recognizes people who behave unlike themselves, which takes knowing what they do in Azure too.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/other-threat-protections'],
  on: Subscription.pick(),
  with: { settings: all(DefenderSetting.pick('config')) },
  fix: ({ name }) => ({
    command: sh`az security setting update --subscription ${name} --name ${setting} --enabled true`,
    terraform: `resource "azurerm_security_center_setting": setting_name = "${setting}", enabled = true`,
  }),

  evaluate(_, { settings }) {
    const found = settings.find(({ name }) => name.toLowerCase() === setting.toLowerCase());
    return found?.config.enabled === true
      ? pass('The integration with Defender for Cloud Apps is on')
      : fail('The integration with Defender for Cloud Apps is off');
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
