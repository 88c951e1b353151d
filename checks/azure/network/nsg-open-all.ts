import { defineCheck, fail, pass } from 'cloudstance/check';
import { openPorts, rulesFor } from 'cloudstance/domain/azure/nsg';
import { listOf } from 'cloudstance/domain/text';
import { SecurityGroup } from 'cloudstance/resources/azure/network';
import { letIn, office, refuse, rulesText, showRules } from './_rules.ts';

export default defineCheck({
  id: 'azure-network-nsg-open-all',
  title: 'Network security groups do not open every port to the internet',
  severity: 'high',
  why: 'Whatever listens on a machine behind such a group, now or later, is on the internet.',
  references: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
  on: SecurityGroup.pick('securityRules'),
  fix: ({ name, uid }) => ({
    text: 'Replace the rules that the message names by rules for the ports and networks that are needed',
    command: showRules(name, uid),
    terraform: 'resource "azurerm_network_security_rule": destination_port_range and source_address_prefix',
  }),

  evaluate({ securityRules }) {
    // Port 0 is in no packet.
    const all = openPorts(securityRules).filter(({ from, to }) => from <= 1 && to >= 65535);
    if (all.length === 0) return pass('Not every port is open to the internet');
    const protocols = all.map(({ protocol }) => protocol.toUpperCase());
    return fail(
      `The internet reaches every port of ${listOf(protocols)} through ${rulesText(rulesFor(securityRules, all))}`,
    );
  },

  examples: {
    pass: [
      { securityRules: [] },
      { securityRules: [letIn('1-1023'), letIn(443)] },
      { securityRules: [letIn('*', { sourceAddressPrefix: office })] },
      { securityRules: [refuse(22), letIn('*')] },
    ],
    fail: [
      { securityRules: [letIn('*')] },
      { securityRules: [letIn('1-65535')] },
      { securityRules: [letIn('0-30000'), letIn('30001-65535')] },
      { securityRules: [letIn('*', { protocol: '*', sourceAddressPrefix: 'Internet' })] },
      { securityRules: [letIn('*', { protocol: 'Udp' })] },
    ],
  },
});
