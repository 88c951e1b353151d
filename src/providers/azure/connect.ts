import { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { DefaultAzureCredential, type TokenCredential } from '@azure/identity';
import { covers, type HeldPermissions } from '../../domain/azure/permissions.ts';
import type { LedgerEntry } from '../../model.ts';
import { type Account, type ConnectOptions, ScopeError } from '../../provider.ts';
import { isOfLevel } from '../../resource.ts';
import { nearest } from '../../suggest.ts';
import { memory } from '../answers.ts';
import { Arm } from './arm.ts';
import type { ArmResource, ArmType, Azure } from './azure.ts';
import { ownPermissions } from './base.ts';
import { type CloudEndpoints, cloudNamed, cloudNames } from './clouds.ts';
import { said } from './define.ts';
import { AzureError, WrongAnswer } from './errors.ts';
import { Graph } from './graph.ts';
import { Transport } from './http.ts';
import { ResourceGraph } from './resource-graph.ts';
import { choose, maybeMore, type Subscription, subscriptions, tenantOf } from './subscriptions.ts';

export interface AzureConnectOptions extends ConnectOptions {
  /** Answer in the network's place, for tests. */
  readonly httpClient?: HttpClient;
  readonly credential?: TokenCredential;
}

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
  const path = subscription === '' ? '' : `/subscriptions/${subscription}`;
  const once = memory();
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

function endpointsOf({ cloud = 'public' }: ConnectOptions): CloudEndpoints {
  const endpoints = cloudNamed(cloud);
  if (endpoints) return endpoints;
  const hint = nearest(cloud, cloudNames) || `: write ${cloudNames.join(', ')}`;
  throw new ScopeError(`Microsoft has no cloud '${cloud}'${hint}`, { cause: 'usage' });
}

const credentialOf = ({ credential, tenant }: AzureConnectOptions, { authority }: CloudEndpoints): TokenCredential =>
  credential ?? new DefaultAzureCredential({ authorityHost: authority, ...(tenant && { tenantId: tenant }) });
