import ipaddr from 'ipaddr.js';
import { isBroad } from '../cidr.ts';

/** A rule of a database server's own firewall: addresses from the first to the last, both included. */
export interface FirewallRule {
  readonly name: string;
  readonly startIpAddress: string;
  readonly endIpAddress: string;
}

/**
 * Whether a rule is the one that lets in whatever runs in Azure, whoever its customer is: 0.0.0.0 to 0.0.0.0
 * (https://learn.microsoft.com/azure/azure-sql/database/network-access-controls-overview).
 */
export const letsAzureIn = ({ startIpAddress, endIpAddress }: FirewallRule): boolean =>
  startIpAddress === '0.0.0.0' && endIpAddress === '0.0.0.0';

/**
 * The rules that let in more addresses than one organization has (see `isBroad`): those that do alone, else all of them
 * where they do together, else none.
 */
export function broadRules<R extends FirewallRule>(rules: readonly R[]): readonly R[] {
  const alone = rules.filter((rule) => isBroad(cidrsOf(rule)));
  if (alone.length > 0) return alone;
  return isBroad(rules.flatMap(cidrsOf)) ? rules : [];
}

/** The fewest networks that hold exactly the addresses of a rule; none where its ends are no IPv4 addresses in order. */
export function cidrsOf({ startIpAddress, endIpAddress }: FirewallRule): string[] {
  const cidrs: string[] = [];
  const last = numberOf(endIpAddress);
  for (let from = numberOf(startIpAddress); from <= last;) {
    let hostBits = 0;
    while (hostBits < 32 && from % 2 ** (hostBits + 1) === 0 && from + 2 ** (hostBits + 1) - 1 <= last) hostBits += 1;
    cidrs.push(`${addressOf(from)}/${32 - hostBits}`);
    from += 2 ** hostBits;
  }
  return cidrs;
}

/** NaN for what is no address: it is neither before nor after any other. */
function numberOf(address: string): number {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return Number.NaN;
  return ipaddr.IPv4.parse(address)
    .toByteArray()
    .reduce((sum, byte) => sum * 256 + byte, 0);
}

const addressOf = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

interface FlexibleNetwork {
  readonly publicNetworkAccess?: string | undefined;
  readonly delegatedSubnetResourceId?: string | undefined;
}

/** A flexible server in a virtual network has no public endpoint, and its firewall rules do nothing. */
export const flexibleAccess = ({
  delegatedSubnetResourceId,
  publicNetworkAccess,
}: FlexibleNetwork): string | undefined => (delegatedSubnetResourceId === undefined ? publicNetworkAccess : 'Disabled');
