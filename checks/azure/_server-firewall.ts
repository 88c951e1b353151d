import { fail, pass, type Verdict } from 'cloudstance/check';
import type { Item } from 'cloudstance/domain/access/exposure';
import { serverWays } from 'cloudstance/domain/azure/exposure';
import { broadRules, type FirewallRule, letsAzureIn } from 'cloudstance/domain/azure/firewall';
import { isShut } from 'cloudstance/domain/azure/network-rules';
import { listOf } from 'cloudstance/domain/text';
import { exposed } from '../_exposure.ts';

/** @param rules asked only where they matter: without public access they let nobody in. */
export function internetVerdict(
  server: Item,
  access: string | undefined,
  rules: () => readonly FirewallRule[],
): Verdict {
  if (isShut({ publicNetworkAccess: access })) return pass(`Access over public networks is ${access}`);
  const broad = broadRules(rules());
  if (broad.length === 0) return pass('The firewall lets in no more addresses than one organization has');
  const message = `The firewall lets in ${listOf(broad.map(described))}`;
  return exposed(message, server, 'data', serverWays(server, access, rules));
}

/** @param rules asked only where they matter: without public access they let nobody in. */
export function azureServicesVerdict(access: string | undefined, rules: () => readonly FirewallRule[]): Verdict {
  if (isShut({ publicNetworkAccess: access })) return pass(`Access over public networks is ${access}`);
  const rule = rules().find(letsAzureIn);
  if (rule) return fail(`The firewall rule ${rule.name} lets in everything that runs in Azure, whoever its owner is`);
  return pass('No firewall rule lets in everything that runs in Azure');
}

const described = ({ name, startIpAddress, endIpAddress }: FirewallRule): string =>
  `${startIpAddress} to ${endIpAddress} (rule ${name})`;

/** Rules for examples. */
export const office = [{ name: 'office', startIpAddress: '203.0.113.0', endIpAddress: '203.0.113.255' }];
export const everyone = [{ name: 'all', startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' }];
export const halves = [
  { name: 'low', startIpAddress: '1.0.0.0', endIpAddress: '126.255.255.255' },
  { name: 'high', startIpAddress: '128.0.0.0', endIpAddress: '223.255.255.255' },
];
export const azureServices = [{ name: 'AllowAllWindowsAzureIps', startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }];

/** Examples of `internetVerdict` and `flexibleAccess`. */
export const flexibleInternetExamples = {
  pass: [
    { network: { publicNetworkAccess: 'Enabled' }, firewallRules: [] },
    { network: { publicNetworkAccess: 'Enabled' }, firewallRules: [...office, ...azureServices] },
    { network: { publicNetworkAccess: 'Disabled' }, firewallRules: everyone },
    { network: { delegatedSubnetResourceId: '/subscriptions/…/subnets/data' }, firewallRules: everyone },
  ],
  fail: [
    { network: { publicNetworkAccess: 'Enabled' }, firewallRules: [...office, ...everyone] },
    { network: { publicNetworkAccess: 'Enabled' }, firewallRules: halves },
    { network: {}, firewallRules: everyone },
  ],
};

/** Examples of `azureServicesVerdict` and `flexibleAccess`. */
export const flexibleAzureExamples = {
  pass: [
    { network: { publicNetworkAccess: 'Enabled' }, firewallRules: office },
    { network: { publicNetworkAccess: 'Disabled' }, firewallRules: azureServices },
  ],
  fail: [
    { network: { publicNetworkAccess: 'Enabled' }, firewallRules: [...office, ...azureServices] },
    { network: {}, firewallRules: azureServices },
  ],
};
