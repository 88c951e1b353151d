/** What a user is told when there is nothing to scan, and what is scanned when something is missing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuth2Client } from 'google-auth-library';
import { ancestorsOf, nodesOf } from '../../src/providers/gcp/hierarchy.ts';
import dnssec from '../../checks/gcp/dns/dnssec.ts';
import contacts from '../../checks/gcp/resourcemanager/essential-contacts.ts';
import publicPolicy from '../../checks/gcp/iam/policy-public.ts';
import { collect } from '../../src/collector.ts';
import { planFor } from '../../src/plan.ts';
import { type Account, ScopeError } from '../../src/provider.ts';
import { classify } from '../../src/providers/gcp/classify.ts';
import { managedZones } from '../../src/providers/gcp/collectors/dns.ts';
import { connect, type GcpConnectOptions } from '../../src/providers/gcp/connect.ts';
import type { Gcp } from '../../src/providers/gcp/gcp.ts';

const manager = 'https://cloudresourcemanager.googleapis.com/v3';
const zones = 'https://dns.googleapis.com/dns/v1/projects/one/managedZones';
const project = (projectId: string, number: string) => ({
  name: `projects/${number}`,
  projectId,
  displayName: projectId,
  state: 'ACTIVE',
});

interface Wire {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
type Answers = Readonly<Record<string, Wire | ((url: URL, nth: number) => Wire)>>;
const error = (status: number, name: string, more: object = {}): Wire => ({
  status,
  body: { error: { code: status, status: name, message: name, ...more } },
});

/** Who asks more often than any test needs would ask forever, and the test never end. */
const mostAsked = 100;

/** Answers by URL without its query; what is not there is denied. Records what was asked. */
function network(answers: Answers): typeof fetch & { readonly asked: string[] } {
  const asked: string[] = [];
  const send = async (input: unknown) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    url.port = '';
    const key = `${url.origin}${url.pathname}`;
    asked.push(`${key}${url.search}`);
    if (asked.length > mostAsked) throw new Error(`Asked more than ${mostAsked} times: ${key}`);
    const nth = asked.filter((one) => one.startsWith(key)).length;
    const found = answers[key] ?? error(403, 'PERMISSION_DENIED');
    const { status = 200, body = {}, headers = {} } = typeof found === 'function' ? found(url, nth) : found;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
  };
  return Object.assign(send as typeof fetch, { asked });
}

const connectTo = (send: typeof fetch, more: Partial<GcpConnectOptions> = {}): Promise<readonly Account<Gcp>[]> =>
  connect({
    plan: planFor([dnssec]),
    concurrency: 8,
    timeout: 1000,
    maxAttempts: 2,
    quotaShare: 1,
    signal: new AbortController().signal,
    fetch: send,
    authClient: (transporter) =>
      new OAuth2Client({ transporter, credentials: { access_token: 'token', expiry_date: Date.now() + 3_600_000 } }),
    ...more,
  });

const one: Answers = { [`${manager}/projects/one`]: { body: project('one', '1') } };

