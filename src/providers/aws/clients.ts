import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import { addAbortSignal, type Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CallStats } from '../../provider.ts';
import { isThrottle, isUnreachable } from './classify.ts';
import { Gate } from '../pacing.ts';
import type { Pacer } from './pacing.ts';
import { assertWhole } from './wire.ts';

/** What every AWS SDK client has, as far as this file uses it. */
interface AnyClient {
  readonly config: {
    readonly serviceId?: string;
    endpointProvider?: (parameters: { readonly Endpoint?: string }, context: unknown) => { readonly url: URL };
  };
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
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked up. */
  readonly proxyEnv?: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** The share of published rate limits that a scan may use, 0 to 1. */
  readonly quotaShare: number;
  /** Sees every client that is made; lets tests answer in the network's place. */
  readonly onClient?: ((client: unknown) => void) | undefined;
}

class AnswerTimeout extends Error {
  override readonly name = 'TimeoutError';
}

/** What the SDK wants of whoever sends its requests. */
interface HttpHandler {
  readonly metadata: object;
  readonly handle: (request: any, how?: object) => Promise<unknown>;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => object;
}

/**
 * Everything AWS calls share: sockets, pacing, retries, counting. One for a whole scan, so that connections are reused
 * across accounts.
 */
export class Transport {
  readonly options: TransportOptions;
  /** Sockets, shared with whatever finds credentials. */
  readonly handler: HttpHandler;
  readonly #gate: Gate;

  constructor(options: TransportOptions) {
    this.options = options;
    this.#gate = new Gate(options, { isThrottled: isThrottle, isUnreachable });
    // The slots are the limit: a call that waits for a socket would use up its time.
    const sockets = { keepAlive: true, maxSockets: options.concurrency, proxyEnv: options.proxyEnv };
    const handler = new NodeHttpHandler({
      connectionTimeout: Math.min(5_000, options.timeout),
      requestTimeout: options.timeout,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(sockets),
      httpsAgent: new HttpsAgent(sockets),
    });
    this.handler = {
      metadata: handler.metadata,
      handle: (request, how) => handler.handle(request, { ...how, abortSignal: options.signal }),
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => handler.httpHandlerConfigs(),
    };
  }

  get stats(): () => CallStats {
    return this.#gate.stats;
  }

  /** A client in one region, with pacing and completeness checks built in. */
  build<C>(Client: ClientClass<C>, region: string, credentials: unknown, pacer: Pacer): C {
    const client = new Client({
      region,
      credentials,
      requestHandler: this.handler,
      maxAttempts: this.options.maxAttempts,
      retryMode: 'standard',
      // S3 only: one host instead of one for each bucket.
      forcePathStyle: true,
      followRegionRedirects: true,
    });
    const { middlewareStack, config } = client as unknown as AnyClient;
    acceptAddresses(config);
    middlewareStack.addRelativeTo(this.#pace(region, config.serviceId ?? Client.name, pacer), {
      relation: 'after',
      toMiddleware: 'retryMiddleware',
      name: 'cloudstancePace',
    });
    middlewareStack.add(this.#endWithScan, { step: 'initialize', priority: 'high', name: 'cloudstanceEnd' });
    middlewareStack.add(this.#wholeAnswersOnly, { step: 'deserialize', priority: 'low', name: 'cloudstanceWhole' });
    middlewareStack.add(oneLocalHost, { step: 'build', priority: 'low', name: 'cloudstanceLocalHost' });
    this.options.onClient?.(client);
    return client;
  }

  /** A stopped scan waits for nobody: neither for an answer nor for the pause before another attempt. */
  readonly #endWithScan =
    (next: Next) =>
    (args: Args): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const { signal } = this.options;
        const stop = () => reject(signal.reason);
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop, { once: true });
        next(args)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', stop));
      });

  readonly #wholeAnswersOnly = (next: Next) => async (args: Args) => {
    const answer = await next(args);
    const { response } = answer;
    if (response.statusCode >= 300 || args.request.method === 'HEAD') return answer;
    response.body = await this.#readWhole(response.body);
    assertWhole(response.body, response.headers['content-type']);
    return answer;
  };

  /** The handler's time-out ends with the headers; a body may stop after them. */
  async #readWhole(body: Answer['response']['body']): Promise<Uint8Array> {
    if (body instanceof Uint8Array) return body;
    const { signal, timeout } = this.options;
    const deadline = AbortSignal.timeout(timeout);
    try {
      return Buffer.concat(
        await Array.fromAsync(addAbortSignal(AbortSignal.any([signal, deadline]), body as Readable)),
      );
    } catch (error) {
      if (signal.aborted || !deadline.aborted) throw error;
      throw new AnswerTimeout(`The answer was not complete after ${timeout} ms`);
    }
  }

  #pace(region: string, service: string, pacer: Pacer) {
    return (next: Next, context: { commandName?: string }) => (args: Args) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      const bucket = pacer.bucket(region, service, operation);
      return this.#gate.run(bucket, args.request.hostname, () => next(args), region);
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

/** S3 Control's endpoint rules put the account id before the host, and throw where that host is an address. */
function acceptAddresses(config: AnyClient['config']): void {
  const provider = config.endpointProvider;
  if (config.serviceId !== 'S3 Control' || provider === undefined) return;
  config.endpointProvider = (parameters, context) => {
    const custom = parameters.Endpoint === undefined ? undefined : new URL(parameters.Endpoint);
    return custom && isIP(custom.hostname.replaceAll(/[[\]]/g, '')) ? { url: custom } : provider(parameters, context);
  };
}

/** S3 Control puts the account id before the host; a local endpoint has no such name. */
const oneLocalHost = (next: Next) => async (args: Args) => {
  const { request } = args;
  const local = /^\d{12}\.((?:\d+\.){3}\d+|localhost|[^.]+)$/.exec(request.hostname);
  if (local) request.hostname = local[1]!;
  return next(args);
};
