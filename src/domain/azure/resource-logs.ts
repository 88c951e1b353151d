/** A diagnostic setting of a resource: which logs it sends to wherever it sends them. There is none without a destination. */
export interface ResourceLog {
  readonly name: string;
  readonly logs: readonly {
    readonly category?: string | undefined;
    readonly categoryGroup?: string | undefined;
    readonly enabled: boolean;
  }[];
}

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/** Whether some setting sends any logs. */
export const sendsAny = (settings: readonly ResourceLog[]): boolean =>
  settings.some(({ logs }) => logs.some(({ enabled }) => enabled));

/**
 * Which of the categories no setting sends, in the order given. The group `allLogs` has every category; the group
 * `audit` has those that record what was done with the data, which `categories` is taken to consist of.
 * @param groups those that have all of the categories, where that is something else
 */
export function unsentOf(
  settings: readonly ResourceLog[],
  categories: readonly string[],
  groups: readonly string[] = ['allLogs', 'audit'],
): string[] {
  const sent = settings.flatMap(({ logs }) => logs.filter(({ enabled }) => enabled));
  if (sent.some(({ categoryGroup }) => groups.some((group) => same(categoryGroup, group)))) return [];
  return categories.filter((wanted) => !sent.some(({ category }) => same(category, wanted)));
}
