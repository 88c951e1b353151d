import type { ClientClass } from './clients.ts';

/** AWS as a collector sees it: one account, one region (the partition's main region for account-wide types). */
export interface Aws {
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  readonly region: string;
  /** Aborts when the scan is stopped: for collectors that wait between calls. */
  readonly signal: AbortSignal;
  /** An SDK client, made once for each region: paced, retried, with the scan's credentials. */
  client<C>(Client: ClientClass<C>, region?: string): C;
  /** Share the answer of a call between resource types and resources, errors included: `key` is per account and region. */
  once<T>(key: string, ask: () => Promise<T>): Promise<T>;
}
