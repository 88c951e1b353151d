/**
 * Azure in process. Estates say what each call answers; every answer is held against the vendor's contract, so that it
 * can't drift from the real API, and goes to the scanner as bytes through the real pipeline. A call that no estate answers
 * is denied, so that a forgotten one shows.
 */
import { createHttpHeaders, type HttpClient, type PipelineRequest, RestError } from '@azure/core-rest-pipeline';
import { armContract, armResourceDrift } from '../contracts/contract.ts';
import { graphContract } from '../contracts/graph.ts';
import { FixtureDrift } from '../clouds.ts';

export const subscription = '00000000-0000-0000-0000-00000000000a';
export const tenant = '00000000-0000-0000-0000-0000000000ff';

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly [other: string]: unknown;
}
export type Answer = object | AzureFault;
export type Recipe = Answer | ((url: URL) => Answer);

/** An error as Azure would answer it. */
export class AzureFault {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    this.code = code;
    this.status = status;
  }
}
export const azureError = (code: string, status: number): AzureFault => new AzureFault(code, status);

export interface AzureEstate {
  /** What Resource Graph and the lists of resource providers show. `type` in the vendor's own letters. */
  readonly resources?: readonly Row[];
  /** By path, without the API version; `*` stands for one segment. A list is `{ value, nextLink? }`. */
  readonly arm?: Readonly<Record<string, Recipe>>;
  /** By path below `/v1.0`, without the query; `*` stands for one segment. */
  readonly graph?: Readonly<Record<string, Recipe>>;
  /** By `https://<vault>.vault.azure.net/<path>`, without the query. */
  readonly vault?: Readonly<Record<string, Recipe>>;
}

