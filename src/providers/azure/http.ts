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
  type PipelineRequest,
  type PipelineResponse,
  RestError,
  retryPolicy,
  type RetryStrategy,
} from '@azure/core-rest-pipeline';
import { Gate } from '../pacing.ts';
import { isThrottle, isUnreachable } from './classify.ts';
import { errorFrom, WrongAnswer } from './errors.ts';
import { Pacer } from './pacing.ts';

export interface TransportOptions {
  readonly credential: TokenCredential;
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
  readonly stats: Gate['stats'];
  readonly #options: TransportOptions;
  readonly #pipelines = new Map<string, Pipeline>();

  constructor(options: TransportOptions) {
    this.#options = options;
    const gate = new Gate(options, { isThrottled, isUnreachable, pause });
    this.stats = gate.stats;
    this.httpClient = pacedClient(options, gate);
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
    const maxRetries = this.#options.maxAttempts - 1;
    const pipeline = createPipelineFromOptions({
      retryOptions: { maxRetries },
      userAgentOptions: { userAgentPrefix: 'cloudstance' },
    });
    pipeline.addPolicy(retryPolicy([whatTheLibraryLeaves], { maxRetries }), { phase: 'Retry' });
    const { credential } = this.#options;
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: `${audience}/.default` }));
    this.#pipelines.set(audience, pipeline);
    return pipeline;
  }
}

/** The library retries server errors, lost connections and throttles that name a time; these it does not. */
const whatTheLibraryLeaves: RetryStrategy = {
  name: 'cloudstanceRetry',
  retry({ response, responseError, retryCount }) {
    const again = { retryAfterInMs: Math.min(30_000, 250 * 2 ** retryCount) * (0.5 + Math.random() / 2) };
    if (responseError?.code === incomplete) return again;
    if (response?.status !== 429 || response.headers.has('retry-after')) return { skipStrategy: true };
    const reset = quotaReset(response);
    return reset > 0 ? { retryAfterInMs: reset } : again;
  },
};

const isThrottled = (outcome: unknown): boolean =>
  isResponse(outcome)
    ? outcome.status === 429 || (outcome.status === 503 && outcome.headers.has('retry-after'))
    : isThrottle(outcome);

const pause = (outcome: unknown): number => {
  if (!isResponse(outcome)) return 0;
  const seconds = Number(outcome.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : quotaReset(outcome);
};

/** Resource Graph's `x-ms-user-quota-resets-after`, hh:mm:ss, in milliseconds. */
function quotaReset({ headers }: PipelineResponse): number {
  const [, h = '0', m = '0', s = '0'] = /^(\d+):(\d+):(\d+)/.exec(headers.get('x-ms-user-quota-resets-after') ?? '') ?? [];
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
      request.timeout = options.timeout;
      request.abortSignal ??= options.signal;
      request.agent = agents[url.protocol as keyof typeof agents];
      return gate.run(pacer.bucket(url), url.hostname, async () => {
        const response = await inTime(client, request, options);
        assertWhole(response);
        return response;
      });
    },
  };
}

/** The client calls its own time-out an abort; only the scan's signal is one. Its time-out also ends with the headers. */
async function inTime(
  client: HttpClient,
  request: PipelineRequest,
  { timeout, signal }: TransportOptions,
): Promise<PipelineResponse> {
  const deadline = AbortSignal.timeout(timeout);
  const late = () => new RestError(`No answer after ${timeout} ms`, { code: 'ETIMEDOUT', request });
  try {
    return await Promise.race([
      client.sendRequest(request),
      new Promise<never>((_, reject) => deadline.addEventListener('abort', () => reject(late()), { once: true })),
    ]);
  } catch (error) {
    if ((error as Error).name === 'AbortError' && !signal.aborted) throw late();
    throw error;
  }
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
