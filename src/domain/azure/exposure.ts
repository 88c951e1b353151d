/** What strangers reach in a subscription of Azure, and by which path. */
import type { Listed } from '../access/answer.ts';
import type { Exposure, Found } from '../access/engine.ts';
import { exposuresOf, finderOf, type Item, type Kind, together, unlessClosed, type Way } from '../access/exposure.ts';
import { listOf } from '../text.ts';
import { isOnContainerApps, letsEverybodyIn, type Restriction } from './app-service.ts';
import { broadRules, type FirewallRule } from './firewall.ts';
import {
  approvedEndpoints,
  isOpenToInternet,
  isShut,
  type NetworkRules,
  type PrivateEndpointConnection,
  rangesOf,
  refusesByDefault,
} from './network-rules.ts';
import type { SecurityRule } from './nsg.ts';
import { storageAccountOf } from './storage.ts';
import { allWaysIn, type Balancer, type Card, type Surroundings } from './vm-reach.ts';

interface AddressFacts extends Item {
  readonly sku: { readonly name?: string | undefined };
  readonly config: { readonly ipAddress?: string | undefined };
}
interface StorageFacts extends Item {
  readonly config: { readonly allowBlobPublicAccess?: boolean | undefined };
  readonly network: NetworkRules;
}
interface ContainerFacts extends Item {
  readonly config: { readonly publicAccess?: string | undefined };
}
interface ServerFacts extends Item {
  /** Whether it takes connections over public networks. */
  readonly access: string | undefined;
  readonly firewallRules: readonly FirewallRule[];
}
interface RegistryFacts extends Item {
  readonly anonymousPullEnabled: boolean;
}
export interface AppFacts extends Item {
  readonly kind: string;
  readonly config: {
    readonly publicNetworkAccess?: string | undefined;
    readonly clientCertEnabled?: boolean | undefined;
    readonly clientCertMode?: string | undefined;
    readonly clientCertExclusionPaths?: string | undefined;
  };
  readonly siteConfig: {
    readonly ipSecurityRestrictions?: readonly Restriction[] | undefined;
    readonly ipSecurityRestrictionsDefaultAction?: string | undefined;
  };
  readonly privateEndpoints: readonly PrivateEndpointConnection[] | null;
  readonly authentication: {
    readonly platform?: { readonly enabled?: boolean | undefined } | undefined;
    readonly globalValidation?:
      | {
          readonly requireAuthentication?: boolean | undefined;
          readonly unauthenticatedClientAction?: string | undefined;
        }
      | undefined;
  };
}
interface ManagedInstanceFacts extends Item {
  readonly config: { readonly publicDataEndpointEnabled?: boolean | undefined };
}

/** Resources of one type with a firewall of their own. */
export interface Endpoints {
  readonly type: string;
  readonly kind: 'data' | 'compute';
  readonly listed: Listed<Item & { readonly rules: NetworkRules }>;
}

/** What of a subscription strangers may reach. */
export interface AzureEstate {
  readonly subscription: string;
  readonly machines: Listed<Item & { readonly networkInterfaces: readonly string[] }>;
  readonly interfaces: Listed<Item & Card>;
  readonly addresses: Listed<AddressFacts>;
  readonly subnets: Listed<Item & { readonly networkSecurityGroup: string | null }>;
  readonly groups: Listed<Item & { readonly securityRules: readonly SecurityRule[] }>;
  readonly balancers: Listed<Balancer>;
  readonly storage: Listed<StorageFacts>;
  readonly containers: Listed<ContainerFacts>;
  readonly apps: Listed<AppFacts>;
  readonly registries: Listed<RegistryFacts>;
  readonly managedInstances: Listed<ManagedInstanceFacts>;
  readonly servers: readonly { readonly type: string; readonly listed: Listed<ServerFacts> }[];
  readonly endpoints: readonly Endpoints[];
}

