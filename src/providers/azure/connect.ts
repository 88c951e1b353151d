import { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { DefaultAzureCredential, type TokenCredential } from '@azure/identity';
import type { LedgerEntry } from '../../model.ts';
import { type Account, type ConnectOptions, ScopeError } from '../../provider.ts';
import { isOfLevel } from '../../resource.ts';
import { nearest } from '../../suggest.ts';
import type { ArmResource, ArmType, Azure } from './azure.ts';
import { ownPermissions } from './base.ts';
import { classify } from './classify.ts';
import { type CloudEndpoints, cloudNamed, cloudNames } from './clouds.ts';
import { said } from './define.ts';
import { AzureError, WrongAnswer } from './errors.ts';
import { Graph } from './graph.ts';
import { Transport } from './http.ts';
import { covers, type HeldPermissions } from '../../domain/azure/permissions.ts';
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
const resourceGraphVersion = '2022-10-01';
const managementGroupsVersion = '2021-04-01';
const permissionsVersion = '2022-04-01';

/**
 * Find out which subscriptions the identity sees. One account for each, and one for the tenant. Throws `ScopeError` where
 * there is nothing to scan.
 */
export async function connect(options: AzureConnectOptions): Promise<readonly Account<Azure>[]> {
  const endpoints = endpointsOf(options);
  const credential = credentialOf(options, endpoints);
  const hosts = [new URL(endpoints.management).hostname, new URL(endpoints.graph).hostname, endpoints.vaultSuffix];
  const transport = new Transport({ ...options, credential, hosts });
  const arm = new Arm(transport, endpoints);
  const { subscriptions: visible, gap } = await subscriptions(arm, options);
  const tenant = await tenantOf(visible, transport.credential, endpoints, options);
  const { chosen, ledger: leftOut } = await choose(visible, tenant, arm, options);
  const ledger = [...leftOut, ...(gap === undefined ? [] : [maybeMore(tenant, gap)])];
  const ids = chosen.map(({ subscriptionId }) => subscriptionId);
  const shared: Shared = {
    endpoints,
    tenant,
    arm,
    transport,
    signal: options.signal,
    graph: new Graph(transport, { ...options, origin: endpoints.graph }),
    resourceGraph: new ResourceGraph(transport, endpoints.management, ids),
    credential: transport.credential,
    maxAttempts: options.maxAttempts,
  };
  const above = asksTenant(options) ? [tenantAccount(shared, ledger)] : [];
  return [...above, ...chosen.map((one, i) => subscriptionAccount(shared, one, above.length + i === 0 ? ledger : []))];
}

const asksTenant = ({ plan }: ConnectOptions): boolean =>
  [...plan.values()].some(({ type }) => type.id.startsWith('azure.') && isOfLevel(type, 'organization'));

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
    vaultGet: (vaultUri, where, version) =>
      transport.ask(vaultAudience(endpoints), 'GET', vaultUrl(endpoints, vaultUri, where, version)),
    vaultPages: (vaultUri, where, version) =>
      arm.items(vaultAudience(endpoints), vaultUrl(endpoints, vaultUri, where, version)),
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
      additionalPolicies: [{ policy: transport.retries, position: 'perCall' }],
    });
  }
}

const vaultAudience = ({ vaultSuffix }: CloudEndpoints): string => `https://${vaultSuffix}`;

/** A vault's address is one of its properties: a token goes to none but the cloud's own vaults. */
function vaultUrl(
  { vaultSuffix }: CloudEndpoints,
  vaultUri: string | undefined,
  path: string,
  version: string,
): string {
  const url = URL.parse(`${path}?api-version=${version}`, vaultUri);
  if (url?.protocol !== 'https:' || url.port !== '' || !url.hostname.endsWith(`.${vaultSuffix}`))
    throw new WrongAnswer(`The vault's address is not one of ${vaultSuffix}`);
  return url.href;
}

interface RowSources {
  readonly subscription: string;
  readonly path: string;
  readonly arm: Arm;
  readonly resourceGraph: ResourceGraph;
  /** An error where the identity can't find out what it may. */
  readonly held: () => Promise<readonly HeldPermissions[] | AzureError>;
}

