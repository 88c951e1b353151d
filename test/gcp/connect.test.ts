/** What a user is told when there is nothing to scan, and what is scanned when something is missing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuth2Client } from 'google-auth-library';
import dnssec from '../../checks/gcp/dns/dnssec.ts';
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

/** Answers by URL without its query; what is not there is denied. Records what was asked. */
function network(answers: Answers): typeof fetch & { readonly asked: string[] } {
  const asked: string[] = [];
  const send = async (input: unknown) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    url.port = '';
    const key = `${url.origin}${url.pathname}`;
    asked.push(`${key}${url.search}`);
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
  const table: readonly [string, Partial<GcpConnectOptions>, Answers, string[]][] = [
    ['the named project', { projects: ['one'] }, one, ['one']],
    ['all that are visible', {}, search, ['one', 'two']],
    ['what is below an organization, folders and all', { organizations: ['9'] }, tree, ['one', 'two']],
    ['the named ones that can be read', { projects: ['one', 'none'] }, one, ['one']],
  ];
  for (const [what, options, answers, expected] of table)
    test(what, async () => {
      const accounts = await connectTo(network(answers), options);
      assert.deepEqual(
        accounts.map(({ scope }) => scope.account),
        expected,
      );
    });

  test('a folder that may not be read is in the ledger with the permission, the rest goes on', async () => {
    const half: Answers = { ...tree, [`${manager}/folders`]: error(403, 'PERMISSION_DENIED') };
    await assert.rejects(connectTo(network(half), { organizations: ['9'] }), /resourcemanager|could not be listed/);
    const accounts = await connectTo(network({ ...half, ...one }), { organizations: ['9'], projects: ['one'] });
    const [line] = accounts[0]!.ledger;
    assert.equal(line?.because, 'denied');
    assert.ok(line.permissions.includes('resourcemanager.folders.list'));
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
    ['expired credentials', signingIn('invalid_grant'), {}, /^Google refused the credentials: sign in again/, undefined],
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
    ['an organization by its name', { organizations: ['example.com'] }, {}, /'example.com' is no id of organizations/, 'usage'],
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

