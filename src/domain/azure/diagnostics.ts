/** A diagnostic setting: which logs go where. A resource's settings are independent of each other. */
export interface DiagnosticSetting {
  readonly storageAccountId?: string | undefined;
  readonly workspaceId?: string | undefined;
  readonly eventHubAuthorizationRuleId?: string | undefined;
  readonly marketplacePartnerId?: string | undefined;
  readonly logs?:
    | readonly {
        readonly category?: string | undefined;
        readonly categoryGroup?: string | undefined;
        readonly enabled: boolean;
      }[]
    | undefined;
}

const hasDestination = (setting: DiagnosticSetting): boolean =>
  [
    setting.storageAccountId,
    setting.workspaceId,
    setting.eventHubAuthorizationRuleId,
    setting.marketplacePartnerId,
  ].some((id) => id !== undefined && id !== '');

const enabledLogs = (setting: DiagnosticSetting) =>
  hasDestination(setting) ? (setting.logs ?? []).filter(({ enabled }) => enabled) : [];

/** Whether a setting sends any log somewhere. */
export const sendsLogs = (setting: DiagnosticSetting): boolean => enabledLogs(setting).length > 0;

/**
 * Whether a setting sends the logs of a category somewhere, by itself or with a group. `allLogs` holds every category.
 * @param groups other groups that hold the category, for example `audit`
 */
export function sends(setting: DiagnosticSetting, category: string, groups: readonly string[] = []): boolean {
  const wanted = new Set(['alllogs', ...groups.map((group) => group.toLowerCase())]);
  return enabledLogs(setting).some(
    (log) =>
      log.category?.toLowerCase() === category.toLowerCase() || wanted.has(log.categoryGroup?.toLowerCase() ?? ''),
  );
}
