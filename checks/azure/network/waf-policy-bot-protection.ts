import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { WafPolicy } from 'cloudstance/resources/azure/network';
import { inUse, notInUse, unused } from './_waf-policy.ts';

const crs = { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1' };
const bots = { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' };

export default defineCheck({
  id: 'azure-network-waf-policy-bot-protection',
  title: 'Web application firewall policies have the bot protection rules',
  severity: 'low',
  why: 'They refuse callers that Microsoft knows as scanners, scrapers and guessers of passwords before they have tried anything.',
  references: ['https://learn.microsoft.com/azure/web-application-firewall/ag/bot-protection-overview'],
  on: WafPolicy.pick('policySettings', 'managedRuleSets', 'attachedTo'),
  fix: ({ name, uid }) => ({
    command: sh`az network application-gateway waf-policy managed-rule rule-set add --policy-name ${name} --resource-group ${armId(uid).resourceGroup} --type Microsoft_BotManagerRuleSet --version 1.1`,
    terraform:
      'resource "azurerm_web_application_firewall_policy": managed_rules { managed_rule_set { type = "Microsoft_BotManagerRuleSet" } }',
  }),

  evaluate(policy) {
    const found = policy.managedRuleSets.find(({ ruleSetType }) => /^Microsoft_BotManagerRuleSet$/i.test(ruleSetType));
    const verdict = found ? pass(`Bot protection rules ${found.ruleSetVersion}`) : fail('No bot protection rules');
    return unused(policy) ?? verdict;
  },

  examples: {
    pass: [{ ...inUse, managedRuleSets: [crs, bots] }],
    fail: [
      { ...inUse, managedRuleSets: [crs] },
      { ...inUse, managedRuleSets: [] },
    ],
    notApplicable: notInUse.map((policy) => ({ ...policy, managedRuleSets: [] })),
  },
});
