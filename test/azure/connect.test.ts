/** What a user is told when there is nothing to scan, and what is scanned when something is missing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { CredentialUnavailableError } from '@azure/identity';
import { planFor } from '../../src/plan.ts';
import { type Account, ScopeError } from '../../src/provider.ts';
import type { Azure } from '../../src/providers/azure/azure.ts';
import { type AzureConnectOptions, connect } from '../../src/providers/azure/connect.ts';
import storageChecks from '../../checks/azure/storage/secure-transfer.ts';

const a = '00000000-0000-0000-0000-00000000000a';
const b = '00000000-0000-0000-0000-00000000000b';
const home = '00000000-0000-0000-0000-0000000000ff';
const other = '00000000-0000-0000-0000-0000000000ee';
const token = async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 });
const sub = (subscriptionId: string, tenantId = home) => ({ subscriptionId, tenantId, displayName: subscriptionId });

interface Wire {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
type Route = (url: URL, body: any, nth: number) => Wire | undefined;
const denied: Wire = { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } };

/** Answers by route; what no route knows is denied. Records what was asked. */
function client(...routes: Route[]): HttpClient & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    sendRequest: async (request) => {
      const url = new URL(request.url);
      const key = `${request.method} ${url.hostname}${url.pathname}`;
      asked.push(key);
      const nth = asked.filter((one) => one === key).length;
      const body = request.body ? (JSON.parse(String(request.body)) as unknown) : undefined;
      const wire = routes.map((route) => route(url, body, nth)).find((found) => found !== undefined) ?? denied;
      return {
        request,
        status: wire.status ?? 200,
        headers: createHttpHeaders(wire.headers ?? {}),
        bodyAsText: typeof wire.body === 'string' ? wire.body : JSON.stringify(wire.body ?? {}),
      };
    },
  };
}
const on =
  (path: string, wire: Wire): Route =>
  (url) =>
    url.pathname.toLowerCase() === path.toLowerCase() ? wire : undefined;
const listing = (...subscriptions: object[]): Route => on('/subscriptions', { body: { value: subscriptions } });

const connectTo = (httpClient: HttpClient, more: Partial<AzureConnectOptions> = {}): Promise<readonly Account<Azure>[]> =>
  connect({
    plan: planFor([storageChecks]),
    concurrency: 8,
    timeout: 1000,
    maxAttempts: 3,
    quotaShare: 1,
    signal: new AbortController().signal,
    credential: { getToken: token },
    httpClient,
    ...more,
  });
const scopesOf = (accounts: readonly Account[]): string[] => accounts.map(({ scope }) => scope.account);

describe('what is scanned', () => {
  const table: readonly [string, Partial<AzureConnectOptions>, Route[], string[]][] = [
    ['all that are visible', {}, [listing(sub(b), sub(a))], [a, b]],
    ['the named one', { subscriptions: [b] }, [listing(sub(a), sub(b))], [b]],
    ['those of the named tenant', { tenant: home }, [listing(sub(a), sub(b, other))], [a]],
    [
      'those below a management group',
      { managementGroups: ['prod'] },
      [
        listing(sub(a), sub(b)),
        on('/providers/Microsoft.Management/managementGroups/prod/descendants', {
          body: { value: [{ name: b, type: 'Microsoft.Management/managementGroups/subscriptions' }] },
        }),
      ],
      [b],
    ],
    ['the named one, though subscriptions may not be listed', { subscriptions: [a], tenant: home }, [], [a]],
    [
      'where Resource Graph shows something, though subscriptions may not be listed',
      { tenant: home },
      [on('/providers/Microsoft.ResourceGraph/resources', { body: { data: [{ subscriptionId: b }] } })],
      [b],
    ],
  ];
  for (const [what, options, routes, expected] of table)
    test(what, async () => assert.deepEqual(scopesOf(await connectTo(client(...routes), options)), expected));

  test('another cloud is asked at its own address', async () => {
    const http = client(listing(sub(a)));
    await connectTo(http, { cloud: 'AzureChinaCloud' });
    assert.deepEqual(http.asked, ['GET management.chinacloudapi.cn/subscriptions']);
  });

  test('what was left out is in the ledger', async () => {
    const [account] = await connectTo(client(listing(sub(a), sub(b))), { subscriptions: [a] });
    assert.deepEqual(
      account?.ledger.map(({ because, scope }) => [because, scope.account]),
      [['scope-excluded', b]],
    );
  });
});