/** `/subscriptions/…/resourceGroups/rg/providers/<type>/<name>`; children as `accounts/a/services/b`. */
export const idOf = (type: string, name: string, group = 'rg'): string => {
  const [namespace, ...types] = type.split('/');
  const names = name.split('/');
  const path = types.flatMap((part, i) => [part, names[i] ?? 'default']).join('/');
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/${namespace}/${path}`;
};

/** A resource of `resources`. */
export const row = (type: string, name: string, more: object = {}): Row => ({
  id: idOf(type, name),
  name: name.split('/').at(-1)!,
  type,
  location: 'westeurope',
  ...more,
});

export const faults = ['deny', 'throttle', 'timeout', 'error', 'truncate', 'empty', 'moved'] as const;
export type Fault = (typeof faults)[number];
export interface Call {
  /** `ARM <type>`, `Resource Graph <type>`, `Graph <path>`, `Vault <collection>`. */
  readonly operation: string;
}

interface Wire {
  readonly status: number;
  readonly text: string;
  readonly headers?: Record<string, string>;
}

const bodyOf = ({ body }: PipelineRequest): string => (typeof body === 'string' ? body : '{}');

/** How many rows a page of Resource Graph has here: few, so that there are several. */
const graphPage = 2;

export class FakeAzure {
  readonly calls: Call[] = [];
  /** Fixtures that are not what the vendor's contract says. */
  readonly drifts = new Set<string>();
  readonly #estates: readonly AzureEstate[];
  readonly #resources: readonly Row[];
  /** Which fault, if any, a call meets. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  /** How many turns of the event loop an answer takes: shuffles the order in which answers arrive. */
  delay: () => number = () => 0;

  constructor(estates: readonly AzureEstate[]) {
    this.#estates = estates;
    this.#resources = estates.flatMap(({ resources = [] }) => resources);
  }

  readonly httpClient: HttpClient = {
    sendRequest: async (request) => {
      for (let i = this.delay(); i > 0; i -= 1) await new Promise((resolve) => setImmediate(resolve));
      const { status, text, headers } = this.#respond(request);
      return {
        request,
        status,
        headers: createHttpHeaders({ 'content-type': 'application/json', ...headers }),
        bodyAsText: text,
      };
    },
  };

  #respond(request: PipelineRequest): Wire {
    const url = new URL(request.url);
    if (url.hostname === 'graph.microsoft.com')
      return url.pathname.endsWith('/$batch') ? this.#batch(request) : this.#graph(url);
    if (url.hostname.endsWith('.vault.azure.net')) return this.#vault(url);
    const path = url.pathname.replaceAll(/\/+/g, '/');
    if (/\/providers\/microsoft\.resourcegraph\/resources$/i.test(path)) return this.#resourceGraph(request, path);
    return this.#arm(path, url, request.method);
  }

  #resourceGraph(request: PipelineRequest, path: string): Wire {
    const { query, subscriptions, options } = JSON.parse(bodyOf(request)) as {
      query: string;
      subscriptions: string[];
      options: { $skipToken?: string };
    };
    const type = /type =~ '([^']+)'/.exec(query)?.[1] ?? '';
    return this.#serve({ operation: `Resource Graph ${type}` }, () => {
      const all = this.#rowsOf(type).filter(({ id }) => subscriptions.some((one) => id.includes(one)));
      const from = Number(options.$skipToken ?? 0);
      const data = all.slice(from, from + graphPage).map((one) => ({
        ...one,
        type: one.type.toLowerCase(),
        subscriptionId: subscription,
        tenantId: tenant,
        resourceGroup: 'rg',
      }));
      for (const one of data) assertNoDrift(`the row ${one.id}`, armResourceDrift(type, one));
      const more = from + graphPage < all.length;
      const body = {
        totalRecords: all.length,
        count: data.length,
        resultTruncated: 'false',
        facets: [],
        data,
        ...(more && { $skipToken: String(from + graphPage) }),
      };
      assertNoDrift(path, armContract('POST', path)?.drift(body));
      return body;
    });
  }

  #rowsOf = (type: string): Row[] =>
    this.#resources
      .filter((one) => one.type.toLowerCase() === type.toLowerCase())
      .sort((a, b) => (a.id < b.id ? -1 : 1));

  #arm(path: string, url: URL, method: string): Wire {
    return this.#serve({ operation: `ARM ${method === 'GET' ? '' : `${method} `}${typeOf(path)}` }, () => {
      const body = this.#recipe('arm', path, url) ?? this.#listOf(path) ?? azureError('AuthorizationFailed', 403);
      if (body instanceof AzureFault) return body;
      const contract = armContract(method, documented(path), url.searchParams.get('api-version') ?? undefined);
      assertNoDrift(`${method} ${path}`, contract?.drift(body));
      return body;
    });
  }

  /** What the resource provider itself lists for the subscription. */
  #listOf(path: string): object | undefined {
    const type = /^\/subscriptions\/[^/]+\/providers\/([^/]+\/[^/]+)$/i.exec(path)?.[1];
    const rows = type === undefined ? [] : this.#rowsOf(type);
    return rows.length > 0 ? { value: rows } : undefined;
  }

  #graph(url: URL): Wire {
    const path = decodeURIComponent(url.pathname.replace(/^\/v1\.0/, ''));
    return this.#serve({ operation: `Graph ${this.#templateOf('graph', path)}` }, () => {
      const body = this.#recipe('graph', path, url) ?? azureError('Authorization_RequestDenied', 403);
      if (!(body instanceof AzureFault)) assertNoDrift(`Graph ${path}`, graphContract(path)?.drift(body));
      return body;
    });
  }

  #batch(request: PipelineRequest): Wire {
    const { requests } = JSON.parse(bodyOf(request)) as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) => {
      const { status, text, headers } = this.#graph(new URL(`https://graph.microsoft.com/v1.0${url}`));
      return { id, status, headers, body: JSON.parse(text || 'null') as unknown };
    });
    return { status: 200, text: JSON.stringify({ responses: responses.toReversed() }) };
  }

  #vault(url: URL): Wire {
    const where = `${url.origin}${url.pathname}`;
    return this.#serve({ operation: `Vault ${url.pathname.split('/')[1]}` }, () => {
      return this.#recipe('vault', where, url) ?? azureError('Forbidden', 403);
    });
  }

  #recipe(kind: 'arm' | 'graph' | 'vault', path: string, url: URL): Answer | undefined {
    const template = this.#templateOf(kind, path);
    const found = this.#estates.flatMap((estate) => estate[kind]?.[template] ?? [])[0];
    return typeof found === 'function' ? (found as (asked: URL) => Answer)(url) : found;
  }

  /** The key of an estate that a path matches, the exact one first; the path itself if there is none. */
  #templateOf(kind: 'arm' | 'graph' | 'vault', path: string): string {
    const keys = this.#estates.flatMap((estate) => Object.keys(estate[kind] ?? {}));
    const exact = keys.find((key) => key.toLowerCase() === path.toLowerCase());
    return exact ?? keys.find((key) => key.includes('*') && pattern(key).test(path)) ?? path;
  }

  #serve(call: Call, answer: () => Answer): Wire {
    this.calls.push(call);
    const fault = this.fault(call);
    if (fault === 'deny') return errorWire(azureError('AuthorizationFailed', 403));
    if (fault === 'throttle')
      return { ...errorWire(azureError('TooManyRequests', 429)), headers: { 'Retry-After': '0' } };
    if (fault === 'error') return errorWire(azureError('InternalServerError', 500));
    if (fault === 'moved') return errorWire(azureError('SubscriptionNotFound', 404));
    if (fault === 'timeout') throw new RestError('No answer in time', { code: 'ETIMEDOUT' });
    const body = this.#checked(answer);
    if (body instanceof AzureFault) return errorWire(body);
    const text = JSON.stringify(body);
    const cut = fault === 'empty' ? 0 : fault === 'truncate' ? Math.floor(text.length / 2) : text.length;
    return { status: 200, text: text.slice(0, cut) };
  }

  #checked(answer: () => Answer): Answer {
    try {
      return answer();
    } catch (error) {
      this.drifts.add((error as Error).message);
      throw error;
    }
  }
}

/** Permissions are documented for resource groups and resources; a subscription answers the same. */
const documented = (path: string): string =>
  path.replace(
    /^(\/subscriptions\/[^/]+)(\/providers\/Microsoft.Authorization\/permissions)$/i,
    '$1/resourceGroups/rg$2',
  );

const errorWire = ({ code, status }: AzureFault): Wire => ({
  status,
  text: JSON.stringify({ error: { code, message: `${code} in this estate` } }),
});

function assertNoDrift(what: string, drift: readonly string[] | undefined): void {
  if (drift === undefined) throw new FixtureDrift(`No contract knows ${what}: add the operation to test/contracts`);
  if (drift.length > 0)
    throw new FixtureDrift(`The fixture of ${what} is not what the API answers: ${drift.join('; ')}`);
}

const pattern = (key: string): RegExp =>
  new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|/-]/g, '\\$&'))
      .join('[^/]+')}$`,
    'i',
  );

/** `…/providers/Microsoft.Storage/storageAccounts/a/blobServices/default` → `Microsoft.Storage/storageAccounts/blobServices`. */
export function typeOf(path: string): string {
  const after = path.split('/providers/').at(-1)!;
  if (after === path) {
    const parts = path.split('/').filter(Boolean);
    return `Microsoft.Resources/${parts.filter((_, i) => i % 2 === 0).join('/')}`;
  }
  const [namespace, ...rest] = after.split('/');
  return [namespace, ...rest.filter((_, i) => i % 2 === 0)].join('/');
}