/** Everything that strangers reach. Facts that were not seen leave what depends on them unknown. */
export function azureExposures(estate: AzureEstate): Found<Exposure> {
  const { subscription: account } = estate;
  const around = surroundingsOf(estate);
  const accountOf = finderOf(estate.storage, ({ uid }) => [uid]);
  const data = (type: string, what: string) => ({ type, account, what, step: 'data' }) as const;
  const compute = (type: string, what: string) => ({ type, account, what, step: 'compute' }) as const;
  const machine: Kind<Item & { readonly networkInterfaces: readonly string[] }> = {
    ...compute('azure.compute.vm', 'connect to it'),
    ways: [({ networkInterfaces }) => machineWays(networkInterfaces, around)],
  };
  return together(
    exposuresOf(estate.machines, machine),
    exposuresOf(estate.storage, {
      ...data('azure.storage.account', connect),
      ways: [(storage) => endpointWays(storage, storage.network)],
    }),
    exposuresOf(estate.containers, {
      ...data('azure.storage.container', 'read its blobs'),
      ways: [(container) => containerWays(container, () => accountOf(storageAccountOf(container.uid)))],
    }),
    exposuresOf(estate.apps, { ...compute('azure.appservice.app', 'send it requests'), ways: [appWays] }),
    exposuresOf(estate.registries, {
      ...data('azure.containerregistry.registry', 'pull its images'),
      ways: [registryWays],
    }),
    exposuresOf(estate.managedInstances, {
      ...data('azure.sql.managed-instance', 'connect to its public endpoint on 3342'),
      ways: [managedInstanceWays],
    }),
    ...estate.servers.map(({ type, listed }) =>
      exposuresOf(listed, {
        ...data(type, connect),
        ways: [(server) => serverWays(server, server.access, () => server.firewallRules)],
      }),
    ),
    ...estate.endpoints.map(({ type, kind, listed }) =>
      exposuresOf(listed, { type, account, what: connect, step: kind, ways: [(one) => endpointWays(one, one.rules)] }),
    ),
  );
}

const connect = 'connect to its public endpoint';

function surroundingsOf({ interfaces, addresses, subnets, groups, balancers }: AzureEstate): Surroundings {
  const byId = <T extends Item>(list: Listed<T>) => finderOf(list, ({ uid }) => [uid]);
  const [card, address, subnet, group] = [byId(interfaces), byId(addresses), byId(subnets), byId(groups)];
  return {
    cardOf: card,
    addressOf(id) {
      const found = address(id);
      return found && { sku: found.sku.name, ipAddress: found.config.ipAddress };
    },
    securityGroupOf: (id) => subnet(id)?.networkSecurityGroup,
    rulesOf: (id) => group(id)?.securityRules,
    balancersOf: balancersBehind(balancers),
  };
}

/** Load balancers by the address configurations behind them. Those that were not listed are missed by interfaces that name them. */
function balancersBehind({ items }: Listed<Balancer>): (configuration: string) => readonly Balancer[] {
  const index = new Map<string, Set<Balancer>>();
  for (const balancer of items)
    for (const configuration of [
      ...balancer.backendAddressPools.flatMap((pool) => pool.backendIPConfigurations),
      ...balancer.inboundNatRules.flatMap((rule) => rule.backendIPConfiguration ?? []),
    ])
      index.set(configuration, (index.get(configuration) ?? new Set()).add(balancer));
  return (configuration) => [...(index.get(configuration) ?? [])];
}

const machineWays = (networkInterfaces: readonly string[], around: Surroundings): Way[] =>
  allWaysIn(networkInterfaces, around).map(({ ports, through, steps }) => ({
    what: `connect to ${ports} through ${through}`,
    steps: steps.slice(1),
  }));

/** The public endpoint of a resource with a firewall of its own, where that lets in much of the internet. */
export function endpointWays({ uid }: Pick<Item, 'uid'>, rules: NetworkRules): Way[] {
  if (!isOpenToInternet(rules)) return [];
  const who = refusesByDefault(rules) ? `rules let in ${listOf(rangesOf(rules))}` : 'every network is let in';
  return [endpointWay(uid, who)];
}

const endpointWay = (id: string, ...because: readonly string[]): Way => ({
  what: connect,
  steps: [{ kind: 'rule', id, name: 'public endpoint', how: 'is let in by', because }],
});