describe('what a user is told', () => {
  const failing = (error: Error) => ({ credential: { getToken: () => Promise.reject(error) } });
  const table: readonly [string, Partial<AzureConnectOptions>, Route[], RegExp, unknown][] = [
    [
      'no credentials',
      failing(new CredentialUnavailableError('none')),
      [],
      /^No Azure credentials were found: run 'az login'/,
      'no-credentials',
    ],
    [
      'a tenant that there is not',
      { tenant: 'example.com', ...failing(new Error("AADSTS90002: Tenant 'example.com' not found.")) },
      [],
      /^There is no tenant 'example.com': pass --tenant/,
      undefined,
    ],
    [
      'a wrong secret',
      failing(new Error('AADSTS7000215: Invalid client secret provided.')),
      [],
      /^Microsoft Entra refused the credentials/,
      undefined,
    ],
    ['no subscription', {}, [listing()], /sees no subscription: give it a role such as Reader/, undefined],
    [
      'a subscription that is not visible',
      { subscriptions: [b] },
      [listing(sub(a))],
      /sees no subscription '[0-9a-f-]+b' in tenant .*: check its id|did you mean/,
      'usage',
    ],
    ['a cloud that there is not', { cloud: 'chian' }, [], /no cloud 'chian'.*china/, 'usage'],
    [
      'a management group that may not be read',
      { managementGroups: ['prod'] },
      [listing(sub(a))],
      /management group 'prod' can't be read: the identity needs Microsoft.Management/,
      undefined,
    ],
  ];
  for (const [what, options, routes, message, cause] of table)
    test(what, async () => {
      await assert.rejects(connectTo(client(...routes), options), (error: Error) => {
        assert.ok(error instanceof ScopeError, String(error));
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        assert.equal(error.cause, cause);
        return true;
      });
    });
});

