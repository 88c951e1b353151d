import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Firewall } from 'cloudstance/resources/azure/network';
import { threatIntelligence } from './_threat-intelligence.ts';

const classic = { firewallPolicy: null, sku: { tier: 'Standard' } };

export default defineCheck({
  id: 'azure-network-firewall-threat-intelligence',
  title: 'Azure Firewalls without a policy refuse traffic with known attackers',
  severity: 'medium',
  why: 'Microsoft knows the addresses of botnets and malware; a firewall that only reports them lets the theft go on.',
  references: ['https://learn.microsoft.com/azure/firewall/threat-intel'],
  on: Firewall.pick('firewallPolicy', 'threatIntelMode', 'sku'),
  fix: ({ name, uid }) => ({
    command: sh`az network firewall update --name ${name} --resource-group ${armId(uid).resourceGroup} --threat-intel-mode Deny`,
    terraform: 'resource "azurerm_firewall": threat_intel_mode = "Deny"',
  }),

  evaluate({ firewallPolicy, threatIntelMode, sku: { tier } }) {
    if (firewallPolicy !== null) return notApplicable(`The policy ${armId(firewallPolicy).name} decides`);
    return threatIntelligence(threatIntelMode, tier);
  },

  examples: {
    pass: [{ ...classic, threatIntelMode: 'Deny' }],
    fail: [
      { ...classic, threatIntelMode: 'Alert' },
      { ...classic, threatIntelMode: 'Off' },
      { ...classic, threatIntelMode: null, sku: {} },
    ],
    notApplicable: [
      { ...classic, threatIntelMode: 'Alert', firewallPolicy: '/policy' },
      { ...classic, threatIntelMode: 'Alert', sku: { tier: 'Basic' } },
    ],
  },
});
