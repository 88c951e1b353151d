import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TokenCredential } from '@azure/identity';
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
  type PipelinePolicy,
  type PipelineResponse,
  RestError,
  retryPolicy,
  type RetryStrategy,
} from '@azure/core-rest-pipeline';
import { Gate, inTime, longestPause, pauseIn } from '../pacing.ts';
import { isThrottle, isUnreachable } from './classify.ts';
import { AzureError, errorFrom, WrongAnswer } from './errors.ts';
import { Pacer } from './pacing.ts';

export interface TransportOptions {
  readonly credential: TokenCredential;
  /** Nothing is sent anywhere but to these and what is below them, if given. */
  readonly hosts?: readonly string[];
  readonly concurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly maxAttempts: number;
  readonly quotaShare: number;
  readonly signal: AbortSignal;
  readonly proxyEnv?: Readonly<Record<string, string | undefined>> | undefined;
  /** Answers in the network's place, for tests. */
  readonly httpClient?: HttpClient | undefined;
}

/** Code of an answer with status 200 whose body is not whole: worth another try. */
const incomplete = 'INCOMPLETE_ANSWER';

/** Everything calls to Azure share: sockets, pacing, retries, counting, tokens. One for a whole scan. */
export class Transport {
  readonly httpClient: HttpClient;
  /** Does not wait for a token any longer than the scan goes on. */
  readonly credential: TokenCredential;
  /** Further tries where the vendor's pipeline makes none. */
  readonly retries: PipelinePolicy;
  readonly stats: Gate['stats'];
  readonly #options: TransportOptions;
  readonly #pipelines = new Map<string, Pipeline>();

  constructor(options: TransportOptions) {
    this.#options = options;
    const gate = new Gate(options, { isThrottled, isUnreachable, pause });
    this.stats = gate.stats;
    this.httpClient = pacedClient(options, gate);
    this.credential = patient(options);
    this.retries = retryPolicy([whatTheLibraryLeaves], { maxRetries: options.maxAttempts - 1 });
  }

  /**
   * Ask and parse. `audience` is the origin the token is for. Throws `AzureError` for an answer that is none,
   * `WrongAnswer` for one that is not JSON.
   */
  async ask(audience: string, method: 'GET' | 'POST', url: string, body?: object): Promise<any> {
    this.#options.signal.throwIfAborted();
    const request = createPipelineRequest({
      url,
      method,
      headers: createHttpHeaders({ accept: 'application/json', ...(body && { 'content-type': 'application/json' }) }),
      ...(body && { body: JSON.stringify(body) }),
      abortSignal: this.#options.signal,
    });
    const { status, bodyAsText } = await this.#pipeline(audience).sendRequest(this.httpClient, request);
    if (status < 200 || status >= 300) throw errorFrom(status, bodyAsText ?? '');
    return JSON.parse(bodyAsText!) as unknown;
  }

  #pipeline(audience: string): Pipeline {
    const known = this.#pipelines.get(audience);
    if (known) return known;
    const pipeline = createPipelineFromOptions({
      retryOptions: { maxRetries: this.#options.maxAttempts - 1 },
      userAgentOptions: { userAgentPrefix: 'cloudstance' },
    });
    pipeline.addPolicy(this.retries, { phase: 'Retry' });
    const { credential } = this;
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: `${audience}/.default` }));
    this.#pipelines.set(audience, pipeline);
    return pipeline;
  }
}

/** Signing in may start a program or ask the network, and need more time than a call. */
const longestSignIn = 60_000;

const patient = ({ credential, signal }: TransportOptions): TokenCredential => ({
  getToken: (scopes, options) =>
    inTime(
      (abortSignal) => credential.getToken(scopes, { ...options, abortSignal }),
      { timeout: longestSignIn, signal },
      () => new RestError(`No token after ${longestSignIn} ms`, { code: 'ETIMEDOUT' }),
    ),
});

/** The library retries server errors, lost connections and throttles that name a time; these it does not. */
const whatTheLibraryLeaves: RetryStrategy = {
  name: 'cloudstanceRetry',
  retry({ response, responseError, retryCount }) {
    const again = { retryAfterInMs: Math.min(30_000, 250 * 2 ** retryCount) * (0.5 + Math.random() / 2) };
    if (lost.has(responseError?.code ?? '')) return again;
    if (response?.status !== 429 || isNamed(response)) return { skipStrategy: true };
    const reset = quotaReset(response);
    return reset > 0 ? { retryAfterInMs: reset } : again;
  },
};

