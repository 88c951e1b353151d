import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';

/** How fast a group of operations may be called: refill per second, and how many may go at once after a pause. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** One token bucket: taking may go into debt, and the debt is waited for. Halves its pace when throttled, recovers slowly. */
export class TokenBucket {
  readonly #ceiling: number;
  readonly #burst: number;
  #perSecond: number;
  #tokens: number;
  #at = performance.now();

  /** `share` of the rate is used: the rest belongs to the account's own workloads. */
  constructor({ perSecond, burst }: Rate, share: number) {
    this.#ceiling = perSecond * share;
    this.#perSecond = this.#ceiling;
    this.#burst = Math.max(1, burst * share);
    this.#tokens = this.#burst;
  }

  async take(signal: AbortSignal): Promise<void> {
    this.#refill();
    this.#tokens -= 1;
    if (this.#tokens < 0) await wait((-this.#tokens / this.#perSecond) * 1000, undefined, { signal });
  }

  /** The provider said no: go slower from here, and not at all for `pause` milliseconds if it said how long. */
  throttled(pause = 0): void {
    this.#refill();
    this.#perSecond = Math.max(Math.min(0.5, this.#ceiling), this.#perSecond * 0.7);
    this.hold(pause);
  }

  /** Nobody goes for `pause` milliseconds: the provider said that there is nothing left until then. */
  hold(pause: number): void {
    this.#refill();
    this.#tokens = Math.min(this.#tokens, (-pause / 1000) * this.#perSecond);
  }

  #refill(): void {
    const now = performance.now();
    const seconds = (now - this.#at) / 1000;
    this.#at = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + seconds * this.#perSecond);
    this.#perSecond = Math.min(this.#ceiling, this.#perSecond * (1 + 0.1 * seconds));
  }
}

/** What a call's outcome says to whoever paces calls. */
export interface Judge {
  /** Of an answer or an error. */
  readonly isThrottled: (outcome: unknown) => boolean;
  /** Milliseconds the provider asks to wait. */
  readonly pause?: (outcome: unknown) => number;
  /** No connection could be made, as opposed to a connection that gave no answer. */
  readonly isUnreachable: (error: unknown) => boolean;
}

export interface GateOptions {
  /** Calls in flight at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/** Thrown instead of waiting once more for a host that never answered. */
export class HostUnreachable extends Error {
  override readonly name = 'HostUnreachable';
}

/** After this many failed connections to a host that never answered, nobody waits for it again. */
const attemptsPerDeadHost = 2;

/**
 * What all calls of a scan to one provider go through: a rate token first and a slot second, because waiting for a
 * token must not occupy a slot. Counts calls and throttles, and gives up on dead hosts.
 */
export class Gate {
  readonly #options: GateOptions;
  readonly #judge: Judge;
  readonly #slots;
  readonly #deadEnds = new Map<string, number>();
  #calls = 0;
  #throttles = 0;

  constructor(options: GateOptions, judge: Judge) {
    this.#options = options;
    this.#judge = judge;
    this.#slots = pLimit(options.concurrency);
  }

  readonly stats = (): { readonly calls: number; readonly throttles: number } => ({
    calls: this.#calls,
    throttles: this.#throttles,
  });

  /** Throws what `call` throws, `HostUnreachable`, or the signal's reason. `place` tells hosts of the same name apart. */
  async run<T>(bucket: TokenBucket, host: string, call: () => Promise<T>, place = ''): Promise<T> {
    const { signal } = this.#options;
    await bucket.take(signal);
    return this.#slots(async () => {
      signal.throwIfAborted();
      const key = `${place}/${host}`;
      if ((this.#deadEnds.get(key) ?? 0) >= attemptsPerDeadHost)
        throw new HostUnreachable(`${host} does not accept connections`);
      this.#calls += 1;
      try {
        const answer = await call();
        this.#deadEnds.set(key, Number.NEGATIVE_INFINITY);
        this.#learn(bucket, answer);
        return answer;
      } catch (error) {
        const isDead = this.#judge.isUnreachable(error);
        this.#deadEnds.set(key, isDead ? (this.#deadEnds.get(key) ?? 0) + 1 : Number.NEGATIVE_INFINITY);
        this.#learn(bucket, error);
        throw error;
      }
    });
  }

  #learn(bucket: TokenBucket, outcome: unknown): void {
    if (!this.#judge.isThrottled(outcome)) return;
    this.#throttles += 1;
    const pause = this.#judge.pause?.(outcome) ?? 0;
    // Who asks for more than anybody waits is not asked again, which need not hold up the others.
    bucket.throttled(pause > longestPause ? 0 : pause);
  }
}

/** Milliseconds. A provider that asks for more gets no further try: the answer is missing. */
export const longestPause = 5 * 60_000;

/** Milliseconds that a `Retry-After` header names, as seconds or as a date; 0 where it names none. */
export function pauseIn(retryAfter: string | null | undefined): number {
  if (!retryAfter) return 0;
  const seconds = Number(retryAfter);
  const pause = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
  return Math.max(0, pause) || 0;
}

/**
 * Make a call with a signal that ends it after `timeout` milliseconds or with the scan, so that it holds no connection
 * any longer. Then throws what `late` makes, or the scan's reason, whatever the call itself does about the signal.
 */
export async function inTime<T>(
  call: (signal: AbortSignal) => Promise<T>,
  { timeout, signal }: { readonly timeout: number; readonly signal: AbortSignal },
  late: () => Error,
): Promise<T> {
  const end = new AbortController();
  const stop = () => end.abort(signal.reason);
  const over = new Promise<never>((_, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason as Error), { once: true });
  });
  const timer = setTimeout(() => end.abort(late()), timeout);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([call(end.signal), over]);
  } catch (error) {
    throw end.signal.aborted ? end.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
