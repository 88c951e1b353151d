import { Agent as HttpsAgent } from 'node:https';
import { Agent as HttpAgent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type AuthClient, type gaxios, gaxios as Gaxios, GoogleAuth, Impersonated } from 'google-auth-library';
import { Gate, inTime, longestPause, pauseIn } from '../pacing.ts';
import { isThrottle, isUnreachable } from './classify.ts';
import { errorFrom, GcpError, WrongAnswer } from './errors.ts';
import { Pacer } from './pacing.ts';

export interface TransportOptions {
  readonly concurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly maxAttempts: number;
  readonly quotaShare: number;
  readonly signal: AbortSignal;
  readonly proxyEnv?: Readonly<Record<string, string | undefined>> | undefined;
  /** E-mail of the service account to act as. */
  readonly impersonate?: string | undefined;
  /** Answers in the network's place, for tests. */
  readonly fetch?: typeof fetch | undefined;
  /** Signs in, for tests. */
  readonly authClient?: ((transporter: gaxios.Gaxios) => AuthClient) | undefined;
}

/** Every read API takes it; the read-only scope is refused by several (Asset Inventory, organization policies, contacts). */
const scopes = ['https://www.googleapis.com/auth/cloud-platform'];

/** Thrown by the wire when an answer with status 200 breaks off: worth another try. */
class IncompleteAnswer extends WrongAnswer {}
class AnswerTimeout extends Error {
  override readonly name = 'TimeoutError';
}

