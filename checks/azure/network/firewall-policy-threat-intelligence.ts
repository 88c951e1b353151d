import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { FirewallPolicy } from 'cloudstance/resources/azure/network';
import { threatIntelligence } from './_threat-intelligence.ts';

const inUse = { firewalls: ['/firewall'], sku: { tier: 'Standard' } };

export default defineCheck({
  id: 'azure-network-firewall-policy-threat-intelligence',
  title: 'Azure Firewall policies refuse traffic with known attackers',
  severity: 'medium',
  why: 'Microsoft knows the addresses of botnets and malware; a firewall that only reports them lets the theft go on.',
  references: ['https://learn.microsoft.com/azure/firewall/threat-intel'],
  on: FirewallPolicy.pick('firewalls', 'threatIntelMode', 'sku'),
  fix: ({ name, uid }) => ({
    command: sh`az network firewall policy update --name ${name} --resource-group ${armId(uid).resourceGroup} --threat-intel-mode Deny`,
    terraform: 'resource "azurerm_firewall_policy": threat_intelligence_mode = "Deny"',
  }),

  evaluate({ firewalls, threatIntelMode, sku: { tier } }) {
    if (firewalls.length === 0) return notApplicable('No firewall uses the policy');
    return threatIntelligence(threatIntelMode, tier);
  },

  examples: {
    pass: [{ ...inUse, threatIntelMode: 'Deny' }],
    fail: [
      { ...inUse, threatIntelMode: 'Alert' },
      { ...inUse, threatIntelMode: 'Off' },
      { ...inUse, threatIntelMode: null },
    ],
    notApplicable: [
      { ...inUse, threatIntelMode: 'Off', firewalls: [] },
      { ...inUse, threatIntelMode: 'Alert', sku: { tier: 'Basic' } },
    ],
  },
});
