import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { WafPolicy } from 'cloudstance/resources/azure/network';
import { inUse, notInUse, unused } from './_waf-policy.ts';

export default defineCheck({
  id: 'azure-network-waf-policy-prevention',
  title: 'Web application firewall policies refuse attacks',
  severity: 'medium',
  why: 'A firewall that only detects writes the attack down and hands it to the application.',
  references: ['https://learn.microsoft.com/azure/web-application-firewall/ag/ag-overview#waf-modes'],
  on: WafPolicy.pick('policySettings', 'attachedTo'),
  fix: ({ name, uid }) => ({
    command: sh`az network application-gateway waf-policy policy-setting update --policy-name ${name} --resource-group ${armId(uid).resourceGroup} --mode Prevention --state Enabled`,
    terraform: 'resource "azurerm_web_application_firewall_policy": policy_settings { mode = "Prevention" }',
  }),

  evaluate(policy) {
    // Detection unless somebody said otherwise.
    const isOn = policy.policySettings.mode?.toLowerCase() === 'prevention';
    return unused(policy) ?? (isOn ? pass('Attacks are refused') : fail('Attacks are only detected'));
  },

  examples: {
    pass: [{ ...inUse, policySettings: { state: 'Enabled', mode: 'Prevention' } }],
    fail: [{ ...inUse, policySettings: { state: 'Enabled', mode: 'Detection' } }, inUse],
    notApplicable: notInUse,
  },
});
