import pLimit from 'p-limit';
import { collect } from './collector.ts';
import type { Gap, Listing, Scope } from './model.ts';
import type { Plan, PlannedType } from './plan.ts';
import type { Account, Provider } from './provider.ts';
import { isOfLevel } from './resource.ts';

/** An account, and the provider that knows how to ask it. */
export interface Target<X = any> {
  readonly provider: Provider<X>;
  readonly account: Account<X>;
}

export interface CollectHooks {
  /** Called once for each type of each account, with what every scope answered; the listings are not kept afterwards. */
  readonly onType: (target: Target, type: string, listings: readonly Listing[]) => Promise<void>;
  readonly onListing?: (listing: Listing) => void;
}

/** Regions that exist but could not be found out. */
const otherRegions = 'other-regions';

/** How many types of how many accounts are asked at once; calls in flight are the providers' business. */
const typesInFlight = 512;

/**
 * Collect everything a plan asks of many accounts, paced by their providers. Type by type over all accounts, so that
 * an answer which serves many accounts at once (Resource Graph, Cloud Asset Inventory) is used up and let go before the next.
 */
export async function collectAll(targets: readonly Target[], plan: Plan, hooks: CollectHooks): Promise<void> {
  const limit = pLimit(typesInFlight);
  const jobs = [...plan.values()].flatMap((planned) =>
    targets.filter((target) => isAsked(planned, target)).map((target) => ({ planned, target })),
  );
  await Promise.all(jobs.map(({ planned, target }) => limit(() => collectOne(target, planned, hooks))));
}

async function collectOne(target: Target, planned: PlannedType, { onType, onListing }: CollectHooks): Promise<void> {
  const { account } = target;
  const listings = await Promise.all(
    scopesOf(planned, account).map(async (scope) => {
      const listing = await collectType(target, planned, scope);
      onListing?.(listing);
      return listing;
    }),
  );
  await onType(target, planned.type.id, [...listings, ...unknownRegions(planned, account)]);
}

/** Every type and scope that `collectAll` asks one account for. */
export const askedOf = (target: Target, plan: Plan): Pick<Listing, 'type' | 'scope'>[] =>
  [...plan.values()]
    .filter((planned) => isAsked(planned, target))
    .flatMap((planned) => scopesOf(planned, target.account).map((scope) => ({ type: planned.type.id, scope })));

const isAsked = ({ type }: PlannedType, { provider, account }: Target): boolean =>
  type.id.startsWith(`${provider.name}.`) && isOfLevel(type, account.scope.level);

async function collectType(
  { provider, account }: Target,
  { type, facets }: PlannedType,
  scope: Scope,
): Promise<Listing> {
  const load = provider.collectors[type.id];
  if (!load) return { type: type.id, scope, resources: [], gap: noCollector(type.id) };
  const collector = await load();
  return collect(collector, facets, { scope, cloud: account.cloud(scope.region), classify: provider.classify });
}

function scopesOf({ type }: PlannedType, { scope: { provider, account, regions } }: Account): Scope[] {
  if (type.per !== 'region') return [{ provider, account }];
  return regions.map((region) => ({ provider, account, region }));
}

function unknownRegions({ type }: PlannedType, { scope, regionGap }: Account): Listing[] {
  if (!regionGap || type.per !== 'region') return [];
  const { provider, account } = scope;
  return [{ type: type.id, scope: { provider, account, region: otherRegions }, resources: [], gap: regionGap }];
}

const noCollector = (type: string): Gap => ({
  because: 'not-collected',
  permissions: [],
  detail: `This version has no collector for ${type}`,
});
