import { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { DefaultAzureCredential, type TokenCredential } from '@azure/identity';
import type { LedgerEntry } from '../../model.ts';
import { type Account, type ConnectOptions, ScopeError } from '../../provider.ts';
import { nearest } from '../../suggest.ts';
import type { ArmResource, ArmType, Azure } from './azure.ts';
import { ownPermissions } from './base.ts';
import { classify } from './classify.ts';
import { type CloudEndpoints, cloudNamed, cloudNames } from './clouds.ts';
import { said } from './define.ts';
import { AzureError, WrongAnswer } from './errors.ts';
import { Graph } from './graph.ts';
import { Transport } from './http.ts';
import { covers, type HeldPermissions } from './permissions.ts';
import { ResourceGraph } from './resource-graph.ts';

export interface AzureConnectOptions extends ConnectOptions {
  /** Answer in the network's place, for tests. */
  readonly httpClient?: HttpClient;
  readonly credential?: TokenCredential;
}

interface Subscription {
  readonly subscriptionId: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly tenantId?: string;
}

const subscriptionsVersion = '2022-12-01';
const managementGroupsVersion = '2020-05-01';
const permissionsVersion = '2022-04-01';

/**
 * Find out which subscriptions the identity sees. One account for each, and one for the tenant. Throws `ScopeError` where
 * there is nothing to scan.
 */
export async function connect(options: AzureConnectOptions): Promise<readonly Account<Azure>[]> {
  const endpoints = endpointsOf(options);
  const transport = new Transport({ ...options, credential: credentialOf(options, endpoints) });
  const arm = new Arm(transport, endpoints);
  const visible = await subscriptions(arm, options);
  const tenant = await tenantOf(visible, options);
  const { chosen, ledger } = await choose(visible, tenant, arm, options);
  const ids = chosen.map(({ subscriptionId }) => subscriptionId);
  const shared: Shared = {
    endpoints,
    tenant,
    arm,
    transport,
    signal: options.signal,
    graph: new Graph(transport, { ...options, origin: endpoints.graph }),
    resourceGraph: new ResourceGraph(transport, endpoints.management, ids),
    credential: credentialOf(options, endpoints),
    maxAttempts: options.maxAttempts,
  };
  const above = asksTenant(options) ? [tenantAccount(shared, ledger)] : [];
  return [...above, ...chosen.map((one, i) => subscriptionAccount(shared, one, above.length + i === 0 ? ledger : []))];
}

const asksTenant = ({ plan }: ConnectOptions): boolean =>
  [...plan.values()].some(({ type }) => type.id.startsWith('azure.') && type.per === 'organization');

interface Shared {
  readonly endpoints: CloudEndpoints;
  readonly tenant: string;
  readonly arm: Arm;
  readonly transport: Transport;
  readonly signal: AbortSignal;
  readonly graph: Graph;
  readonly resourceGraph: ResourceGraph;
  readonly credential: TokenCredential;
  readonly maxAttempts: number;
}

function tenantAccount(shared: Shared, ledger: readonly LedgerEntry[]): Account<Azure> {
  const { tenant, endpoints, transport } = shared;
  const azure = bind(shared, '');
  return {
    scope: {
      provider: 'azure',
      account: tenant,
      kind: 'tenant',
      level: 'organization',
      parent: null,
      name: null,
      partition: endpoints.name,
      regions: [],
    },
    ledger,
    stats: transport.stats,
    cloud: () => azure,
  };
}

function subscriptionAccount(
  shared: Shared,
  { subscriptionId, displayName }: Subscription,
  ledger: readonly LedgerEntry[],
): Account<Azure> {
  const { tenant, endpoints, transport } = shared;
  const azure = bind(shared, subscriptionId);
  return {
    scope: {
      provider: 'azure',
      account: subscriptionId,
      kind: 'subscription',
      level: 'account',
      parent: tenant,
      name: displayName ?? null,
      partition: endpoints.name,
      regions: [],
    },
    ledger,
    stats: transport.stats,
    cloud: () => azure,
  };
}

function bind(shared: Shared, subscription: string): Azure {
  const { endpoints, tenant, arm, graph, signal, transport, resourceGraph } = shared;
  const answers = new Map<string, Promise<unknown>>();
  const path = subscription === '' ? '' : `/subscriptions/${subscription}`;
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    return answer as Promise<T>;
  };
  const held = () => once('cloudstance/permissions', () => heldPermissions(arm, path));
  return {
    endpoints,
    tenant,
    subscription,
    path,
    signal,
    graph,
    once,
    get: (where, version) => arm.get(where, version),
    pages: (where, version) => arm.pages(where, version),
    vaultPages: (vaultUri, where, version) =>
      arm.items(`https://${endpoints.vaultSuffix}`, new URL(`${where}?api-version=${version}`, vaultUri).href),
    rows: (type) => rowsOf(type, { subscription, path, arm, resourceGraph, held }),
    get authorization() {
      return authorizationClient(shared, subscription);
    },
  };

  function authorizationClient({ credential, maxAttempts }: Shared, id: string): AuthorizationManagementClient {
    return new AuthorizationManagementClient(credential, id, {
      endpoint: endpoints.management,
      credentialScopes: `${endpoints.management}/.default`,
      httpClient: transport.httpClient,
      retryOptions: { maxRetries: maxAttempts - 1 },
    });
  }
}