const type = { type: 'Microsoft.Storage/storageAccounts', version: '2024-01-01' };
const account = (name: string, subscriptionId = a) => ({
  id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/${name}`,
  name,
  type: type.type,
});
const permissions = (...actions: string[]): Route =>
  on(`/subscriptions/${a}/providers/Microsoft.Authorization/permissions`, { body: { value: [{ actions }] } });
const graph = (respond: (body: any, nth: number) => Wire): Route => (url, body, nth) =>
  url.pathname.endsWith('/Microsoft.ResourceGraph/resources') ? respond(body, nth) : undefined;
const rows = (...names: string[]) => ({ data: names.map((name) => account(name)), totalRecords: names.length });

/** What a listing gives, and the error it ends in. */
async function list(...routes: Route[]): Promise<{ names: string[]; error: string }> {
  const [one] = await connectTo(client(listing(sub(a)), ...routes));
  const names: string[] = [];
  try {
    for await (const row of one!.cloud().rows(type)) names.push(row.name);
    return { names, error: '' };
  } catch (error) {
    return { names, error: `${(error as Error).name} ${(error as Error).message}` };
  }
}

describe('a listing through Resource Graph', () => {
  const table: readonly [string, Route[], string[], RegExp][] = [
    ['whole', [permissions('*/read'), graph(() => ({ body: rows('x', 'y') }))], ['x', 'y'], /^$/],
    [
      'of an identity that may read a part only: what is seen counts, and there may be more',
      [permissions('Microsoft.Compute/*'), graph(() => ({ body: rows('x') }))],
      ['x'],
      /^AuthorizationFailed .*Microsoft.Storage\/storageAccounts\/read on the whole subscription/,
    ],
    [
      'of an identity that does not know what it may: the provider is asked',
      [on(`/subscriptions/${a}/providers/${type.type}`, { body: { value: [account('z')] } })],
      ['z'],
      /^$/,
    ],
    ['of an identity that may nothing', [], [], /^AuthorizationFailed/],
    [
      'with fewer rows than it says there are',
      [permissions('*/read'), graph(() => ({ body: { ...rows('x'), totalRecords: 2 } }))],
      [],
      /^WrongAnswer Resource Graph answered 1 of 2/,
    ],
    [
      'in pages',
      [
        permissions('*/read'),
        graph(({ options }) => ({
          body: options.$skipToken ? { ...rows('y'), totalRecords: 2 } : { ...rows('x'), totalRecords: 2, $skipToken: 't' },
        })),
      ],
      ['x', 'y'],
      /^$/,
    ],
    [
      'that is throttled once',
      [
        permissions('*/read'),
        graph((_, nth) =>
          nth === 1 ? { status: 429, headers: { 'retry-after': '0' }, body: {} } : { body: rows('x') },
        ),
      ],
      ['x'],
      /^$/,
    ],
    [
      'that breaks off once',
      [permissions('*/read'), graph((_, nth) => (nth === 1 ? { body: '{"data": [' } : { body: rows('x') }))],
      ['x'],
      /^$/,
    ],
    [
      'that is a web page',
      [permissions('*/read'), graph(() => ({ body: '<!doctype html><p>Sign in' }))],
      [],
      /^WrongAnswer The answer is a web page/,
    ],
  ];
  for (const [what, routes, names, error] of table)
    test(what, async () => {
      const seen = await list(...routes);
      assert.deepEqual(seen.names, names);
      assert.match(seen.error, error);
    });

  test('one query serves many subscriptions, and its answer is let go when all have theirs', async () => {
    const ids = Array.from({ length: 120 }, (_, i) => `00000000-0000-0000-0000-${String(i).padStart(12, '0')}`);
    let queries = 0;
    const http = client(
      listing(...ids.map((id) => sub(id))),
      (url) =>
        url.pathname.endsWith('/permissions') ? { body: { value: [{ actions: ['*'] }] } } : undefined,
      graph(({ subscriptions }) => {
        queries += 1;
        const data = (subscriptions as string[]).map((id) => account('x', id));
        return { body: { data, totalRecords: data.length } };
      }),
    );
    const accounts = await connectTo(http);
    const each = await Promise.all(accounts.map(async (one) => Array.fromAsync(one.cloud().rows(type))));
    assert.deepEqual(new Set(each.map(({ length }) => length)), new Set([1]));
    assert.equal(queries, 2);
  });

  test('a list of 10,000 comes whole', async () => {
    const pages = 10;
    const names = (page: number) => Array.from({ length: 1000 }, (_, i) => `n${page * 1000 + i}`);
    const seen = await list(
      permissions('*/read'),
      graph(({ options }) => {
        const page = Number(options.$skipToken ?? 0);
        const more = page + 1 < pages;
        return { body: { ...rows(...names(page)), totalRecords: 10_000, ...(more && { $skipToken: `${page + 1}` }) } };
      }),
    );
    assert.equal(new Set(seen.names).size, 10_000);
    assert.equal(seen.error, '');
  });
});

test('a link to another host is not followed: it would be given the token', async () => {
  const http = client(
    listing(sub(a)),
    on(`/subscriptions/${a}/things`, { body: { value: [1], nextLink: 'https://example.com/steal' } }),
  );
  const [one] = await connectTo(http);
  await assert.rejects(Array.fromAsync(one!.cloud().pages(`/subscriptions/${a}/things`, '1')), /another host/);
  assert.ok(http.asked.every((url) => !url.includes('example.com')));
});

