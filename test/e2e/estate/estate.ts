/** The account and time both estates live in, and what their service files build with. */

export const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2'] as const;
export type Region = (typeof regions)[number];

/** The home region: global services and everything that no other region is chosen for. */
export const home: Region = 'us-east-1';

export const account = '123456789012';
/** Somebody else's account. */
export const stranger = '999999999999';

/** Moto's clock stands still at one of these; scans are taken at `today`. */
export const clock = {
  longAgo: '2026-01-10T09:00:00.000Z',
  recently: '2026-11-10T09:00:00.000Z',
  today: '2026-11-15T12:00:00.000Z',
} as const;

export interface ClientConfig {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
  readonly forcePathStyle: boolean;
}

export interface Estate {
  /** One client for each class and region. */
  client<C extends object>(Client: new (config: ClientConfig) => C, region?: Region): C;
  /** Gives a generated id the readable name that expectations show in its place; hands the id back. */
  name(id: string | undefined, name: string): string;
  /** Generated ids and their readable names. */
  readonly names: ReadonlyMap<string, string>;
  /** Sets the time at which whatever follows happens. */
  at(time: keyof typeof clock): void;
}

/** A service's share of an estate. */
export type Provision = (estate: Estate) => Promise<void>;

export function createEstate(endpoint: string, setClock: (time: string) => void): Estate {
  const clients = new Map<object, Map<string, object>>();
  const names = new Map<string, string>();

  return {
    names,
    client<C extends object>(Client: new (config: ClientConfig) => C, region: Region = home): C {
      const known = clients.get(Client) ?? new Map<string, object>();
      clients.set(Client, known);
      const existing = known.get(region);
      if (existing !== undefined) return existing as C;
      const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' };
      const client = new Client({ region, endpoint, credentials, maxAttempts: 1, forcePathStyle: true });
      known.set(region, client);
      return client;
    },
    name: (id, name) => {
      if (id === undefined) throw new Error(`moto gave no id to ${name}`);
      names.set(id, name);
      return id;
    },
    at: (time) => setClock(clock[time]),
  };
}

/** A policy document of one or more statements. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** What a list must have given: the element that was just created. */
export function required<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`moto gave no ${what}`);
  return value;
}