/** Everything calls to Google Cloud share: sockets, pacing, retries, counting, tokens. One for a whole scan. */
export class Transport {
  readonly stats: Gate['stats'];
  readonly auth: GoogleAuth;
  readonly #options: TransportOptions;
  readonly #transporter: gaxios.Gaxios;
  #client: Promise<AuthClient> | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
    const gate = new Gate(options, { isThrottled: (outcome) => isThrottle(failureIn(outcome)), pause, isUnreachable });
    this.stats = gate.stats;
    this.#transporter = new Gaxios.Gaxios(defaults(options, gate));
    this.auth = new GoogleAuth({ scopes, clientOptions: { transporter: this.#transporter } });
  }

  /** The signed-in client, also for the vendor's own libraries. Throws what finding credentials throws. */
  client(): Promise<AuthClient> {
    this.#client ??= this.#signIn();
    return this.#client;
  }

  async #signIn(): Promise<AuthClient> {
    const { authClient, impersonate } = this.#options;
    const own = authClient ? authClient(this.#transporter) : await this.auth.getClient();
    if (!impersonate) return own;
    return new Impersonated({
      sourceClient: own,
      targetPrincipal: impersonate,
      targetScopes: scopes,
      transporter: this.#transporter,
    });
  }

  /** Ask and parse. Throws `GcpError` for an answer that is none, `WrongAnswer` for one that is not JSON. */
  async ask(method: 'GET' | 'POST', url: string, body?: object): Promise<any> {
    if (!isGoogles(url)) throw new WrongAnswer('An address in an answer leads to another host');
    const client = await this.client();
    const { data } = await this.sdk(() =>
      client.request<string>({ url, method, responseType: 'text', ...(body && { data: body }) }),
    );
    return JSON.parse(data) as unknown;
  }

  /** Run a call of the vendor's own library; its errors become ours, and a stopped scan waits for nobody. */
  async sdk<T>(call: () => Promise<T>): Promise<T> {
    const { signal } = this.#options;
    signal.throwIfAborted();
    const stopped = Promise.withResolvers<never>();
    const stop = () => stopped.reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([call(), stopped.promise]);
    } catch (error) {
      throw translate(error);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

function defaults(options: TransportOptions, gate: Gate): gaxios.GaxiosOptions {
  const sockets = { keepAlive: true, maxSockets: options.concurrency, proxyEnv: options.proxyEnv };
  const agents = { 'http:': new HttpAgent(sockets), 'https:': new HttpsAgent(sockets) } as const;
  const pacer = new Pacer(options.quotaShare);
  return {
    ...(options.fetch && { fetchImplementation: options.fetch }),
    adapter: (request, send) =>
      gate.run(pacer.bucket(request.url), request.url.hostname, async () => {
        const agent = agents[request.url.protocol as keyof typeof agents];
        const late = () => new AnswerTimeout(`No answer after ${options.timeout} ms`);
        return inTime((signal) => whole(send({ ...request, agent, signal })), options, late);
      }),
    retry: true,
    retryConfig: {
      retry: options.maxAttempts - 1,
      maxRetryDelay: 30_000,
      shouldRetry: (error) => isWorthAnotherTry(error, options),
      retryBackoff: (_, delay) => wait(delay, undefined, { signal: options.signal }),
    },
  };
}

function isWorthAnotherTry(error: gaxios.GaxiosError, { maxAttempts, signal }: TransportOptions): boolean {
  const attempts = (error.config.retryConfig?.currentRetryAttempt ?? 0) + 1;
  if (attempts >= maxAttempts || signal.aborted || pause(error) > longestPause) return false;
  const translated = translate(error);
  if (isThrottle(translated)) return true;
  if (translated instanceof GcpError) return translated.status >= 500 || translated.status === 408;
  const { name, code } = translated as { name?: string; code?: string };
  return (
    translated instanceof IncompleteAnswer ||
    /TimeoutError|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|PREMATURE_CLOSE/.test(`${name} ${code}`)
  );
}

type Answer = gaxios.GaxiosResponse;
const isAnswer = (outcome: unknown): outcome is Answer =>
  typeof outcome === 'object' && outcome !== null && 'headers' in outcome && 'status' in outcome;

/** On the wire a refusal is an answer; the library makes an error of it later. */
const failureIn = (outcome: unknown): unknown =>
  isAnswer(outcome) && outcome.status >= 300 ? errorFrom(outcome.status, outcome.data) : translate(outcome);

/** Milliseconds that `Retry-After` names, in an answer or an error. */
function pause(outcome: unknown): number {
  const { response = outcome } = (outcome ?? {}) as { readonly response?: unknown };
  return isAnswer(response) ? pauseIn(response.headers.get('retry-after')) : 0;
}

const isGoogles = (url: string): boolean => {
  const { protocol, hostname = '' } = URL.parse(url) ?? {};
  return protocol === 'https:' && hostname.endsWith('.googleapis.com');
};

/** The library wraps what the wire threw, and puts the answer's body beside its own words. */
function translate(error: unknown): unknown {
  if (!(error instanceof Gaxios.GaxiosError)) return error;
  const { response, cause } = error;
  if (response && response.status >= 300) return errorFrom(response.status, response.data);
  if (cause instanceof Error && /Timeout|WrongAnswer|AbortError|HostUnreachable/.test(cause.name)) return cause;
  return error;
}

/** The vendor's own library takes a stream, which could stop without anybody waiting for it: it gets the whole text as one. */
async function whole<T>(sent: Promise<gaxios.GaxiosResponse<T>>): Promise<gaxios.GaxiosResponse> {
  const answer = await sent;
  const { status, headers, config } = answer;
  const isStream = config.responseType === 'stream';
  if (!isStream && config.responseType !== 'text') return answer;
  const text = isStream ? await answer.text() : String(answer.data);
  if (status >= 200 && status < 300) assertWhole(text);
  const copy = isStream ? new Response(text, { status, headers: [...headers] }) : answer;
  return Object.assign(copy, { config, data: isStream ? copy.body : text });
}

/** Every read answers with a JSON object, so an empty or cut body is half an answer, and a web page is somebody else's. */
function assertWhole(text: string): void {
  if (/^\s*<(?:!doctype )?html\b/i.test(text))
    throw new WrongAnswer('The answer is a web page: a proxy or a sign-in page stands between');
  try {
    JSON.parse(text);
  } catch {
    throw new IncompleteAnswer(text === '' ? 'The answer is empty' : 'The answer breaks off in the middle');
  }
}
