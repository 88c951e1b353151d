/** What a user is told when there is nothing to scan, and what is scanned when something is missing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHttpHeaders, type HttpClient, RestError } from '@azure/core-rest-pipeline';
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
/** A credential of a tenant. */
const of = (tid: string) => {
  const claims = Buffer.from(JSON.stringify({ tid })).toString('base64url');
  return { getToken: async () => ({ token: `e30.${claims}.`, expiresOnTimestamp: Date.now() + 3_600_000 }) };
};
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
      const body = typeof request.body === 'string' ? (JSON.parse(request.body) as unknown) : undefined;
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

const connectTo = (
  httpClient: HttpClient,
  more: Partial<AzureConnectOptions> = {},
): Promise<readonly Account<Azure>[]> =>
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
    ['the named ones that are visible', { subscriptions: [a, b] }, [listing(sub(a))], [a]],
    ['those of the named tenant', { tenant: home }, [listing(sub(a), sub(b, other))], [a]],
    ['those of the tenant that the token is of', { credential: of(home) }, [listing(sub(a, other), sub(b))], [b]],
    ['those named in capital letters', { subscriptions: [a.toUpperCase()], tenant: home }, [], [a]],
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

  test('what is in another tenant is in the ledger', async () => {
    const accounts = await connectTo(client(listing(sub(a, other), sub(b))), { credential: of(home) });
    assert.deepEqual(
      accounts.flatMap(({ ledger }) => ledger.map(({ because, scope, detail }) => [because, scope.account, detail])),
      [['scope-excluded', a, `It is in the tenant ${other}: scan it with --tenant`]],
    );
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
const graph =
  (respond: (body: any, nth: number) => Wire): Route =>
  (url, body, nth) =>
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
          body: options.$skipToken
            ? { ...rows('y'), totalRecords: 2 }
            : { ...rows('x'), totalRecords: 2, $skipToken: 't' },
        })),
      ],
      ['x', 'y'],
      /^$/,
    ],
    [
      'with a row of which nobody knows whose it is: what is seen counts, and there may be more',
      [
        permissions('*/read'),
        graph(() => ({ body: { data: [account('x'), { ...account('y'), id: '/y' }], totalRecords: 2 } })),
      ],
      ['x'],
      /^WrongAnswer Resource Graph/,
    ],
    [
      'that says it is not whole, without a way to the rest',
      [permissions('*/read'), graph(() => ({ body: { ...rows('x'), resultTruncated: 'true' } }))],
      [],
      /^WrongAnswer Resource Graph/,
    ],
    [
      'whose pages go round in a circle',
      [permissions('*/read'), graph(() => ({ body: { ...rows('x'), totalRecords: 9, $skipToken: 't' } }))],
      [],
      /^WrongAnswer .*circle/,
    ],
    [
      'by the provider whose pages go round in a circle',
      [
        on(`/subscriptions/${a}/providers/${type.type}`, {
          body: {
            value: [account('z')],
            nextLink: `https://management.azure.com/subscriptions/${a}/providers/${type.type}`,
          },
        }),
      ],
      ['z', 'z'],
      /^WrongAnswer .*circle/,
    ],
    [
      'that is throttled until a time that nobody understands',
      [
        permissions('*/read'),
        graph((_, nth) =>
          nth === 1 ? { status: 429, headers: { 'retry-after': 'soon' }, body: {} } : { body: rows('x') },
        ),
      ],
      ['x'],
      /^$/,
    ],
    [
      'that is throttled for longer than anybody waits',
      [
        permissions('*/read'),
        graph((_, nth) =>
          nth === 1 ? { status: 429, headers: { 'retry-after': '86400' }, body: {} } : { body: rows('x') },
        ),
      ],
      [],
      /^TooManyRequests/,
    ],
    ...['EAI_AGAIN', 'EPIPE', 'ECONNRESET', 'PARSE_ERROR'].map((code): [string, Route[], string[], RegExp] => [
      `whose connection is lost once (${code})`,
      [
        permissions('*/read'),
        graph((_, nth) => {
          if (nth === 1) throw new RestError('lost', { code });
          return { body: rows('x') };
        }),
      ],
      ['x'],
      /^$/,
    ]),
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
      (url) => (url.pathname.endsWith('/permissions') ? { body: { value: [{ actions: ['*'] }] } } : undefined),
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

  test('the answer is let go too when one subscription does not need it', async () => {
    let queries = 0;
    const all = graph(({ subscriptions }) => {
      queries += 1;
      const data = (subscriptions as string[]).map((id) => account('x', id));
      return { body: { data, totalRecords: data.length } };
    });
    const http = client(listing(sub(a), sub(b)), permissions('*'), all);
    const [first, second] = await connectTo(http);
    const rowsOf = (one: Account<Azure> | undefined) => Array.fromAsync(one!.cloud().rows(type));
    assert.equal((await rowsOf(first)).length, 1);
    await assert.rejects(rowsOf(second), { name: 'AuthorizationFailed' });
    assert.equal((await rowsOf(first)).length, 1);
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

describe('the library of the vendor', () => {
  const path = `/subscriptions/${a}/providers/Microsoft.Authorization/roleAssignments`;
  const assignments = (http: HttpClient) =>
    connectTo(http).then(([one]) => Array.fromAsync(one!.cloud().authorization.roleAssignments.listForSubscription()));

  test('does not follow a link to another host either', async () => {
    const http = client(listing(sub(a)), on(path, { body: { value: [{}], nextLink: 'https://example.com/steal' } }));
    await assert.rejects(assignments(http), /another host/);
    assert.ok(http.asked.every((url) => !url.includes('example.com')));
  });

  test('tries again when an answer breaks off', async () => {
    const http = client(listing(sub(a)), (url, _, nth) =>
      url.pathname === path ? { body: nth === 1 ? '{"value": [' : { value: [{}] } } : undefined,
    );
    assert.equal((await assignments(http)).length, 1);
  });
});

describe('waiting', () => {
  /** Never answers but with the list of subscriptions. */
  const stalled = () => {
    const signals: unknown[] = [];
    const http = client(listing(sub(a)));
    const httpClient: HttpClient = {
      sendRequest: (request) => {
        if (request.url.includes('/subscriptions?')) return http.sendRequest(request);
        signals.push(request.abortSignal);
        return new Promise(() => undefined);
      },
    };
    return { httpClient, aborted: () => signals.map((signal) => (signal as AbortSignal).aborted) };
  };

  test('ends after a time, and the connection with it', async () => {
    const { httpClient, aborted } = stalled();
    const [one] = await connectTo(httpClient, { timeout: 30, maxAttempts: 1 });
    await assert.rejects(one!.cloud().get('/things', '1'), { code: 'ETIMEDOUT' });
    assert.deepEqual(aborted(), [true]);
  });

  test('ends with the scan, and the connection with it', async () => {
    const { httpClient, aborted } = stalled();
    const stop = new AbortController();
    const [one] = await connectTo(httpClient, { signal: stop.signal });
    const call = one!.cloud().get('/things', '1');
    const sent = async () => {
      while (aborted().length === 0) await new Promise((resolve) => setImmediate(resolve));
    };
    await Promise.race([sent(), call]);
    stop.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.deepEqual(aborted(), [true]);
  });

  test('until the quota is there again, when an answer says that it is used up', async () => {
    const stop = new AbortController();
    const spent = { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:04:00' };
    const http = client(
      listing(sub(a)),
      permissions('*/read'),
      graph(() => ({ body: rows('x'), headers: spent })),
    );
    const [one] = await connectTo(http, { signal: stop.signal });
    const azure = one!.cloud();
    const queries = () => http.asked.filter((asked) => asked.endsWith('/resources')).length;
    await Array.fromAsync(azure.rows(type));
    const second = Array.fromAsync(azure.rows({ ...type, type: 'Microsoft.Compute/disks' }));
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(queries(), 1);
    stop.abort();
    await assert.rejects(second, { name: 'AbortError' });
  });

  test('for a token ends with the scan', async () => {
    const stop = new AbortController();
    const getToken = () => {
      stop.abort();
      return new Promise<never>(() => undefined);
    };
    await assert.rejects(connectTo(client(), { signal: stop.signal, credential: { getToken } }), {
      name: 'AbortError',
    });
  });
});
