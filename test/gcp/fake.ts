/**
 * Google Cloud in process. Estates say what each call answers; every answer is held against the vendor's discovery document,
 * so that it can't drift from the real API, and goes to the scanner as bytes through the real client libraries. A call that no
 * estate answers is denied, so that a forgotten one shows.
 */
import { gcpContract } from '../contracts/contract.ts';
import { FixtureDrift } from '../clouds.ts';

export const project = 'leaky-project';
export const projectNumber = '111111111111';
export const organization = '999999999999';
/** Between the two. */
export const folder = '555555555555';

export type Answer = object | GcpFault;
export type Recipe = Answer | ((url: URL, body: any) => Answer);

/** An error as a Google API would answer it. */
export class GcpFault {
  readonly name: string;
  readonly status: number;
  readonly details: readonly object[];
  constructor(name: string, status: number, details: readonly object[] = []) {
    this.name = name;
    this.status = status;
    this.details = details;
  }
}
export const gcpError = (name: string, status: number, details: readonly object[] = []): GcpFault =>
  new GcpFault(name, status, details);

/** The API is not enabled in the project. */
export const notEnabled = (service: string, consumer = `projects/${projectNumber}`): GcpFault =>
  gcpError('PERMISSION_DENIED', 403, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'SERVICE_DISABLED',
      domain: 'googleapis.com',
      metadata: { service, consumer },
    },
  ]);

/** What Cloud Asset Inventory has of one type: the full names with the very objects that the services' own APIs answer. */
export type Assets = Readonly<Record<string, object>>;

export interface GcpEstate {
  /** By verb and URL without the query, for example `GET https://compute.googleapis.com/compute/v1/projects/leaky-project/global/firewalls`; `*` stands for one segment. */
  readonly rest?: Readonly<Record<string, Recipe>>;
  /** By asset type, then by full resource name (`//service/…`). */
  readonly assets?: Readonly<Record<string, Assets>>;
  /** IAM policies in Cloud Asset Inventory, likewise. */
  readonly policies?: Readonly<Record<string, Assets>>;
}

/** A list in pages of two, by the field it is in. */
export const paged =
  (field: string, items: readonly unknown[]): ((url: URL) => Answer) =>
  (url) => {
    const from = Number(url.searchParams.get('pageToken') ?? 0);
    const more = from + 2 < items.length;
    return { [field]: items.slice(from, from + 2), ...(more && { nextPageToken: String(from + 2) }) };
  };

export const faults = ['deny', 'throttle', 'timeout', 'error', 'truncate', 'empty'] as const;
export type Fault = (typeof faults)[number] | 'disabled';
export interface Call {
  /** The method's id in its discovery document; of Cloud Asset Inventory with the type and content. */
  readonly operation: string;
}

export class FakeGcp {
  readonly calls: Call[] = [];
  /** Fixtures that are not what the vendor's contract says. */
  readonly drifts = new Set<string>();
  readonly #estates: readonly GcpEstate[];
  /** Which fault, if any, a call meets. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  /** How many turns of the event loop an answer takes: shuffles the order in which answers arrive. */
  delay: () => number = () => 0;

  constructor(estates: readonly GcpEstate[]) {
    this.#estates = estates;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    for (let i = this.delay(); i > 0; i -= 1) await new Promise((resolve) => setImmediate(resolve));
    const url = new URL(input instanceof Request ? input.url : input);
    url.port = '';
    const { status, text } = this.#respond(url, init?.method ?? 'GET', init?.body);
    const headers = { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '0' }) };
    return new Response(text, { status, headers });
  };

  #respond(url: URL, method: string, body: unknown): { readonly status: number; readonly text: string } {
    // A slash inside of a segment is no separator.
    const segments = url.pathname.split('/').map((one) => decodeURIComponent(one).replaceAll('/', '%2F'));
    const plain = `${url.origin}${segments.join('/')}`;
    const contract = gcpContract(method, plain);
    const isInventory = url.hostname === 'cloudasset.googleapis.com';
    const detail = isInventory ? ` ${url.searchParams.get('assetTypes')} ${url.searchParams.get('contentType')}` : '';
    const call = { operation: `${contract?.operation ?? `${method} ${plain}`}${detail}` };
    this.calls.push(call);
    const fault = this.fault(call);
    if (fault === 'deny') return errorWire(gcpError('PERMISSION_DENIED', 403));
    if (fault === 'throttle') return errorWire(gcpError('RESOURCE_EXHAUSTED', 429));
    if (fault === 'error') return errorWire(gcpError('INTERNAL', 500));
    if (fault === 'disabled') return errorWire(notEnabled(url.hostname));
    if (fault === 'timeout') throw Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' });
    const answer = isInventory ? this.#inventory(url) : this.#recipe(`${method} ${plain}`, url, body);
    if (answer === undefined) return errorWire(gcpError('PERMISSION_DENIED', 403));
    if (answer instanceof GcpFault) return errorWire(answer);
    if (!contract) throw this.#drift(`No contract knows ${method} ${plain}: add the operation to test/contracts`);
    const drift = contract.drift(answer);
    if (drift.length > 0)
      throw this.#drift(`The fixture of ${contract.operation} is not what the API answers: ${drift.join('; ')}`);
    const text = JSON.stringify(answer);
    const cut = fault === 'empty' ? 0 : fault === 'truncate' ? Math.floor(text.length / 2) : text.length;
    return { status: 200, text: text.slice(0, cut) };
  }

  #drift(message: string): FixtureDrift {
    this.drifts.add(message);
    return new FixtureDrift(message);
  }

  #recipe(wanted: string, url: URL, body: unknown): Answer | undefined {
    const rest = this.#estates.flatMap(({ rest: own = {} }) => Object.entries(own));
    const found = (rest.find(([key]) => key === wanted) ??
      rest.find(([key]) => key.includes('*') && pattern(key).test(wanted)))?.[1];
    if (typeof found !== 'function') return found;
    return found(url, typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined);
  }

  #inventory(url: URL): Answer {
    const type = url.searchParams.get('assetTypes') ?? '';
    const content = url.searchParams.get('contentType');
    const known = this.#estates.flatMap((estate) => {
      const all = content === 'RESOURCE' ? estate.assets : estate.policies;
      return Object.entries(all?.[type] ?? {});
    });
    const items = known.map(([name, data]) => ({
      name,
      assetType: type,
      ancestors: [`projects/${projectNumber}`, `folders/${folder}`, `organizations/${organization}`],
      updateTime: '2026-11-20T08:00:00Z',
      ...(content === 'RESOURCE' ? { resource: { version: 'v1', data } } : { iamPolicy: data }),
    }));
    return { readTime: '2026-11-21T11:00:00Z', ...Object.fromEntries(Object.entries(paged('assets', items)(url))) };
  }
}

function errorWire({ name, status, details }: GcpFault): { readonly status: number; readonly text: string } {
  const error = {
    code: status,
    status: name,
    message: `${name} in this estate`,
    ...(details.length > 0 && { details }),
  };
  return { status, text: JSON.stringify({ error }) };
}

const pattern = (key: string): RegExp =>
  new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|/-]/g, '\\$&'))
      .join('[^/]+')}$`,
  );