describe('what is scanned', () => {
  const below = (parent: string, url: URL, answers: Record<string, object>): Wire => {
    assert.ok(url.searchParams.get('parent'), parent);
    return { body: answers[url.searchParams.get('parent')!] ?? {} };
  };
  const tree: Answers = {
    [`${manager}/organizations/9`]: { body: { name: 'organizations/9', displayName: 'example.com' } },
    [`${manager}/projects`]: (url) =>
      below('projects', url, {
        'organizations/9': { projects: [project('one', '1')] },
        'folders/5': { projects: [project('two', '2'), { ...project('gone', '3'), state: 'DELETE_REQUESTED' }] },
      }),
    [`${manager}/folders`]: (url) =>
      below('folders', url, { 'organizations/9': { folders: [{ name: 'folders/5', displayName: 'Five' }] } }),
  };
  const search: Answers = {
    [`${manager}/projects:search`]: { body: { projects: [project('two', '2'), project('one', '1')] } },
  };
  const byNumber: Answers = { [`${manager}/projects/1`]: { body: project('one', '1') } };
  const inFolderOnly = (url: URL, above: Wire): Wire =>
    url.searchParams.get('parent') === 'folders/5' ? { body: { projects: [project('two', '2')] } } : above;
  const mixed: Answers = {
    ...tree,
    [`${manager}/projects`]: (url) => inFolderOnly(url, error(403, 'PERMISSION_DENIED')),
  };
  const broken: Answers = {
    ...tree,
    [`${manager}/projects`]: (url) =>
      inFolderOnly(
        url,
        url.searchParams.has('pageToken')
          ? error(400, 'INVALID_ARGUMENT')
          : { body: { projects: [project('one', '1')], nextPageToken: 'p2' } },
      ),
  };
  const table: readonly [string, Partial<GcpConnectOptions>, Answers, string[]][] = [
    ['the named project', { projects: ['one'] }, one, ['one']],
    ['all that are visible', {}, search, ['one', 'two']],
    ['what is below an organization, folders and all', { organizations: ['9'] }, tree, ['one', 'two']],
    ['the named ones that can be read', { projects: ['one', 'none'] }, one, ['one']],
    [
      'one project by its id, its number and once more',
      { projects: ['one', '1', 'one'] },
      { ...one, ...byNumber },
      ['one'],
    ],
    ['what is below folders that can be listed, though projects can not', { organizations: ['9'] }, mixed, ['two']],
    ['the first page, though the second one fails', { organizations: ['9'] }, broken, ['one', 'two']],
  ];
  for (const [what, options, answers, expected] of table)
    test(what, async () => {
      const accounts = await connectTo(network(answers), options);
      assert.deepEqual(
        accounts.map(({ scope }) => scope.account),
        expected,
      );
    });

  test('what is named twice is scanned once, and so is a folder below an organization that is named too', async () => {
    const answers: Answers = {
      ...tree,
      [`${manager}/folders/5`]: { body: { name: 'folders/5', displayName: 'Five' } },
    };
    const options = { plan: planFor([publicPolicy]), organizations: ['9', 'organizations/9'], folders: ['5'] };
    const accounts = await connectTo(network(answers), options);
    assert.deepEqual(
      accounts.map(({ scope }) => [scope.account, scope.parent]),
      [
        ['9', null],
        ['5', null],
        ['one', '9'],
        ['two', '9'],
      ],
    );
    const nodes = await Promise.all(accounts.slice(0, 2).map((account) => Array.fromAsync(nodesOf(account.cloud()))));
    assert.deepEqual(
      nodes.map((own) => own.map(({ container }) => container)),
      [['organizations/9'], ['folders/5']],
    );
  });

  test('a folder that may not be read is in the ledger with the permission, the rest goes on', async () => {
    const half: Answers = {
      ...tree,
      [`${manager}/folders`]: error(403, 'PERMISSION_DENIED'),
      [`${manager}/projects`]: {},
    };
    await assert.rejects(connectTo(network(half), { organizations: ['9'] }), /folders below .* could not be listed/);
    const accounts = await connectTo(network({ ...half, ...one }), { organizations: ['9'], projects: ['one'] });
    const [line] = accounts[0]!.ledger;
    assert.equal(line?.because, 'denied');
    assert.ok(line.permissions.includes('resourcemanager.folders.list'));
  });

  test('without the organization, a line says that its rules were not judged', async () => {
    const plan = planFor([contacts]);
    const [account] = await connectTo(network(one), { projects: ['one'], plan });
    assert.deepEqual(
      account!.ledger.map(({ because }) => because),
      ['scope-excluded'],
    );
  });

  test('a project that can not be read, beside one that can, is in the ledger', async () => {
    const [account] = await connectTo(network(one), { projects: ['one', 'none'] });
    assert.match(account!.ledger[0]!.detail, /^The project 'none' does not exist or the identity may not read it/);
  });
});

