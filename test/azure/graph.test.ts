/** Batches of Microsoft Graph: each part is answered, throttled or denied on its own. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { Graph } from '../../src/providers/azure/graph.ts';
import { Transport } from '../../src/providers/azure/http.ts';

const origin = 'https://graph.microsoft.com';
const credential = { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) };

interface Part {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
/** What a path below `/v1.0` answers the n-th time that it is asked. */
type Answers = (path: string, time: number) => Part;
const ok = (body: unknown): Part => ({ status: 200, body });
const throttled = (headers: Readonly<Record<string, string>>): Part => ({
  status: 429,
  body: { error: { code: 'TooManyRequests', message: 'Too many' } },
  headers,
});

/** A client whose network answers so; `sent` lists the paths of each request, those of a batch together. */
function graphWith(answers: Answers, { maxAttempts = 3, batch = (whole: unknown): unknown => whole } = {}) {
  const sent: string[][] = [];
  const times = new Map<string, number>();
  const answer = (path: string): Part => {
    times.set(path, (times.get(path) ?? 0) + 1);
    return answers(path, times.get(path)!);
  };
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const respond = ({ status, body, headers }: Part) => ({
        request,
        status,
        headers: createHttpHeaders(headers),
        bodyAsText: JSON.stringify(body),
      });
      const path = request.url.slice(`${origin}/v1.0`.length);
      if (path !== '/$batch') {
        sent.push([path]);
        return respond(answer(path));
      }
      const { requests } = JSON.parse(request.body as string) as { requests: { id: string; url: string }[] };
      sent.push(requests.map(({ url }) => url));
      const responses = requests.map(({ id, url }) => ({ id, ...answer(url) })).toReversed();
      return respond(ok(batch({ responses })));
    },
  };
  const { signal } = new AbortController();
  const options = { origin, maxAttempts, signal };
  const transport = new Transport({
    ...options,
    credential,
    concurrency: 8,
    timeout: 1000,
    quotaShare: 1e6,
    httpClient,
  });
  return { graph: new Graph(transport, options), sent };
}

describe('a batch', () => {
  test('takes what is asked in the same turn, twenty at once, and each gets its own answer', async () => {
    const { graph, sent } = graphWith((path) => ok({ path }));
    const paths = Array.from({ length: 25 }, (_, i) => `/users/${i}`);
    const answers = await Promise.all(paths.map((path) => graph.get(path)));
    assert.deepEqual(
      answers,
      paths.map((path) => ({ path })),
    );
    assert.deepEqual(
      sent.map((part) => part.length),
      [20, 5],
    );
  });

  test('is none for one request', async () => {
    const { graph, sent } = graphWith((path) => ok({ path }));
    await graph.get('/a');
    assert.deepEqual(sent, [['/a']]);
  });

  test('names parts as they go over the wire', async () => {
    const { graph, sent } = graphWith((path) => ok({ path }));
    await Promise.all([graph.get("/users?$filter=name eq 'a b'"), graph.get('/b')]);
    assert.deepEqual(sent, [['/users?$filter=name%20eq%20%27a%20b%27', '/b']]);
  });

  test('denies a part alone', async () => {
    const { graph } = graphWith((path) =>
      path === '/secret'
        ? { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'No' } } }
        : ok({}),
    );
    const [open, secret] = await Promise.allSettled([graph.get('/open'), graph.get('/secret')]);
    assert.equal(open.status, 'fulfilled');
    assert.equal(secret.status === 'rejected' && secret.reason.name, 'Authorization_RequestDenied');
  });

  test('is asked again for what was throttled, in one batch, whatever the letters of the header', async () => {
    const { graph, sent } = graphWith((path, time) =>
      time === 1 && path !== '/a' ? throttled({ 'retry-after': '0.01' }) : ok({ path }),
    );
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => graph.get(path)));
    assert.deepEqual(answers, [{ path: '/a' }, { path: '/b' }, { path: '/c' }]);
    assert.deepEqual(sent, [
      ['/a', '/b', '/c'],
      ['/b', '/c'],
    ]);
  });

  test('gives up on what stays throttled', async () => {
    const { graph, sent } = graphWith((path) => (path === '/a' ? ok({}) : throttled({ 'Retry-After': '0.01' })), {
      maxAttempts: 3,
    });
    const [, b, c] = await Promise.allSettled(['/a', '/b', '/c'].map((path) => graph.get(path)));
    for (const one of [b!, c!]) assert.equal(one.status === 'rejected' && one.reason.status, 429);
    assert.equal(sent.length, 3);
  });

  for (const [what, batch] of [
    ['is no batch', () => ({})],
    ['has parts that are none', () => ({ responses: [null, { id: '0' }] })],
    ['lacks parts', () => ({ responses: [] })],
  ] as const)
    test(`whose answer ${what} is asked one by one`, async () => {
      const { graph, sent } = graphWith((path) => ok({ path }), { batch });
      const answers = await Promise.all([graph.get('/a'), graph.get('/b')]);
      assert.deepEqual(answers, [{ path: '/a' }, { path: '/b' }]);
      assert.deepEqual(sent.slice(1), [['/a'], ['/b']]);
    });

  test('part without a body is no answer', async () => {
    const { graph } = graphWith(() => ({ status: 204 }));
    const all = await Promise.allSettled([graph.get('/a'), graph.get('/b')]);
    assert.ok(all.every((one) => one.status === 'rejected' && one.reason.name === 'WrongAnswer'));
  });
});

describe('pages', () => {
  const page = (next?: unknown) => ok({ value: [1], ...(next !== undefined && { '@odata.nextLink': next }) });

  test('follow each other until there is no link', async () => {
    const { graph } = graphWith((path) => (path === '/users' ? page(`${origin}/v1.0/users?$skiptoken=2`) : page(null)));
    assert.deepEqual(await Array.fromAsync(graph.pages('/users')), [1, 1]);
  });

  for (const [what, next] of [
    ['to another host', 'https://graph.microsoft.com.example.com/v1.0/users'],
    ['in a circle', `${origin}/v1.0/users?$skiptoken=2`],
    ['to nothing that is a link', 7],
  ] as const)
    test(`with a link ${what} end in an error`, async () => {
      const { graph, sent } = graphWith(() => page(next));
      await assert.rejects(Array.fromAsync(graph.pages('/users')));
      assert.ok(sent.flat().every((path) => path.startsWith('/users')));
    });

  test('without a list are no answer', async () => {
    const { graph } = graphWith(() => ok({}));
    await assert.rejects(Array.fromAsync(graph.pages('/users')), { name: 'WrongAnswer' });
  });
});

test('an answer that is shared is asked for once, a refusal too', async () => {
  const { graph, sent } = graphWith(() => ({ status: 403, body: { error: { code: 'Denied', message: 'No' } } }));
  const ask = () => graph.once('a', () => graph.get('/a'));
  const all = await Promise.allSettled([ask(), ask()]);
  assert.ok(all.every((one) => one.status === 'rejected' && one.reason.name === 'Denied'));
  assert.equal(sent.length, 1);
});