interface RowSources {
  readonly subscription: string;
  readonly path: string;
  readonly arm: Arm;
  readonly resourceGraph: ResourceGraph;
  /** `undefined` where the identity may not know what it may. */
  readonly held: () => Promise<readonly HeldPermissions[] | undefined>;
}

async function* rowsOf(
  type: ArmType,
  { subscription, path, arm, resourceGraph, held }: RowSources,
): AsyncGenerator<ArmResource> {
  const permissions = await held();
  if (permissions === undefined && !type.onlyGraph) {
    // The resource provider says no where Resource Graph would be silent.
    for await (const row of arm.pages(`${path}/providers/${type.type}`, type.version)) yield said(row) as ArmResource;
    return;
  }
  yield* await resourceGraph.rows(type, subscription);
  if (permissions === undefined) throw hidden(type, [ownPermissions]);
  if (!covers(permissions, `${type.type}/read`)) throw hidden(type, [`${type.type}/read`]);
}

/** Resource Graph shows what the identity may read and is silent about the rest. */
const hidden = ({ type }: ArmType, permissions: readonly string[]): AzureError =>
  new AzureError(
    'AuthorizationFailed',
    403,
    `The identity lacks ${permissions.join()} on the whole subscription, so there may be more of ${type}`,
    permissions,
  );

async function heldPermissions(arm: Arm, path: string): Promise<readonly HeldPermissions[] | undefined> {
  try {
    const held = arm.pages(`${path}/providers/Microsoft.Authorization/permissions`, permissionsVersion);
    return await Array.fromAsync(held as AsyncIterable<HeldPermissions>);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    return undefined;
  }
}

/** Azure Resource Manager over REST. */
class Arm {
  readonly #transport: Transport;
  readonly #origin: string;

  constructor(transport: Transport, { management }: CloudEndpoints) {
    this.#transport = transport;
    this.#origin = management;
  }

  get(path: string, version: string): Promise<any> {
    return this.#transport.ask(this.#origin, 'GET', this.#url(path, version));
  }

  pages(path: string, version: string): AsyncGenerator<any> {
    return this.items(this.#origin, this.#url(path, version));
  }

  /** Follows `nextLink`, but never to another host: it would be given the token. */
  async *items(audience: string, first: string): AsyncGenerator<any> {
    const { host } = new URL(first);
    let url: string | undefined = first;
    while (url !== undefined) {
      if (new URL(url).host !== host) throw new WrongAnswer('A link to the next page leads to another host');
      const page: any = await this.#transport.ask(audience, 'GET', url);
      if (!Array.isArray(page?.value)) throw new WrongAnswer('The answer has no list');
      yield* page.value;
      url = typeof page.nextLink === 'string' && page.nextLink !== '' ? page.nextLink : undefined;
    }
  }

  #url(path: string, version: string): string {
    return `${this.#origin}${path}${path.includes('?') ? '&' : '?'}api-version=${version}`;
  }
}

function endpointsOf({ cloud = 'public' }: ConnectOptions): CloudEndpoints {
  const endpoints = cloudNamed(cloud);
  if (endpoints) return endpoints;
  const hint = nearest(cloud, cloudNames) || `: write ${cloudNames.join(', ')}`;
  throw new ScopeError(`Microsoft has no cloud '${cloud}'${hint}`, { cause: 'usage' });
}

const credentialOf = ({ credential, tenant }: AzureConnectOptions, { authority }: CloudEndpoints): TokenCredential =>
  credential ?? new DefaultAzureCredential({ authorityHost: authority, ...(tenant && { tenantId: tenant }) });

async function subscriptions(arm: Arm, options: ConnectOptions): Promise<readonly Subscription[]> {
  try {
    return await Array.fromAsync(arm.pages('/subscriptions', subscriptionsVersion) as AsyncIterable<Subscription>);
  } catch (error) {
    throw noScope(error, options);
  }
}

