import { collect } from './collector.ts';
import type { Gap, Listing, Scope } from './model.ts';
import type { Plan, PlannedType } from './plan.ts';
import type { Account, Provider } from './provider.ts';

export interface CollectHooks {
  /** Called once for each type, with what every scope answered; the listings are not kept afterwards. */
  readonly onType: (type: string, listings: readonly Listing[]) => Promise<void>;
  readonly onListing?: (listing: Listing) => void;
}

/** Regions that exist but could not be found out. */
const otherRegions = 'other-regions';

/** Collect everything a plan asks of one account: all types and regions at once, paced by the provider. */
export async function collectAccount<X>(
  provider: Provider<X>,
  account: Account<X>,
  plan: Plan,
  { onType, onListing }: CollectHooks,
): Promise<void> {
  await Promise.all(
    typesOf(provider, plan).map(async (planned) => {
      const listings = await Promise.all(
        scopesOf(planned, account).map(async (scope) => {
          const listing = await collectType(provider, account, planned, scope);
          onListing?.(listing);
          return listing;
        }),
      );
      await onType(planned.type.id, [...listings, ...unknownRegions(planned, account)]);
    }),
  );
}

/** Every type and scope that `collectAccount` asks for. */
export const askedOf = <X>(provider: Provider<X>, account: Account<X>, plan: Plan): Pick<Listing, 'type' | 'scope'>[] =>
  typesOf(provider, plan).flatMap((planned) =>
    scopesOf(planned, account).map((scope) => ({ type: planned.type.id, scope })),
  );

const typesOf = <X>({ name }: Provider<X>, plan: Plan): PlannedType[] =>
  [...plan.values()].filter(({ type }) => type.id.startsWith(`${name}.`));

async function collectType<X>(
  provider: Provider<X>,
  account: Account<X>,
  { type, facets }: PlannedType,
  scope: Scope,
): Promise<Listing> {
  const load = provider.collectors[type.id];
  if (!load) return { type: type.id, scope, resources: [], gap: noCollector(type.id) };
  const collector = await load();
  return collect(collector, facets, { scope, cloud: account.cloud(scope.region), classify: provider.classify });
}

function scopesOf({ type }: PlannedType, { scope: { provider, account, regions } }: Account): Scope[] {
  if (type.per === 'account') return [{ provider, account }];
  return regions.map((region) => ({ provider, account, region }));
}

function unknownRegions({ type }: PlannedType, { scope, regionGap }: Account): Listing[] {
  if (!regionGap || type.per === 'account') return [];
  const { provider, account } = scope;
  return [{ type: type.id, scope: { provider, account, region: otherRegions }, resources: [], gap: regionGap }];
}

const noCollector = (type: string): Gap => ({
  because: 'not-collected',
  permissions: [],
  detail: `This version has no collector for ${type}`,
});
