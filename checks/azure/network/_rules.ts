/** Building blocks of examples with security rules. */
import { sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';

interface Rule {
  readonly name: string;
  readonly access: string;
  readonly direction: string;
  readonly priority: number;
  readonly protocol: string;
  readonly sourceAddressPrefix?: string;
  readonly sourceAddressPrefixes?: string[];
  readonly sourcePortRange?: string;
  readonly destinationAddressPrefix?: string;
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: string[];
}

/** A rule that lets everybody in to a port (or a range, or `*`), but for what is given. */
export const letIn = (port: number | string, more: Partial<Rule> = {}): Rule => ({
  name: 'open',
  access: 'Allow',
  direction: 'Inbound',
  priority: 200,
  protocol: 'Tcp',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: String(port),
  ...more,
});

export const refuse = (port: number | string, more: Partial<Rule> = {}): Rule =>
  letIn(port, { name: 'closed', access: 'Deny', priority: 100, ...more });

export const office = '198.51.100.0/24';

export const showRules = (name: string, uid: string): string =>
  sh`az network nsg rule list --nsg-name ${name} --resource-group ${armId(uid).resourceGroup} --output table`;

/** `the rule a`, `the rules a and b`. */
export const rulesText = (names: readonly string[]): string =>
  `the ${names.length === 1 ? 'rule' : 'rules'} ${listOf(names)}`;