describe('what a user is told', () => {
  const signingIn = (message: string) => ({
    authClient: () => {
      throw new Error(message);
    },
  });
  const table: readonly [string, Partial<GcpConnectOptions>, Answers, RegExp, unknown][] = [
    [
      'no credentials',
      signingIn('Could not load the default credentials. Browse to …'),
      {},
      /^No Google Cloud credentials were found: run 'gcloud auth application-default login'/,
      'no-credentials',
    ],
    [
      'expired credentials',
      signingIn('invalid_grant'),
      {},
      /^Google refused the credentials: sign in again/,
      undefined,
    ],
    [
      'a project that there is not',
      { projects: ['none'] },
      {},
      /^The project 'none' does not exist or the identity may not read it: .*resourcemanager.projects.get/,
      undefined,
    ],
    [
      'an organization that may not be read',
      { organizations: ['9'] },
      {},
      /^The organization 9 does not exist or .*resourcemanager.organizations.get/,
      undefined,
    ],
    [
      'an organization by its name',
      { organizations: ['example.com'] },
      {},
      /'example.com' is no id of organizations/,
      'usage',
    ],
    [
      'a service account that the identity may not act as',
      { impersonate: 'scanner@one.iam.gserviceaccount.com' },
      {},
      /^The identity may not act as scanner@.*iam.serviceAccounts.getAccessToken/,
      undefined,
    ],
    ['no project', {}, { [`${manager}/projects:search`]: {} }, /^The identity sees no project/, undefined],
  ];
  for (const [what, options, answers, message, cause] of table)
    test(what, async () => {
      await assert.rejects(connectTo(network(answers), options), (thrown: Error) => {
        assert.ok(thrown instanceof ScopeError, String(thrown));
        assert.match(thrown.message, message);
        assert.doesNotMatch(thrown.message, /\n/);
        assert.equal(thrown.cause, cause);
        return true;
      });
    });
});

/** What the list of DNS zones comes to. */
async function zonesFrom(answers: Answers) {
  const [account] = await connectTo(network({ ...one, ...answers }), { projects: ['one'] });
  const scope = { provider: 'gcp', account: 'one' };
  const listing = await collect(managedZones, new Set(['config']), { scope, cloud: account!.cloud(), classify });
  const { resources, gap, notInUse } = listing;
  return { names: resources.map(({ name }) => name), because: gap?.because, detail: gap?.detail ?? '', notInUse };
}
const zone = (name: string) => ({ name, dnsName: `${name}.` });
const disabled = (consumer: string): Wire =>
  error(403, 'PERMISSION_DENIED', {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'SERVICE_DISABLED',
        metadata: { service: 'dns.googleapis.com', consumer },
      },
    ],
  });
const older: Wire = {
  status: 403,
  body: {
    error: {
      code: 403,
      message: 'Cloud DNS API has not been used in project 1 before or it is disabled.',
      errors: [{ reason: 'accessNotConfigured' }],
    },
  },
};