/** Codes of answers that broke off, and of connections. */
const lost: ReadonlySet<string> = new Set([incomplete, RestError.PARSE_ERROR, 'EAI_AGAIN', 'EPIPE', 'ECONNABORTED']);

/** It says when to come back in one of the ways that the library knows. */
const isNamed = ({ headers }: PipelineResponse): boolean =>
  pauseIn(headers.get('retry-after')) > 0 ||
  ['retry-after', 'retry-after-ms', 'x-ms-retry-after-ms'].some((name) =>
    Number.isFinite(Number.parseFloat(headers.get(name) ?? '')),
  );

const isThrottled = (outcome: unknown): boolean =>
  isResponse(outcome)
    ? outcome.status === 429 || (outcome.status === 503 && outcome.headers.has('retry-after'))
    : isThrottle(outcome);

const pause = (outcome: unknown): number => {
  if (!isResponse(outcome)) return 0;
  return pauseIn(outcome.headers.get('retry-after')) || quotaReset(outcome);
};

/** Resource Graph's `x-ms-user-quota-resets-after`, hh:mm:ss, in milliseconds. */
function quotaReset({ headers }: PipelineResponse): number {
  const [, h = '0', m = '0', s = '0'] =
    /^(\d+):(\d+):(\d+)/.exec(headers.get('x-ms-user-quota-resets-after') ?? '') ?? [];
  return (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000;
}

const isResponse = (outcome: unknown): outcome is PipelineResponse =>
  typeof outcome === 'object' && outcome !== null && 'headers' in outcome && 'status' in outcome;

function pacedClient(options: TransportOptions, gate: Gate): HttpClient {
  const client = options.httpClient ?? createDefaultHttpClient();
  const sockets = { keepAlive: true, maxSockets: options.concurrency, proxyEnv: options.proxyEnv };
  const agents = { 'http:': new HttpAgent(sockets), 'https:': new HttpsAgent(sockets) } as const;
  const pacer = new Pacer(options.quotaShare);
  return {
    sendRequest: async (request) => {
      const url = new URL(request.url);
      if (options.hosts && !isOneOf(options.hosts, url))
        throw new WrongAnswer('A link in an answer leads to another host');
      const agent = agents[url.protocol as keyof typeof agents];
      const late = () => new RestError(`No answer after ${options.timeout} ms`, { code: 'ETIMEDOUT', request });
      const bucket = pacer.bucket(url);
      const response = await gate.run(bucket, url.hostname, () =>
        inTime(
          async (abortSignal) => {
            const answer = await client.sendRequest({ ...request, agent, abortSignal });
            assertWhole(answer);
            return { ...answer, request };
          },
          options,
          late,
        ),
      );
      if (response.headers.get('x-ms-user-quota-remaining') === '0') bucket.hold(quotaReset(response));
      assertWorthWaiting(response);
      return response;
    },
  };
}

const isOneOf = (hosts: readonly string[], { hostname }: URL): boolean =>
  hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));

/** The library would wait however long it is told to. */
function assertWorthWaiting(response: PipelineResponse): void {
  if (!isThrottled(response) || pause(response) <= longestPause) return;
  throw new AzureError('TooManyRequests', 429, `The answer asks to wait for ${Math.round(pause(response) / 1000)} s`);
}

/** Every read answers with a JSON object, so an empty or cut body is half an answer, and a web page is somebody else's. */
function assertWhole({ status, bodyAsText, request }: PipelineResponse): void {
  if (status < 200 || status >= 300) return;
  const text = bodyAsText ?? '';
  if (/^\s*<(?:!doctype )?html\b/i.test(text))
    throw new WrongAnswer('The answer is a web page: a proxy or a sign-in page stands between');
  try {
    JSON.parse(text);
  } catch {
    throw new RestError(text === '' ? 'The answer is empty' : 'The answer breaks off in the middle', {
      code: incomplete,
      request,
    });
  }
}
