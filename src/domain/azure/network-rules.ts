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

/** An address range as resources of many kinds write it. */
type Range = { readonly value: string };

/** The rules of a search service: one is enough for all that none names to be refused. */
export function searchRules({
  publicNetworkAccess,
  networkRuleSet,
}: {
  readonly publicNetworkAccess?: string | undefined;
  readonly networkRuleSet?: { readonly ipRules?: readonly Range[] | undefined } | undefined;
}): NetworkRules {
  const ipRules = networkRuleSet?.ipRules ?? [];
  return { publicNetworkAccess, networkAcls: { defaultAction: ipRules.length > 0 ? 'Deny' : 'Allow', ipRules } };
}

/** A namespace of Event Hubs or Service Bus; `null`: its tier has no network rules. */
export interface MessagingNamespace {
  readonly config: { readonly publicNetworkAccess?: string | undefined };
  readonly networkRules: {
    readonly publicNetworkAccess?: string | undefined;
    readonly defaultAction?: string | undefined;
    readonly ipRules?: readonly { readonly ipMask: string }[] | undefined;
    readonly virtualNetworkRules?: readonly object[] | undefined;
  } | null;
}

/**
 * The rules of a namespace. The vendor documents that everybody is let in as long as there is no rule, whatever the default
 * action is.
 */
export function messagingRules(namespace: MessagingNamespace): NetworkRules {
  if (isShut(namespace.config) || namespace.networkRules === null) return namespace.config;
  const { defaultAction, ipRules = [], virtualNetworkRules = [], publicNetworkAccess } = namespace.networkRules;
  const hasRules = ipRules.length + virtualNetworkRules.length > 0;
  const networkAcls = {
    defaultAction: hasRules ? defaultAction : 'Allow',
    ipRules: ipRules.map(({ ipMask }) => ({ value: ipMask })),
  };
  return { publicNetworkAccess, networkAcls };
}

/** The rules of the API server of a Kubernetes cluster. */
export function apiServerRules({
  publicNetworkAccess,
  apiServerAccessProfile: profile,
}: {
  readonly publicNetworkAccess?: string | undefined;
  readonly apiServerAccessProfile?:
    | {
        readonly enablePrivateCluster?: boolean | undefined;
        readonly authorizedIPRanges?: readonly string[] | undefined;
      }
    | undefined;
}): NetworkRules {
  const ipRules = (profile?.authorizedIPRanges ?? []).map((value) => ({ value }));
  return {
    publicNetworkAccess: profile?.enablePrivateCluster === true ? 'Disabled' : publicNetworkAccess,
    networkAcls: { defaultAction: ipRules.length > 0 ? 'Deny' : 'Allow', ipRules },
  };
}

/** The rules of a Cosmos DB account: without any and without the virtual network filter every network is let in. */
export function cosmosRules({
  config,
  ipRules,
}: {
  readonly config: {
    readonly publicNetworkAccess?: string | undefined;
    readonly isVirtualNetworkFilterEnabled?: boolean | undefined;
  };
  readonly ipRules: readonly { readonly ipAddressOrRange: string }[];
}): NetworkRules {
  const ranges = ipRules.map(({ ipAddressOrRange }) => ({ value: ipAddressOrRange }));
  const isFiltered = ranges.length > 0 || config.isVirtualNetworkFilterEnabled === true;
  const networkAcls = { defaultAction: isFiltered ? 'Deny' : 'Allow', ipRules: ranges };
  return { publicNetworkAccess: config.publicNetworkAccess, networkAcls };
}