describe('a listing', () => {
  type Seen = Awaited<ReturnType<typeof zonesFrom>>;
  const table: readonly [string, Answers, { [K in keyof Seen]?: Seen[K] | undefined }][] = [
    ['in one page', { [zones]: { body: { managedZones: [zone('a')] } } }, { names: ['a'], because: undefined }],
    [
      'throttled once',
      {
        [zones]: (_, nth) =>
          nth === 1
            ? { ...error(429, 'RESOURCE_EXHAUSTED'), headers: { 'retry-after': '0' } }
            : { body: { managedZones: [zone('a')] } },
      },
      { names: ['a'], because: undefined },
    ],
    [
      'whose second page has a token that expired: what was seen stays',
      {
        [zones]: (url) =>
          url.searchParams.has('pageToken')
            ? error(400, 'INVALID_ARGUMENT')
            : { body: { managedZones: [zone('a')], nextPageToken: 'p2' } },
      },
      { names: ['a'], because: 'failed' },
    ],
    [
      'whose next page is the same one again',
      { [zones]: { body: { managedZones: [zone('a')], nextPageToken: 'p2' } } },
      { names: ['a'], because: 'invalid' },
    ],
    [
      'that breaks off once',
      { [zones]: (_, nth) => ({ body: nth === 1 ? '{"managedZones": [' : { managedZones: [zone('a')] } }) },
      { names: ['a'], because: undefined },
    ],
    [
      'whose credentials expired',
      { [zones]: { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been revoked.' } } },
      { names: [], because: 'denied', detail: 'invalid_grant: Token has been revoked.' },
    ],
    ['denied', { [zones]: error(403, 'PERMISSION_DENIED') }, { names: [], because: 'denied' }],
    ['that breaks off', { [zones]: { body: '{"managedZones": [' } }, { names: [], because: 'invalid' }],
    ['that is a web page', { [zones]: { body: '<html>' } }, { names: [], because: 'invalid' }],
    [
      'of an API that the project does not have: there is nothing of it',
      { [zones]: disabled('projects/1') },
      { names: [], because: undefined, notInUse: 'The API dns.googleapis.com is not enabled in the project one' },
    ],
    ['of such an API, in the older words', { [zones]: older }, { names: [], because: undefined }],
    [
      'of an API that the project of the credentials does not have: that says nothing about this one',
      { [zones]: disabled('projects/77') },
      { names: [], because: 'denied', notInUse: undefined },
    ],
  ];
  for (const [what, answers, expected] of table)
    test(what, async () => {
      const seen = await zonesFrom(answers);
      assert.deepEqual({ ...seen, ...expected }, seen, JSON.stringify(seen));
    });

  test('of 10,000 comes whole', async () => {
    const { names } = await zonesFrom({
      [zones]: (url) => {
        const from = Number(url.searchParams.get('pageToken') ?? 0);
        const page = Array.from({ length: 1000 }, (_, i) => zone(`z${from + i}`));
        return { body: { managedZones: page, ...(from < 9000 && { nextPageToken: `${from + 1000}` }) } };
      },
    });
    assert.equal(new Set(names).size, 10_000);
  });
});

describe('a call', () => {
  test('that is throttled is counted, and not tried again where nobody would wait for it', async () => {
    const later = { ...error(429, 'RESOURCE_EXHAUSTED'), headers: { 'retry-after': '86400' } };
    const send = network({ ...one, [zones]: later });
    const [account] = await connectTo(send, { projects: ['one'] });
    await assert.rejects(account!.cloud().get(zones), { name: 'RESOURCE_EXHAUSTED' });
    assert.equal(send.asked.filter((url) => url.startsWith(zones)).length, 1);
    assert.equal(account!.stats().throttles, 1);
  });

  test('by the library of the vendor is tried as often as any other, and again when its answer breaks off', async () => {
    const url = `${manager}/projects/one`;
    const broken = network({ [url]: (_, nth) => ({ body: nth === 1 ? '{"name": ' : project('one', '1') }) });
    await connectTo(broken, { projects: ['one'] });
    const down = network({ [url]: error(503, 'UNAVAILABLE') });
    await assert.rejects(connectTo(down, { projects: ['one'] }), /UNAVAILABLE/);
    assert.equal(down.asked.length, 2);
  });

  test('whose connection is lost is tried again', async () => {
    for (const code of ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']) {
      const lost = (_: URL, nth: number): Wire => {
        if (nth === 1) throw Object.assign(new Error(code), { code });
        return { body: {} };
      };
      const [account] = await connectTo(network({ ...one, [zones]: lost }), { projects: ['one'] });
      assert.deepEqual(await account!.cloud().get(zones), {}, code);
    }
  });

  test('whose answer stops in the middle is given up', async () => {
    const stuck = (async () => new Response(new ReadableStream())) as typeof fetch;
    await assert.rejects(connectTo(stuck, { projects: ['one'], timeout: 30 }), /No answer after 30 ms/);
  });

  test('goes to no host but those of Google: it would be given the token', async () => {
    const send = network({ ...one, 'https://example.com/steal': { body: {} } });
    const [account] = await connectTo(send, { projects: ['one'] });
    await assert.rejects(account!.cloud().get('https://example.com/steal'), /another host/);
    await assert.rejects(account!.cloud().get('http://dns.googleapis.com/dns'), /another host/);
    assert.ok(send.asked.every((url) => !url.includes('example.com') && url.startsWith('https:')));
  });

  const stalled = () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const send = (async (input: unknown, init?: RequestInit) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.includes('/projects/one') && url.includes('cloudresourcemanager')) return network(one)(url);
      signals.push(init?.signal);
      resolve();
      return new Promise<never>(() => undefined);
    }) as typeof fetch;
    return { send, signals, asked };
  };

  test('that has no answer in time is given up, and its connection with it', async () => {
    const { send, signals } = stalled();
    const [account] = await connectTo(send, { projects: ['one'], timeout: 30 });
    await assert.rejects(account!.cloud().get(zones), { name: 'TimeoutError' });
    assert.deepEqual(
      signals.map((signal) => signal?.aborted),
      [true, true],
    );
  });

  test('is given up when the scan is stopped, and its connection with it', async () => {
    const { send, signals, asked } = stalled();
    const stop = new AbortController();
    const [account] = await connectTo(send, { projects: ['one'], signal: stop.signal });
    const call = account!.cloud().get(zones);
    await Promise.race([asked, call]);
    stop.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.deepEqual(
      signals.map((signal) => signal?.aborted),
      [true],
    );
  });
});

test('what a project is below is not guessed from an answer that does not say', async () => {
  const ancestry = 'https://cloudresourcemanager.googleapis.com/v1/projects/one:getAncestry';
  const [account] = await connectTo(network({ ...one, [ancestry]: { body: {} } }), { projects: ['one'] });
  await assert.rejects(ancestorsOf(account!.cloud(), 'projects/one'), { name: 'WrongAnswer' });
});

