import type { TokenCredential } from '@azure/identity';
import type { LedgerEntry } from '../../model.ts';
import { type ConnectOptions, ScopeError } from '../../provider.ts';
import { nearest } from '../../suggest.ts';
import type { Arm } from './arm.ts';
import type { ArmResource } from './azure.ts';
import { classify } from './classify.ts';
import type { CloudEndpoints } from './clouds.ts';
import { AzureError } from './errors.ts';

const subscriptionsVersion = '2022-12-01';
const managementGroupsVersion = '2021-04-01';

export interface Subscription {
  readonly subscriptionId: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly tenantId?: string;
}

/** Subscriptions as the identity sees them. */
interface Visible {
  readonly subscriptions: readonly Subscription[];
  /** Why there may be more. */
  readonly gap?: string;
}

/**
 * The subscriptions that the identity sees. A role that may read resources but not subscriptions is shown none; then
 * Resource Graph tells in which ones there is something, and the named ones are taken as they are.
 */
export async function subscriptions(arm: Arm, options: ConnectOptions): Promise<Visible> {
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
export async function tenantOf(
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

export const maybeMore = (tenant: string, why: string): LedgerEntry => ({
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

/**
 * Which of the visible subscriptions are to be scanned, and a line for each that is not. Throws `ScopeError` if that leaves
 * none.
 */
export async function choose(
  visible: readonly Subscription[],
  tenant: string,
  arm: Arm,
  { subscriptions: wanted, managementGroups }: ConnectOptions,
): Promise<Chosen> {
  const own = visible.filter(({ tenantId }) => tenantId === undefined || tenantId.toLowerCase() === tenant);
  const byId = new Map(own.map((one) => [one.subscriptionId.toLowerCase(), one]));
  const below = managementGroups ? await subscriptionsBelow(managementGroups, arm) : [];
  const named = wanted?.map((id) => id.toLowerCase()) ?? [];
  const unknown = named.filter((id) => !byId.has(id));
  const missing = unknown.map(
    (id) =>
      `The identity sees no subscription '${id}' in tenant ${tenant}${nearest(id, [...byId.keys()]) || ': check its id, and give the identity a role such as Reader on it'}`,
  );
  if (unknown.length > 0 && unknown.length === named.length && below.length === 0)
    throw new ScopeError(missing[0], { cause: 'usage' });
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
      ...unknown.map((id, i) => line(id, 'denied', missing[i]!)),
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