async function* rowsOf(
  type: ArmType,
  { subscription, path, arm, resourceGraph, held }: RowSources,
): AsyncGenerator<ArmResource> {
  const permissions = await held();
  if (permissions instanceof AzureError && !type.onlyGraph) {
    resourceGraph.skip(type, subscription);
    // The resource provider says no where Resource Graph would be silent.
    for await (const row of arm.pages(`${path}/providers/${type.type}`, type.version)) yield said(row) as ArmResource;
    return;
  }
  yield* resourceGraph.rows(type, subscription);
  if (permissions instanceof AzureError) throw permissions;
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

async function heldPermissions(arm: Arm, path: string): Promise<readonly HeldPermissions[] | AzureError> {
  try {
    const held = arm.pages(`${path}/providers/Microsoft.Authorization/permissions`, permissionsVersion);
    return await Array.fromAsync(held, said);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    return unknowable(error as Error);
  }
}

/** Why it is not known what the identity may read, whichever part of the way the error is from. */
function unknowable(error: Error & { readonly code?: string; readonly status?: number; readonly statusCode?: number }) {
  const { name, code = name, statusCode = 0, status = statusCode, message } = error;
  return new AzureError(code, status, message, [ownPermissions]);
}

/** Regional parts of Resource Manager have names below its own. */
const isWithin = (hostname: string, url: string): boolean => {
  const next = new URL(url);
  return next.protocol === 'https:' && (next.hostname === hostname || next.hostname.endsWith(`.${hostname}`));
};

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
    const { hostname } = new URL(first);
    let url: string | undefined = first;
    const followed = new Set<string>();
    while (url !== undefined) {
      if (!isWithin(hostname, url)) throw new WrongAnswer('A link to the next page leads to another host');
      if (followed.has(url)) throw new WrongAnswer('The pages of the answer go round in a circle');
      followed.add(url);
      const page: any = await this.#transport.ask(audience, 'GET', url);
      if (!Array.isArray(page?.value)) throw new WrongAnswer('The answer has no list');
      yield* page.value;
      url = typeof page.nextLink === 'string' && page.nextLink !== '' ? page.nextLink : undefined;
    }
  }

  /** Subscriptions in which Resource Graph shows something of what nearly every one has. */
  async subscriptionsWithResources(): Promise<string[]> {
    const types = [
      'microsoft.storage/storageaccounts',
      'microsoft.network/virtualnetworks',
      'microsoft.network/networksecuritygroups',
      'microsoft.compute/virtualmachines',
      'microsoft.keyvault/vaults',
      'microsoft.sql/servers',
      'microsoft.web/sites',
    ];
    const query = `resources | where type in~ (${types.map((type) => `'${type}'`).join(', ')}) | distinct subscriptionId`;
    const url = this.#url('/providers/Microsoft.ResourceGraph/resources', resourceGraphVersion);
    const { data } = await this.#transport.ask(this.#origin, 'POST', url, {
      query,
      options: { resultFormat: 'objectArray', $top: 1000 },
    });
    const ids = (data as readonly { readonly subscriptionId?: string }[]).flatMap((row) => row.subscriptionId ?? []);
    return [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  }

  #url(path: string, version: string): string {
    // Ids come from the cloud: what does not begin with a slash would become part of the host's name.
    if (!path.startsWith('/')) throw new WrongAnswer('An id in an answer is not one of Resource Manager');
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

interface Visible {
  readonly subscriptions: readonly Subscription[];
  /** Why there may be more. */
  readonly gap?: string;
}

/**
 * The subscriptions that the identity sees. A role that may read resources but not subscriptions is shown none; then
 * Resource Graph tells in which ones there is something, and the named ones are taken as they are.
 */
async function subscriptions(arm: Arm, options: ConnectOptions): Promise<Visible> {
  try {
    const listed = arm.pages('/subscriptions', subscriptionsVersion) as AsyncIterable<Subscription>;
    const all = await Array.fromAsync(listed);
    return all.length > 0
      ? { subscriptions: all }
      : await withoutList(arm, options, 'The list of subscriptions is empty');
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    const { because, detail } = classify(error, []);
    if (!(error instanceof AzureError) || because !== 'denied' || error.status === 401) throw noScope(error, options);
    return withoutList(arm, options, detail);
  }
}

