/** A diagnostic setting without fault, for examples. */
export const workspaceId =
  '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/logs';

export const settingWith = (categories: readonly string[], destination: object = { workspaceId }) => ({
  config: { ...destination, logs: categories.map((category) => ({ category, enabled: true })) },
});

export const references = ['https://learn.microsoft.com/azure/azure-monitor/platform/activity-log'];
export const directoryReferences = [
  'https://learn.microsoft.com/entra/identity/monitoring-health/howto-configure-diagnostic-settings',
];

interface Archiving {
  readonly config: { readonly storageAccountId?: string | undefined };
}

/** The storage accounts that settings name, lower-cased. Logs of the past lie there even where nothing is sent any more. */
export const archivesOf = (settings: Iterable<Archiving>): string[] => [
  ...new Set(
    [...settings].flatMap(({ config: { storageAccountId } }) =>
      storageAccountId ? [storageAccountId.toLowerCase()] : [],
    ),
  ),
];

export const accountId =
  '/subscriptions/00000000-0000-0000-0000-00000000000a/resourcegroups/logs/providers/microsoft.storage/storageaccounts/logs';