function noScope(error: unknown, { tenant, cloud }: ConnectOptions): unknown {
  if (error instanceof ScopeError) return error;
  const { name = '', message = '' } = error as Error;
  const { because, detail } = classify(error, []);
  const [line = ''] = message.split('\n');
  const code = /AADSTS\d+/.exec(message)?.[0];
  if (code === 'AADSTS90002' || code === 'AADSTS900023' || /tenant .*not found|invalid tenant/i.test(message))
    return new ScopeError(
      `There is no tenant ${tenant ? `'${tenant}'` : 'by the name in AZURE_TENANT_ID'}: pass --tenant with its id or domain, and --cloud if it is not in the public cloud (${line})`,
    );
  if (code !== undefined)
    return new ScopeError(`Microsoft Entra refused the credentials (${line}): check the client id, its secret or certificate, and the tenant`);
  if (/CredentialUnavailable|AggregateAuthentication|ChainedTokenCredential/i.test(name))
    return new ScopeError(
      "No Azure credentials were found: run 'az login', or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (or a federated token)",
      { cause: 'no-credentials' },
    );
  if (because === 'unreachable' || because === 'timeout')
    return new ScopeError(`Azure Resource Manager can't be reached${cloud ? ` in the cloud '${cloud}'` : ''}: check the network and proxy (${detail})`);
  return new ScopeError(`Azure did not say which subscriptions there are (${detail})`);
}

/** The tenant that was asked for, else that of the first subscription in the order of ids. */
async function tenantOf(visible: readonly Subscription[], { tenant }: ConnectOptions): Promise<string> {
  const own = visible.flatMap(({ tenantId }) => (tenantId ? [tenantId] : [])).toSorted();
  const isId = tenant !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(tenant);
  const known = isId ? tenant.toLowerCase() : own[0];
  if (known !== undefined) return known;
  throw new ScopeError(
    `The identity sees no subscription${tenant ? ` of tenant '${tenant}'` : ''}: give it a role such as Reader on a subscription or management group, or check --tenant`,
  );
}

interface Chosen {
  readonly chosen: readonly Subscription[];
  readonly ledger: readonly LedgerEntry[];
}

async function choose(
  visible: readonly Subscription[],
  tenant: string,
  arm: Arm,
  { subscriptions: wanted, managementGroups }: ConnectOptions,
): Promise<Chosen> {
  const own = visible.filter(({ tenantId }) => tenantId === undefined || tenantId.toLowerCase() === tenant);
  const byId = new Map(own.map((one) => [one.subscriptionId.toLowerCase(), one]));
  const below = managementGroups ? await subscriptionsBelow(managementGroups, arm) : [];
  const named = wanted?.map((id) => id.toLowerCase()) ?? [];
  const unknown = named.find((id) => !byId.has(id));
  if (unknown !== undefined)
    throw new ScopeError(
      `The identity sees no subscription '${unknown}' in tenant ${tenant}${nearest(unknown, [...byId.keys()]) || ': check its id, and give the identity a role such as Reader on it'}`,
      { cause: 'usage' },
    );
  const asked = wanted || managementGroups ? new Set([...named, ...below]) : new Set(byId.keys());
  const chosen = [...asked].flatMap((id) => byId.get(id) ?? []);
  if (chosen.length === 0)
    throw new ScopeError(
      managementGroups
        ? `The identity sees no subscription below the management group ${managementGroups.join(', ')}: give it a role such as Reader there`
        : `The identity sees no subscription of tenant ${tenant}: give it a role such as Reader on a subscription or management group, or check --tenant`,
    );
  const unseen = below.filter((id) => !byId.has(id));
  return {
    chosen: chosen.toSorted((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1)),
    ledger: [
      ...unseen.map((id) => line(id, 'denied', 'The identity has no role on this subscription, which is below the management group')),
      ...(wanted || managementGroups
        ? own
            .filter(({ subscriptionId }) => !asked.has(subscriptionId.toLowerCase()))
            .map(({ subscriptionId }) => line(subscriptionId, 'scope-excluded', 'Left out by --subscription or --management-group'))
        : []),
    ],
  };
}

const line = (account: string, because: LedgerEntry['because'], detail: string): LedgerEntry => ({
  scope: { provider: 'azure', account },
  type: null,
  facet: null,
  because,
  permissions: because === 'denied' ? ['Microsoft.Resources/subscriptions/read'] : [],
  detail,
  resources: 0,
});

async function subscriptionsBelow(groups: readonly string[], arm: Arm): Promise<string[]> {
  const found = await Promise.all(
    groups.map(async (group) => {
      const path = `/providers/Microsoft.Management/managementGroups/${encodeURIComponent(group)}/descendants`;
      try {
        const all = await Array.fromAsync(arm.pages(path, managementGroupsVersion) as AsyncIterable<ArmResource>);
        return all.filter(({ type }) => /\/subscriptions$/i.test(type)).map(({ name }) => name.toLowerCase());
      } catch (error) {
        if ((error as Error).name === 'AbortError') throw error;
        const { because, detail } = classify(error, []);
        const hint =
          because === 'denied'
            ? 'the identity needs Microsoft.Management/managementGroups/descendants/read on it, for example by the role Management Group Reader'
            : 'check its id';
        throw new ScopeError(`The management group '${group}' can't be read: ${hint} (${detail})`);
      }
    }),
  );
  return [...new Set(found.flat())];
}