async function withoutList(arm: Arm, { subscriptions: named = [] }: ConnectOptions, gap: string): Promise<Visible> {
  const found = named.length > 0 ? named : await arm.subscriptionsWithResources().catch(() => []);
  return { subscriptions: found.map((id) => ({ subscriptionId: id.toLowerCase() })), gap };
}

function noScope(error: unknown, { tenant, cloud }: ConnectOptions): unknown {
  if (error instanceof ScopeError) return error;
  const { name, message } = error as Error;
  const { because, detail } = classify(error, []);
  const [line = ''] = message.split('\n');
  const code = /AADSTS\d+/.exec(message)?.[0];
  if (code === 'AADSTS90002' || code === 'AADSTS900023' || /tenant .*not found|invalid tenant/i.test(message))
    return new ScopeError(
      `There is no tenant ${tenant ? `'${tenant}'` : 'by the name in AZURE_TENANT_ID'}: pass --tenant with its id or domain, and --cloud if it is not in the public cloud (${line})`,
    );
  if (code !== undefined)
    return new ScopeError(
      `Microsoft Entra refused the credentials (${line}): check the client id, its secret or certificate, and the tenant`,
    );
  if (/CredentialUnavailable|AggregateAuthentication|ChainedTokenCredential/i.test(name))
    return new ScopeError(
      "No Azure credentials were found: run 'az login', or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (or a federated token)",
      { cause: 'no-credentials' },
    );
  if (because === 'unreachable' || because === 'timeout')
    return new ScopeError(
      `Azure Resource Manager can't be reached${cloud ? ` in the cloud '${cloud}'` : ''}: check the network and proxy (${detail})`,
    );
  return new ScopeError(`Azure did not say which subscriptions there are (${detail})`);
}

/** The tenant that was asked for, else the one whose directory the token opens, else that of the first subscription by id. */
async function tenantOf(
  visible: readonly Subscription[],
  credential: TokenCredential,
  { management }: CloudEndpoints,
  { tenant, proxyEnv = {} }: ConnectOptions,
): Promise<string> {
  const own = visible.flatMap(({ tenantId }) => (tenantId ? [tenantId] : [])).toSorted();
  const token = await credential.getToken(`${management}/.default`);
  const known = [tenant, tenantIn(token?.token), own[0], proxyEnv['AZURE_TENANT_ID']].find(
    (id) => id !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id),
  );
  if (known !== undefined && visible.length > 0) return known.toLowerCase();
  throw new ScopeError(
    `The identity sees no subscription${tenant ? ` of tenant '${tenant}'` : ''}: give it a role such as Reader on a subscription or management group, or check --tenant`,
  );
}

/** The tenant that a token was issued by, if it says so. */
function tenantIn(token = ''): string | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { tid?: unknown };
    return typeof claims.tid === 'string' ? claims.tid : undefined;
  } catch {
    return undefined;
  }
}

const maybeMore = (tenant: string, why: string): LedgerEntry => ({
  scope: { provider: 'azure', account: tenant },
  type: null,
  facet: null,
  because: 'denied',
  permissions: ['Microsoft.Resources/subscriptions/read'],
  detail: `There may be more subscriptions than those that were named or that Resource Graph shows: ${why}`,
  resources: 0,
});

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
      ...visible.flatMap(({ subscriptionId, tenantId }) =>
        tenantId === undefined || tenantId.toLowerCase() === tenant
          ? []
          : [line(subscriptionId, 'scope-excluded', `It is in the tenant ${tenantId}: scan it with --tenant`)],
      ),
      ...unseen.map((id) =>
        line(id, 'denied', 'The identity has no role on this subscription, which is below the management group'),
      ),
      ...(wanted || managementGroups
        ? own
            .filter(({ subscriptionId }) => !asked.has(subscriptionId.toLowerCase()))
            .map(({ subscriptionId }) =>
              line(subscriptionId, 'scope-excluded', 'Left out by --subscription or --management-group'),
            )
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
