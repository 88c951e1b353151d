import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { WafPolicy } from 'cloudstance/resources/azure/network';
import { inUse, notInUse, unused } from './_waf-policy.ts';

export default defineCheck({
  id: 'azure-network-waf-policy-request-body',
  title: 'Web application firewall policies inspect request bodies',
  severity: 'medium',
  why: 'Most injections come in the body of a form or an API call, which a firewall that does not look there lets through.',
  references: [
    'https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-waf-request-size-limits',
  ],
  on: WafPolicy.pick('policySettings', 'attachedTo'),
  fix: ({ name, uid }) => ({
    command: sh`az network application-gateway waf-policy policy-setting update --policy-name ${name} --resource-group ${armId(uid).resourceGroup} --request-body-check true`,
    terraform: 'resource "azurerm_web_application_firewall_policy": policy_settings { request_body_check = true }',
  }),

  evaluate(policy) {
    // On unless somebody turned it off.
    const isOff = policy.policySettings.requestBodyCheck === false;
    return unused(policy) ?? (isOff ? fail('Request bodies are not inspected') : pass('Request bodies are inspected'));
  },

  examples: {
    pass: [{ ...inUse, policySettings: { state: 'Enabled', requestBodyCheck: true } }, inUse],
    fail: [{ ...inUse, policySettings: { state: 'Enabled', requestBodyCheck: false } }],
    notApplicable: notInUse,
  },
});
