import { isBroad } from '../cidr.ts';

/** The parts of a resource's own firewall that storage accounts, key vaults and others have alike. */
export interface NetworkRules {
  readonly publicNetworkAccess?: string | undefined;
  readonly networkAcls?:
    | {
        readonly defaultAction?: string | undefined;
        readonly ipRules?: readonly { readonly value: string }[] | undefined;
      }
    | undefined;
}

const is = (value: string | undefined, ...wanted: readonly string[]): boolean =>
  wanted.includes(value?.toLowerCase() ?? '');

/**
 * Whether the public endpoint is shut, whatever the other rules say: access is disabled, or a network security perimeter
 * decides instead. A service that does not say has it open: every service's documented default.
 */
export const isShut = ({ publicNetworkAccess }: NetworkRules): boolean =>
  is(publicNetworkAccess, 'disabled', 'securedbyperimeter');

/** Whether addresses and networks that no rule names are refused. Without rules every network is let in. */
export const refusesByDefault = ({ networkAcls }: NetworkRules): boolean => is(networkAcls?.defaultAction, 'deny');

/** The addresses and ranges that the rules let in. */
export const rangesOf = ({ networkAcls }: NetworkRules): string[] =>
  (networkAcls?.ipRules ?? []).map(({ value }) => value);

/** Whether somebody on the internet whom no rule was meant for reaches the resource. */
export const isOpenToInternet = (rules: NetworkRules): boolean =>
  !isShut(rules) && (!refusesByDefault(rules) || isBroad(rangesOf(rules)));

/** Private endpoints that somebody connected, in whatever state. */
export type PrivateEndpointConnection = {
  readonly properties: {
    readonly privateLinkServiceConnectionState?: { readonly status?: string | undefined } | undefined;
  };
};

/** How many private endpoints are approved: others are requests, or were refused. */
export const approvedEndpoints = (connections: readonly PrivateEndpointConnection[] = []): number =>
  connections.filter(({ properties }) => is(properties.privateLinkServiceConnectionState?.status, 'approved')).length;
