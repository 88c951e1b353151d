import { setTimeout as wait } from 'node:timers/promises';
import { AzureError, errorFrom, WrongAnswer } from './errors.ts';
import type { Transport } from './http.ts';

/** The most requests that fit into one batch. */
const batchSize = 20;

interface SubResponse {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Waiting {
  readonly path: string;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface GraphOptions {
  /** Origin, for example `https://graph.microsoft.com`. */
  readonly origin: string;
  readonly maxAttempts: number;
  readonly signal: AbortSignal;
}

/**
 * Microsoft Graph. What is asked in the same turn of the event loop goes into one batch; each part is answered, denied
 * or throttled on its own. When a batch as a whole has no answer, its parts are asked one by one.
 */
export class Graph {
  readonly #transport: Transport;
  readonly #options: GraphOptions;
  #waiting: Waiting[] = [];

  constructor(transport: Transport, options: GraphOptions) {
    this.#transport = transport;
    this.#options = options;
  }

  /** `path` begins with `/` and is below `/v1.0`. Throws `AzureError` as the transport does. */
  get(path: string): Promise<any> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ path, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  /** Every item of a collection, page by page. */
  async *pages(path: string): AsyncGenerator<any> {
    let page = await this.get(path);
    for (;;) {
      if (!Array.isArray(page?.value)) throw new WrongAnswer(`The answer to ${path} has no list`);
      yield* page.value;
      const next: unknown = page['@odata.nextLink'];
      if (next === undefined || next === null) return;
      page = await this.#alone(String(next));
    }
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    for (let i = 0; i < all.length; i += batchSize) void this.#batch(all.slice(i, i + batchSize));
  }

  async #batch(parts: readonly Waiting[]): Promise<void> {
    const [only] = parts;
    if (parts.length === 1) return settle(only!, this.#alone(this.#url(only!.path)));
    const requests = parts.map(({ path }, id) => ({ id: String(id), method: 'GET', url: path }));
    const answer = await this.#transport
      .ask(this.#options.origin, 'POST', this.#url('/$batch'), { requests })
      .catch(() => undefined);
    const responses: readonly SubResponse[] = Array.isArray(answer?.responses) ? answer.responses : [];
    await Promise.all(
      parts.map((part, id) =>
        settle(part, this.#fromBatch(part, responses.find((response) => response.id === String(id)))),
      ),
    );
  }

  async #fromBatch({ path }: Waiting, response: SubResponse | undefined): Promise<unknown> {
    if (typeof response?.status !== 'number') return this.#alone(this.#url(path));
    const { status, body, headers = {} } = response;
    if (status >= 200 && status < 300 && typeof body === 'object' && body !== null) return body;
    // A part of a batch is not retried by the transport.
    if (status === 429 || status >= 500) {
      if (this.#options.maxAttempts <= 1) throw errorFrom(status, JSON.stringify(body ?? {}));
      await wait(1000 * (Number(headers['Retry-After']) || 1), undefined, { signal: this.#options.signal });
      return this.#alone(this.#url(path));
    }
    if (status >= 200 && status < 300) throw new WrongAnswer(`The answer to ${path} has no body`);
    throw errorFrom(status, JSON.stringify(body ?? {}));
  }

  #alone(url: string): Promise<any> {
    if (!url.startsWith(`${this.#options.origin}/`))
      throw new AzureError('UnexpectedLink', 0, 'A link to the next page leads to another host');
    return this.#transport.ask(this.#options.origin, 'GET', url);
  }

  #url(path: string): string {
    return `${this.#options.origin}/v1.0${path}`;
  }
}

const settle = ({ resolve, reject }: Waiting, answer: Promise<unknown>): Promise<void> => answer.then(resolve, reject);
