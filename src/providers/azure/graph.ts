import { setTimeout as wait } from 'node:timers/promises';
import { memory, type Once } from '../answers.ts';
import { longestPause } from '../pacing.ts';
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
  /** How often it is asked with this time. */
  readonly attempt: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A part of a batch and what became of it. */
interface Answered {
  readonly part: Waiting;
  readonly response: SubResponse | null | undefined;
}

export interface GraphOptions {
  /** Origin, for example `https://graph.microsoft.com`. */
  readonly origin: string;
  readonly maxAttempts: number;
  readonly signal: AbortSignal;
}

/**
 * Microsoft Graph. What is asked in the same turn of the event loop goes into one batch; each part is answered, denied
 * or throttled on its own, and what was throttled goes into a batch again after the time that its answer names. When a
 * batch as a whole has no answer, its parts are asked one by one.
 */
export class Graph {
  readonly #transport: Transport;
  readonly #options: GraphOptions;
  readonly #root: string;
  /** Share an answer between all subscriptions of a scan, errors included: what is asked of the tenant is the same for each. */
  readonly once: Once = memory();
  #waiting: Waiting[] = [];

  constructor(transport: Transport, options: GraphOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#root = `${options.origin}/v1.0`;
  }

  /** `path` begins with `/` and is below `/v1.0`. Throws `AzureError` as the transport does. */
  get(path: string): Promise<any> {
    return this.#ask(path, 1);
  }

  /** Every item of a collection, page by page. */
  async *pages(path: string): AsyncGenerator<any> {
    const followed = new Set<string>();
    let page = await this.get(path);
    for (;;) {
      if (!Array.isArray(page?.value)) throw new WrongAnswer(`The answer to ${path} has no list`);
      yield* page.value;
      const next: unknown = page['@odata.nextLink'] ?? '';
      if (next === '') return;
      if (typeof next !== 'string' || followed.has(next))
        throw new WrongAnswer(`The link to the next page of ${path} leads nowhere`);
      followed.add(next);
      page = await this.#alone(next);
    }
  }

  #ask(path: string, attempt: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#queue([{ path, attempt, resolve, reject }]));
  }

  #queue(parts: readonly Waiting[]): void {
    if (this.#waiting.length === 0) setImmediate(() => this.#flush());
    this.#waiting.push(...parts);
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    for (let i = 0; i < all.length; i += batchSize) void this.#batch(all.slice(i, i + batchSize));
  }

  async #batch(parts: readonly Waiting[]): Promise<void> {
    const [only] = parts;
    if (parts.length === 1) return settle(only!, this.#alone(this.#url(only!.path)));
    const requests = parts.map(({ path }, id) => ({
      id: String(id),
      method: 'GET',
      url: this.#url(path).slice(this.#root.length),
    }));
    const answer = await this.#transport
      .ask(this.#options.origin, 'POST', this.#url('/$batch'), { requests })
      .catch(() => undefined);
    const responses: readonly (SubResponse | null)[] = Array.isArray(answer?.responses) ? answer.responses : [];
    const answered = parts.map((part, id) => ({ part, response: responses.find((one) => one?.id === String(id)) }));
    const again = answered.filter((one) => this.#isWorthAnotherTry(one));
    void this.#later(again);
    await Promise.all(
      answered
        .filter((one) => !again.includes(one))
        .map(({ part, response }) => settle(part, this.#fromBatch(part, response))),
    );
  }

  /** A part of a batch is not retried by the transport. */
  #isWorthAnotherTry({ part, response }: Answered): boolean {
    const status = typeof response?.status === 'number' ? response.status : 0;
    return (status === 429 || status >= 500) && part.attempt < this.#options.maxAttempts;
  }

  /** Together in one batch once more, after the longest pause that one of them was asked to make. */
  async #later(again: readonly Answered[]): Promise<void> {
    if (again.length === 0) return;
    const pause = Math.max(...again.map(({ part, response }) => pauseOf(response!, part.attempt)));
    try {
      await wait(pause, undefined, { signal: this.#options.signal });
      this.#queue(again.map(({ part }) => ({ ...part, attempt: part.attempt + 1 })));
    } catch (error) {
      for (const { part } of again) part.reject(error);
    }
  }

  async #fromBatch({ path }: Waiting, response: SubResponse | null | undefined): Promise<unknown> {
    if (typeof response?.status !== 'number') return this.#alone(this.#url(path));
    const { status, body } = response;
    if (status < 200 || status >= 300) throw errorFrom(status, JSON.stringify(body ?? {}));
    if (typeof body !== 'object' || body === null) throw new WrongAnswer(`The answer to ${path} has no body`);
    return body;
  }

  #alone(url: string): Promise<any> {
    if (!url.startsWith(`${this.#options.origin}/`))
      throw new AzureError('UnexpectedLink', 0, 'A link to the next page leads to another host');
    return this.#transport.ask(this.#options.origin, 'GET', url);
  }

  #url(path: string): string {
    return new URL(`${this.#root}${path}`).href;
  }
}

/** Milliseconds that the answer asks to wait; a second, and twice as long each time, where it does not say. */
function pauseOf({ headers }: SubResponse, attempt: number): number {
  const named = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = Number(named);
  return Math.min(longestPause, 1000 * (seconds > 0 ? seconds : 2 ** (attempt - 1) * (0.5 + Math.random() / 2)));
}

const settle = ({ resolve, reject }: Waiting, answer: Promise<unknown>): Promise<void> => answer.then(resolve, reject);
