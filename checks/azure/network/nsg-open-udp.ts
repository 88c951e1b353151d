import { defineCheck, fail, pass } from 'cloudstance/check';
import { type OpenPorts, openPorts, rulesFor } from 'cloudstance/domain/azure/nsg';
import { rangeLabel } from 'cloudstance/domain/ports';
import { listOf } from 'cloudstance/domain/text';
import { SecurityGroup } from 'cloudstance/resources/azure/network';
import { z } from 'zod';
import { letIn, office, refuse, rulesText, showRules } from './_rules.ts';

export default defineCheck({
  id: 'azure-network-nsg-open-udp',
  title: 'Network security groups do not open UDP ports to the internet',
  severity: 'high',
  why: 'Services on UDP answer whoever a packet says it is from, so that strangers make them flood others.',
  references: [
    'https://learn.microsoft.com/azure/security/fundamentals/network-best-practices',
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  ],
  on: SecurityGroup.pick('securityRules'),
  params: z.object({
    /** Ports that may be open, for example 443 of HTTP/3. */
    allowed: z.array(z.int().min(0).max(65535)).default([]),
  }),
  fix: ({ name, uid }) => ({
    text: 'Give the rules that the message names the networks that need them as their source, or delete them; list ports that are meant to be public in the parameters of this check',
    command: showRules(name, uid),
    terraform: 'resource "azurerm_network_security_rule": a narrow source_address_prefix',
  }),

  evaluate({ securityRules }, { params: { allowed } }) {
    const isAllowed = ({ from, to }: OpenPorts): boolean =>
      new Set(allowed.filter((port) => from <= port && port <= to)).size === to - from + 1;
    const open = openPorts(securityRules).filter((range) => range.protocol === 'udp' && !isAllowed(range));
    if (open.length === 0) return pass('No rule opens a UDP port to the internet');
    return fail(
      `The internet reaches UDP ${listOf(open.map(rangeLabel))} through ${rulesText(rulesFor(securityRules, open))}`,
    );
  },

  examples: {
    pass: [
      { securityRules: [] },
      { securityRules: [letIn(443), letIn(53, { protocol: 'Udp', sourceAddressPrefix: office })] },
      { securityRules: [refuse(53, { protocol: '*' }), letIn(53, { protocol: 'Udp' })] },
    ],
    fail: [
      { securityRules: [letIn(53, { protocol: 'Udp' })] },
      { securityRules: [letIn(123, { protocol: '*', sourceAddressPrefix: '::/0' })] },
      { securityRules: [letIn('*', { protocol: 'UDP' })] },
    ],
  },
});
