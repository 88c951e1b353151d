import { type Lookup, notApplicable, type Verdict, worst } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { type ResourceLog, unsentOf } from 'cloudstance/domain/azure/resource-logs';

/** A diagnostic setting, for examples. */
export const settingWith = (categories: readonly string[], more: object = {}) => ({
  config: { ...more, logs: categories.map((category) => ({ category, enabled: true })) },
});

interface Setting {
  readonly name: string;
  readonly config: { readonly logs: ResourceLog['logs'] };
}

/** Whether a setting sends a category of logs somewhere. The group `audit` is none that subscriptions and tenants have. */
export const sends = ({ name, config: { logs } }: Setting, category: string): boolean =>
  unsentOf([{ name, logs }], [category], ['allLogs']).length === 0;

export const references = ['https://learn.microsoft.com/azure/azure-monitor/platform/activity-log'];
export const directoryReferences = [
  'https://learn.microsoft.com/entra/identity/monitoring-health/howto-configure-diagnostic-settings',
];

interface Archiving {
  readonly config: { readonly storageAccountId?: string | undefined };
}

/** The storage accounts that settings name, lower-cased. Logs of the past lie there even where nothing is sent any more. */
const archivesOf = (settings: Iterable<Archiving>): string[] => [
  ...new Set(
    [...settings].flatMap(({ config: { storageAccountId } }) =>
      storageAccountId ? [storageAccountId.toLowerCase()] : [],
    ),
  ),
];

export const accountId =
  '/subscriptions/00000000-0000-0000-0000-00000000000a/resourcegroups/logs/providers/microsoft.storage/storageaccounts/logs';

/**
 * Whether every storage account that the activity log goes to is as it should be; those of other subscriptions cannot
 * be judged.
 */
export function judgeArchives<A>(
  settings: Iterable<Archiving>,
  accounts: Lookup<A>,
  judge: (account: A, name: string, id: string) => Verdict,
): Verdict {
  const archives = archivesOf(settings);
  if (archives.length === 0) return notApplicable('The activity log goes to no storage account');
  return worst(
    ...archives.map((id) => () => {
      const { name } = armId(id);
      const found = accounts.get(id).find(() => true);
      return found
        ? judge(found, name, id)
        : notApplicable(`Storage account ${name} does not belong to this subscription`);
    }),
  );
}
