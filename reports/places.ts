import type { CheckInfo, ScannedScope } from 'cloudstance/report';
import { clip } from './text-safety.ts';

/** `provider/account`, as in `coverage.incomplete`. */
export const keyOf = ({ provider, account }: Pick<ScannedScope, 'provider' | 'account'>): string =>
  `${provider}/${account}`;

/** What each scanned scope is called by its provider, by `keyOf`. A scope that was not scanned is an account. */
export function kindsOf(scopes: readonly ScannedScope[]): (place: Parameters<typeof keyOf>[0]) => string {
  const kinds = new Map(scopes.map((scope) => [keyOf(scope), scope.kind]));
  return (place) => kinds.get(keyOf(place)) ?? 'account';
}

/** `1 tenant`, `214 subscriptions`: how many of each kind, in the order of the report. */
export const counted = (
  scopes: readonly Pick<ScannedScope, 'kind'>[],
  plural: (count: number, word: string) => string,
): string[] => [...Map.groupBy(scopes, ({ kind }) => kind)].map(([kind, { length }]) => plural(length, clip(kind, 40)));

/** `as of 2026-11-20 08:00 UTC, from the inventory`; nothing for what was asked of the service itself. */
export const asOfText = (asOf: string | undefined): string | null =>
  asOf === undefined ? null : `as of ${minuteOf(asOf)}, from the inventory`;

/** To the minute, in UTC; what is no time is shown as it is. */
function minuteOf(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return clip(iso, 40);
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** How many verdicts rest on an inventory, and how old the oldest of its answers is. */
export function inventoried(findings: readonly { readonly resource: { readonly asOf?: string } }[]) {
  const times = findings.flatMap(({ resource: { asOf } }) => (asOf === undefined ? [] : [asOf])).sort();
  return times.length === 0 ? null : { verdicts: times.length, oldest: minuteOf(times[0]!) };
}

/** Where a report is about several clouds, a service goes by its cloud's name too: three of them have storage. */
export const serviceLabel = (scopes: readonly ScannedScope[]): ((check: CheckInfo) => string) => {
  const isOne = new Set(scopes.map(({ provider }) => provider)).size <= 1;
  return ({ provider, service }) => (isOne ? service : `${provider} ${service}`);
};
