import { NodeHttpHandler } from '@smithy/node-http-handler';
import pLimit from 'p-limit';
import type { CallStats } from '../../provider.ts';
import { isThrottle, isUnreachable } from './classify.ts';
import { Pacer } from './pacing.ts';
import { assertWhole } from './wire.ts';

/** What every AWS SDK client has, as far as this file uses it. */
interface AnyClient {
  readonly config: { readonly serviceId?: string };
  readonly middlewareStack: {
    add(middleware: unknown, options: object): void;
    addRelativeTo(middleware: unknown, options: object): void;
  };
}
export type ClientClass<C> = new (config: any) => C;

export interface TransportOptions {
  readonly concurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly maxAttempts: number;
  readonly signal: AbortSignal;
  /** The share of published rate limits that a scan may use, 0 to 1. */
  readonly quotaShare: number;
  /** Sees every client that is made; lets tests answer in the network's place. */
  readonly onClient?: ((client: unknown) => void) | undefined;
}

class HostUnreachable extends Error {
  override readonly name = 'HostUnreachable';
}

/** After this many failed connections to a host that never answered, nobody waits for it again. */
const attemptsPerDeadHost = 2;

/**
 * Everything AWS calls share: sockets, pacing, retries, counting. One for a whole scan, so that connections are reused
 * across accounts. A call takes its rate token first and a slot second: waiting for a token must not occupy a slot.
 */
export class Transport {
  readonly options: TransportOptions;
  readonly #handler: object;
  readonly #slots;
  readonly #deadEnds = new Map<string, number>();
  #calls = 0;
  #throttles = 0;

  constructor(options: TransportOptions) {
    this.options = options;
    this.#slots = pLimit(options.concurrency);
    this.#handler = new NodeHttpHandler({
      connectionTimeout: Math.min(5_000, options.timeout),
      requestTimeout: options.timeout,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 128 },
      httpsAgent: { keepAlive: true, maxSockets: 128 },
    });
  }

  stats(): CallStats {
    return { calls: this.#calls, throttles: this.#throttles };
  }

  /** A client in one region, with pacing and completeness checks built in. */
  build<C>(Client: ClientClass<C>, region: string, credentials: unknown, pacer: Pacer): C {
    const client = new Client({
      region,
      credentials,
      requestHandler: this.#handler,
      maxAttempts: this.options.maxAttempts,
      retryMode: 'standard',
      // S3 only: one host instead of one for each bucket.
      forcePathStyle: true,
      followRegionRedirects: true,
    });
    const { middlewareStack, config } = client as unknown as AnyClient;
    middlewareStack.addRelativeTo(this.#pace(region, config.serviceId ?? Client.name, pacer), {
      relation: 'after',
      toMiddleware: 'retryMiddleware',
      name: 'cloudstancePace',
    });
    middlewareStack.add(wholeAnswersOnly, { step: 'deserialize', priority: 'low', name: 'cloudstanceWhole' });
    middlewareStack.add(oneLocalHost, { step: 'build', priority: 'low', name: 'cloudstanceLocalHost' });
    this.options.onClient?.(client);
    return client;
  }

  #pace(region: string, service: string, pacer: Pacer) {
    const { signal } = this.options;
    return (next: Next, context: { commandName?: string }) => async (args: Args) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      const bucket = pacer.bucket(region, service, operation);
      await bucket.take(signal);
      return this.#slots(async () => {
        signal.throwIfAborted();
        const host = `${region}/${args.request.hostname}`;
        if ((this.#deadEnds.get(host) ?? 0) >= attemptsPerDeadHost)
          throw new HostUnreachable(`${args.request.hostname} does not accept connections`);
        this.#calls += 1;
        try {
          const answer = await next(args);
          this.#deadEnds.set(host, Number.NEGATIVE_INFINITY);
          return answer;
        } catch (error) {
          if (isUnreachable(error)) this.#deadEnds.set(host, (this.#deadEnds.get(host) ?? 0) + 1);
          else this.#deadEnds.set(host, Number.NEGATIVE_INFINITY);
          if (isThrottle(error)) {
            this.#throttles += 1;
            bucket.throttled();
          }
          throw error;
        }
      });
    };
  }
}

interface Args {
  readonly request: { hostname: string; method: string };
}
interface Answer {
  readonly response: {
    statusCode: number;
    headers: Record<string, string>;
    body: Uint8Array | AsyncIterable<Uint8Array>;
  };
}
type Next = (args: Args) => Promise<Answer>;

const wholeAnswersOnly = (next: Next) => async (args: Args) => {
  const answer = await next(args);
  const { response } = answer;
  if (response.statusCode >= 300 || args.request.method === 'HEAD') return answer;
  response.body = response.body instanceof Uint8Array ? response.body : Buffer.concat(await Array.fromAsync(response.body));
  assertWhole(response.body, response.headers['content-type']);
  return answer;
};

/** S3 Control puts the account id before the host; a local endpoint has no such name. */
const oneLocalHost = (next: Next) => async (args: Args) => {
  const { request } = args;
  const local = /^\d{12}\.((?:\d+\.){3}\d+|localhost|[^.]+)$/.exec(request.hostname);
  if (local) request.hostname = local[1]!;
  return next(args);
};
