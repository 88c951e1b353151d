import { fail, pass, type Verdict } from 'cloudstance/check';
import type { Item } from 'cloudstance/domain/access/exposure';
import { endpointWays } from 'cloudstance/domain/azure/exposure';
import {
  approvedEndpoints,
  isShut,
  type NetworkRules,
  type PrivateEndpointConnection,
  rangesOf,
  refusesByDefault,
} from 'cloudstance/domain/azure/network-rules';
import { listOf, plural } from 'cloudstance/domain/text';
import { exposed } from '../_exposure.ts';

/** Whether somebody on the internet whom no rule was meant for reaches a resource with a firewall of its own. */
export function networkVerdict(subject: Item, network: NetworkRules): Verdict {
  if (isShut(network)) return pass(`Access over public networks is ${network.publicNetworkAccess}`);
  // Without rules every network is let in.
  const ways = endpointWays(subject, network);
  if (!refusesByDefault(network)) return exposed('Every network is let in', subject, 'data', ways);
  const ranges = rangesOf(network);
  if (ways.length > 0)
    return exposed(`The rules let in much of the internet: ${listOf(ranges)}`, subject, 'data', ways);
  if (ranges.length === 0) return pass('No address on the internet is let in by the rules');
  return pass(`The rules let in these addresses: ${listOf(ranges)}`);
}

/** Whether the public endpoint is off. What does not say has it on: accounts from before there was the setting. */
export function shutVerdict({ publicNetworkAccess = 'Enabled' }: NetworkRules): Verdict {
  const text = `Access over public networks is ${publicNetworkAccess}`;
  return isShut({ publicNetworkAccess }) ? pass(text) : fail(text);
}

/** Whether a private endpoint leads to it. What has none leaves the list out. */
export function endpointsVerdict(connections: readonly PrivateEndpointConnection[] | undefined): Verdict {
  const approved = approvedEndpoints(connections);
  const text = `It has ${plural(approved, 'approved private endpoint')}`;
  return approved > 0 ? pass(text) : fail(text);
}

/** Private endpoint connections in these states. */
export const connections = (...statuses: readonly string[]) =>
  statuses.map((status) => ({ properties: { privateLinkServiceConnectionState: { status } } }));
