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