describe('Cloud Asset Inventory', () => {
  const assets = 'https://cloudasset.googleapis.com/v1/projects/one/assets';
  const inventory = async (answers: Answers) => {
    const send = network({ ...one, ...answers });
    const [account] = await connectTo(send, { projects: ['one'], freshness: 'inventory' });
    const scope = { provider: 'gcp', account: 'one' };
    const listing = await collect(managedZones, new Set(['config']), { scope, cloud: account!.cloud(), classify });
    return { listing, asked: send.asked };
  };

  test('answers instead of the service, with its time', async () => {
    const { listing, asked } = await inventory({
      [assets]: {
        body: {
          assets: [
            {
              name: '//dns.googleapis.com/projects/one/managedZones/a',
              ancestors: ['projects/1'],
              updateTime: '2026-11-20T08:00:00Z',
              resource: { data: zone('a') },
            },
          ],
        },
      },
    });
    assert.deepEqual(
      listing.resources.map(({ name, asOf }) => [name, asOf]),
      [['a', '2026-11-20T08:00:00Z']],
    );
    assert.ok(asked.every((url) => !url.startsWith(zones)));
  });

  const asset = (name: string, more: object) => ({
    name: `//dns.googleapis.com/projects/one/managedZones/${name}`,
    ancestors: ['projects/1', 'organizations/9'],
    resource: { data: zone(name) },
    ...more,
  });
  const wrong: readonly [string, Answers][] = [
    [
      'an asset that does not say where it is',
      { [assets]: { body: { assets: [asset('a', {}), asset('b', { ancestors: undefined })] } } },
    ],
    [
      'an asset that does not say what it is',
      { [assets]: { body: { assets: [asset('b', { resource: undefined }), asset('a', {})] } } },
    ],
    ['the same page again and again', { [assets]: { body: { assets: [asset('a', {})], nextPageToken: 'p2' } } }],
  ];
  for (const [what, answers] of wrong)
    test(`with ${what} may have left something out`, async () => {
      const { listing } = await inventory(answers);
      assert.deepEqual(
        listing.resources.map(({ name }) => name),
        what.startsWith('an') ? ['a'] : [],
      );
      assert.equal(listing.gap?.because, 'invalid');
    });

  test('of a project whose number is not known is not empty but unknown', async () => {
    const nameless = { [`${manager}/projects/one`]: { body: { ...project('one', ''), name: '' } } };
    const { listing } = await inventory({ ...nameless, [assets]: { body: { assets: [asset('a', {})] } } });
    assert.equal(listing.gap?.because, 'invalid');
  });

  const policy = async (body: object, name: string) => {
    const [account] = await connectTo(network({ ...one, [assets]: { body } }), {
      projects: ['one'],
      freshness: 'inventory',
    });
    const never = () => assert.fail('asked live');
    return account!.cloud().iamPolicy('run.googleapis.com/Service', name, never);
  };
  const iamPolicy = { bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };

  test('knows a policy by the id of its project and by its number', async () => {
    const body = {
      assets: [{ name: '//run.googleapis.com/projects/one/services/a', ancestors: ['projects/1'], iamPolicy }],
    };
    assert.deepEqual(await policy(body, '//run.googleapis.com/projects/1/services/a'), iamPolicy);
    assert.deepEqual(await policy(body, '//run.googleapis.com/projects/one/services/a'), iamPolicy);
    assert.deepEqual(await policy(body, '//run.googleapis.com/projects/one/services/b'), {});
  });

  test('with a policy that does not say where it is does not say that there is none', async () => {
    const body = { assets: [{ name: '//run.googleapis.com/projects/one/services/a', iamPolicy }] };
    await assert.rejects(policy(body, '//run.googleapis.com/projects/one/services/b'), { name: 'WrongAnswer' });
  });

  for (const [what, wire] of [
    ['denied', error(403, 'PERMISSION_DENIED')],
    ['not enabled', disabled('projects/1')],
  ] as const)
    test(`${what}, names its own permission and says nothing of the service`, async () => {
      const { listing } = await inventory({ [assets]: wire });
      assert.equal(listing.notInUse, undefined);
      assert.equal(listing.gap?.because, 'denied');
      assert.deepEqual(listing.gap?.permissions, ['cloudasset.assets.listResource']);
    });
});
