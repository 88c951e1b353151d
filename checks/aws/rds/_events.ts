import { fail, inRegion, type Many, all, notApplicable, pass, type Verdict } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Cluster, EventSubscription, Instance } from 'cloudstance/resources/aws/rds';

/** What the checks about event subscriptions of a region look at. */
export const databases = {
  subscriptions: inRegion(all(EventSubscription.pick('config'))),
  instances: inRegion(all(Instance.pick('engine'))),
  clusters: inRegion(all(Cluster.pick('engine'))),
};

interface Subscription {
  readonly config: {
    readonly enabled: boolean;
    readonly sourceType: string | null;
    readonly sourceIds: readonly string[];
    readonly eventCategories: readonly string[];
  };
}

/** Fails unless each category of events of every source of a type reaches an enabled subscription. */
export function eventsVerdict(
  sourceType: string,
  categories: readonly string[],
  sources: readonly Many<unknown>[],
  subscriptions: Many<Subscription>,
): Verdict {
  if (!sources.some((many) => many.some(() => true))) return notApplicable('Nothing in the region has such events');
  const heard = (category: string): boolean =>
    subscriptions.some(
      ({ config }) =>
        config.enabled &&
        (config.sourceType ?? sourceType) === sourceType &&
        config.sourceIds.length === 0 &&
        (config.eventCategories.length === 0 || config.eventCategories.includes(category)),
    );
  const missed = categories.filter((category) => !heard(category));
  if (missed.length > 0) return fail(`No subscription gets all ${sourceType} events of: ${listOf(missed)}`);
  return pass(`Subscriptions get all ${sourceType} events of: ${listOf(categories)}`);
}

/** Example subscriptions. */
export const subscription = (sourceType: string | null, eventCategories: readonly string[], extra: object = {}) => ({
  config: { enabled: true, sourceType, sourceIds: [], eventCategories: [...eventCategories], ...extra },
});
