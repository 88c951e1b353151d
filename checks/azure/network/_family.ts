import { type Check, defineCheck, fail, pass, type Verdict } from 'cloudstance/check';
import { openPorts, openServices, rulesFor } from 'cloudstance/domain/azure/nsg';
import { type SensitivePort, sensitivePorts } from 'cloudstance/domain/ports';
import { listOf } from 'cloudstance/domain/text';
import { SecurityGroup } from 'cloudstance/resources/azure/network';
import { letIn, office, refuse, rulesText, showRules } from './_rules.ts';

interface Family {
  readonly id: string;
  /** What the ports are called, for the title. */
  readonly what: string;
  readonly why: string;
  readonly ports: readonly SensitivePort[];
}

type Rules = Parameters<typeof openPorts>[0];

/** Well-known TCP ports by number. */
export const known = (...numbers: readonly number[]): readonly SensitivePort[] =>
  sensitivePorts.filter(({ port, protocol }) => protocol === 'tcp' && numbers.includes(port));

/** `22 (SSH), 53/udp (DNS) and 3 more`. */
export const labelsOf = (ports: readonly SensitivePort[]): string =>
  listOf(ports.map(({ port, name, protocol }) => `${port}${protocol === 'udp' ? '/udp' : ''} (${name})`));

/** What some rules open of some ports, with the rules to look at; undefined where nothing. */
export function openedBy(rules: Rules, ports: readonly SensitivePort[]): Verdict | undefined {
  const open = openServices(openPorts(rules), ports);
  if (open.length === 0) return undefined;
  const ranges = open.map(({ port, protocol }) => ({ protocol, from: port, to: port }));
  return fail(`The internet reaches ${labelsOf(open)} through ${rulesText(rulesFor(rules, ranges))}`);
}

/** A check that network security groups open none of some ports to the internet. */
export function groupsKeepShut({ id, what, why, ports }: Family): Check {
  const [first, last] = [ports[0]!.port, ports.at(-1)!.port];
  return defineCheck({
    id,
    title: `Network security groups do not open ${what} to the internet`,
    severity: 'high',
    why,
    references: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
    on: SecurityGroup.pick('securityRules'),
    fix: ({ name, uid }) => ({
      text: 'Give the rules that the message names the networks that need them as their source, or delete them; reach machines through Azure Bastion or a VPN',
      command: showRules(name, uid),
      terraform: 'resource "azurerm_network_security_rule": a narrow source_address_prefix',
    }),

    evaluate({ securityRules }) {
      return openedBy(securityRules, ports) ?? pass(`No rule opens ${what} to the internet`);
    },

    examples: {
      pass: [
        { securityRules: [] },
        { securityRules: [letIn(443)] },
        { securityRules: [letIn(first, { sourceAddressPrefix: office })] },
        { securityRules: [letIn(first, { sourceAddressPrefix: 'VirtualNetwork' })] },
        { securityRules: [letIn(first, { protocol: 'Udp' }), letIn(first, { direction: 'Outbound' })] },
        { securityRules: [refuse('*', { sourceAddressPrefix: 'Internet', protocol: '*' }), letIn(first)] },
      ],
      fail: [
        { securityRules: [letIn(first)] },
        { securityRules: [letIn(last, { sourceAddressPrefix: 'Internet', protocol: '*' })] },
        { securityRules: [letIn('', { destinationPortRanges: ['443', `${Math.max(0, first - 1)}-${first + 1}`] })] },
        { securityRules: [letIn(first, { sourceAddressPrefix: '', sourceAddressPrefixes: [office, '::/0'] })] },
        { securityRules: [refuse(first, { priority: 300 }), letIn(first)] },
        { securityRules: [refuse(first, { sourceAddressPrefix: office }), letIn('*')] },
      ],
    },
  });
}