/** The public endpoint of a database server, where its firewall rules let in much of the internet. */
export function serverWays(
  { uid }: Pick<Item, 'uid'>,
  access: string | undefined,
  rules: () => readonly FirewallRule[],
): readonly Way[] {
  return unlessClosed([() => isShut({ publicNetworkAccess: access })], () => {
    const broad = broadRules(rules());
    const because = broad.map(
      ({ name, startIpAddress, endIpAddress }) => `rule ${name} lets in ${startIpAddress} to ${endIpAddress}`,
    );
    return broad.length === 0 ? [] : [endpointWay(uid, ...because)];
  });
}

/** What anonymous callers can do with a container, by its access level in lower case. */
export const containerRights: Readonly<Record<string, string>> = { container: 'list and read', blob: 'read' };

/** A container that gives its blobs to callers without credentials, unless its account does not. */
export function containerWays(
  { uid, config: { publicAccess = 'None' } }: ContainerFacts,
  accountOf: () => Pick<StorageFacts, 'config' | 'network'> | undefined,
): readonly Way[] {
  const rights = containerRights[publicAccess.toLowerCase()];
  if (rights === undefined) return [];
  const closers = [
    () => accountOf() === undefined,
    () => accountOf()?.config.allowBlobPublicAccess === false,
    () => !isOpenToInternet(accountOf()?.network ?? {}),
  ];
  const because = [`access level ${publicAccess}`, 'the account allows anonymous access'];
  return unlessClosed(closers, () => [
    {
      what: `${rights} its blobs`,
      steps: [{ kind: 'rule', id: uid, name: 'anonymous access', how: 'is let in by', because }],
    },
  ]);
}

/** Images for everybody. The endpoint of a registry that lets in chosen networks only serves nobody else. */
export const registryWays = ({ uid, anonymousPullEnabled }: RegistryFacts): Way[] =>
  anonymousPullEnabled
    ? [
        {
          what: 'pull its images',
          steps: [
            { kind: 'rule', id: uid, name: 'anonymous pull', how: 'is let in by', because: ['anonymous pull is on'] },
          ],
        },
      ]
    : [];

/** An app that takes requests from everybody and asks for neither sign-in nor certificate before its code does. */
export function appWays(app: AppFacts): readonly Way[] {
  if (isOnContainerApps(app.kind)) return [];
  return unlessClosed(
    [
      () => isShut(app.config),
      // Where access was never set, the first private endpoint shuts public networks out.
      () => (app.config.publicNetworkAccess ?? '') === '' && approvedEndpoints(app.privateEndpoints ?? []) > 0,
      () => demandsCertificate(app),
      () => demandsSignIn(app),
    ],
    () => {
      const { ipSecurityRestrictions = [], ipSecurityRestrictionsDefaultAction } = app.siteConfig;
      if (!letsEverybodyIn(ipSecurityRestrictions, ipSecurityRestrictionsDefaultAction)) return [];
      return [openApp(app)];
    },
  );
}

/** What access restrictions that let everybody in open. */
export const openApp = ({ uid }: Pick<Item, 'uid'>): Way => ({
  ...endpointWay(uid, 'access restrictions let everybody in'),
  what: 'send it requests',
});

const demandsCertificate = ({ config }: AppFacts): boolean =>
  config.clientCertEnabled === true &&
  (config.clientCertMode ?? 'Required').toLowerCase() === 'required' &&
  (config.clientCertExclusionPaths ?? '') === '';

function demandsSignIn({ authentication: { platform, globalValidation } }: AppFacts): boolean {
  const action = globalValidation?.unauthenticatedClientAction?.toLowerCase();
  return platform?.enabled === true && globalValidation?.requireAuthentication === true && action !== 'allowanonymous';
}

/** A public endpoint of a managed instance; the security group of its subnet is not among what is known of it. */
const managedInstanceWays = ({ uid, config }: ManagedInstanceFacts): Way[] =>
  config.publicDataEndpointEnabled === true
    ? [
        {
          ...endpointWay(uid, 'the public data endpoint is on'),
          what: 'connect to its public endpoint on 3342',
          unseen: [
            {
              what: 'The security group of its subnet',
              gap: { because: 'not-collected', permissions: [], detail: 'Which subnet it lives in is not collected' },
            },
          ],
        },
      ]
    : [];
