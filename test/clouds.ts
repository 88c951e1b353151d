/** The clouds as tests see them: one fake and one harness each, so that the laws run over all of them alike. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as allChecks from '../checks/index.ts';
import { type Check, exampleNow } from '../src/check.ts';
import { collectAll } from '../src/collect.ts';
import { evaluate } from '../src/engine/evaluate.ts';
import type { AccountSnapshot, Finding, Listing, ScannedScope } from '../src/model.ts';
import { permissionsFor, type Plan, planFor } from '../src/plan.ts';
import type { Account, ConnectOptions, Provider, Where } from '../src/provider.ts';
import { isJudgedIn } from '../src/scan.ts';

/** An answer in an estate that the vendor's contract does not know: a mistake in the test, not in the scanner. */
export class FixtureDrift extends Error {
  override readonly name = 'FixtureDrift';
}

/** A fake that answers in the network's place and can be told to go wrong. */
export interface Fake {
  readonly calls: readonly { readonly operation: string }[];
  /** Fixtures that are not what the vendor's contract says. */
  readonly drifts: ReadonlySet<string>;
  fault: (call: any) => any;
  delay: () => number;
}

export interface Cloud {
  readonly provider: Provider;
  /** All estates, or those of the named services; what every scan needs is always there. */
  readonly fake: (...services: string[]) => Promise<Fake>;
  /** The estates with nothing wrong, of clouds that have them in process. */
  readonly clean?: () => Promise<Fake>;
  readonly connect: (fake: Fake, options: ConnectOptions) => Promise<readonly Account<any>[]>;
  readonly faults: readonly string[];
  /** The permission an operation needs. */
  readonly actionFor: (operation: string) => string;
  /** Operations of signing in and finding the accounts: when they fail there is no scan. */
  readonly isSigningIn: (operation: string) => boolean;
  /** Operations that another source stands in for. */
  readonly isReplaceable: (operation: string) => boolean;
}

/** `ONLY=s3,azure.storage` looks at those services alone while one is being written. */
const only = process.env['ONLY']?.split(',');
const isWanted = (provider: string, service: string): boolean =>
  !only || only.includes(service) || only.includes(`${provider}.${service}`);
/** Of a check's or type's id, with `-` or `.` between its parts. */
export const isMine = (id: string): boolean => {
  const [provider = '', service = ''] = id.split(/[-.]/);
  return isWanted(provider, service);
};
export const isWhole = !only;

export const checksOf = ({ provider }: Cloud): Check[] =>
  Object.values<Check>(allChecks).filter(({ id }) => id.startsWith(`${provider.name}-`) && isMine(id));

export const servicesOf = ({ provider }: Cloud): string[] =>
  (only ?? []).flatMap((name) => {
    const [first = '', second] = name.split('.');
    return second === undefined ? [first] : first === provider.name ? [second] : [];
  });

/**
 * The estates in the files of a folder: all, or the named ones and `base`. The default exports have things wrong; the exports
 * called `clean` have nothing wrong.
 */
export async function estatesIn<E>(
  folder: string,
  names: readonly string[],
  kind: 'default' | 'clean' = 'default',
): Promise<E[]> {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && (names.length === 0 || ['base', ...names].includes(file.replace(/\.ts$/, ''))),
  );
  const loaded = await Promise.all(
    files.sort().map((file) => import(join(folder, file)) as Promise<{ default: E | E[]; clean?: E }>),
  );
  return loaded.flatMap((file) => (file[kind] ?? []) as E);
}

/** Azure knows no case of letters in actions. */
export const sameCase = (permission: string): string => permission.toLowerCase();

/** Everything that a scan with these checks may ask for. */
export const neededFor = ({ provider }: Cloud, plan: Plan): string[] => [
  ...new Set([...permissionsFor(plan), ...provider.base(plan)].map(sameCase)),
];

/** The checks whose verdicts may rest on an operation: those that read a facet or listing it pays for. */
export const readersOf = (cloud: Cloud, checks: readonly Check[], operation: string): Check[] =>
  checks.filter((check) => neededFor(cloud, planFor([check])).includes(sameCase(cloud.actionFor(operation))));

/** An account as it was scanned, and what was seen of it. */
export interface Seen {
  readonly scope: ScannedScope;
  readonly snapshot: AccountSnapshot;
}

/** Collect what the checks need from the fake: what a scan does, without files. */
export async function collectFrom(
  { provider, connect }: Cloud,
  fake: Fake,
  checks: readonly Check[],
  { plan = planFor(checks), where = {} }: { readonly plan?: Plan; readonly where?: Where } = {},
): Promise<Seen[]> {
  const accounts = await connect(fake, {
    ...where,
    plan,
    concurrency: 64,
    timeout: 60_000,
    maxAttempts: 1,
    quotaShare: 1e6,
    signal: new AbortController().signal,
  });
  const listings = new Map<string, Listing[]>(accounts.map(({ scope }) => [scope.account, []]));
  const targets = accounts.map((account) => ({ provider, account }));
  await collectAll(targets, plan, {
    onType: async ({ account }, _type, of) => void listings.get(account.scope.account)!.push(...of),
  });
  const isAbove = ({ type }: Listing): boolean => plan.get(type)!.type.per === 'organization';
  return accounts.map(({ scope }) => ({
    scope,
    snapshot: {
      provider: scope.provider,
      account: scope.account,
      takenAt: exampleNow,
      listings: [...listings.get(scope.account)!, ...(listings.get(scope.parent ?? '') ?? []).filter(isAbove)],
    },
  }));
}

/** Judge what was collected: each scope with the checks that are judged there. */
export const judgeSeen = (seen: readonly Seen[], checks: readonly Check[]): Finding[] =>
  seen.flatMap(({ scope, snapshot }) => [
    ...evaluate(
      snapshot,
      checks.filter((check) => isJudgedIn(scope, check)),
    ),
  ]);
