import {
  ActionGroup,
  ActivityLogAlert,
  ActivityLogSetting,
  ApplicationInsights,
  DirectorySetting,
  Workspace,
} from '../../../resources/azure/monitor.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const alert: ArmType = { type: 'Microsoft.Insights/activityLogAlerts', version: '2023-01-01-preview' };
const actionGroup: ArmType = { type: 'Microsoft.Insights/actionGroups', version: '2024-10-01-preview' };
const component: ArmType = { type: 'Microsoft.Insights/components', version: '2020-02-02' };
const workspace: ArmType = { type: 'Microsoft.OperationalInsights/workspaces', version: '2022-10-01' };
const settingVersion = '2021-05-01-preview';
const directorySettingVersion = '2017-04-01';

export const activityLogAlerts = defineAzureCollector(ActivityLogAlert, {
  async *list(azure) {
    for await (const row of azure.rows(alert)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {},
});

export const actionGroups = defineAzureCollector(ActionGroup, {
  async *list(azure) {
    for await (const row of azure.rows(actionGroup))
      yield { ...armIdentity(row), config: { enabled: row.properties?.enabled, receivers: receivers(row.properties) } };
  },
  facets: {},
});

interface Receiver {
  readonly status?: string;
}

/** A group keeps a list for each way of telling somebody: `emailReceivers`, `webhookReceivers` … */
const receivers = (properties: Readonly<Record<string, unknown>> = {}): number =>
  Object.entries(properties)
    .flatMap(([key, list]) => (key.endsWith('Receivers') && Array.isArray(list) ? (list as Receiver[]) : []))
    .filter(({ status }) => status?.toLowerCase() !== 'disabled').length;

export const activityLogSettings = defineAzureCollector(ActivityLogSetting, {
  async *list(azure) {
    const where = `${azure.path}/providers/Microsoft.Insights/diagnosticSettings`;
    // The ids in the answer are not those that it can be asked for again.
    for await (const { name, properties } of azure.pages(where, settingVersion))
      yield { uid: `${where}/${name}`.toLowerCase(), name, config: { logs: [], ...said(properties) } };
  },
  facets: {},
});

export const directorySettings = defineAzureCollector(DirectorySetting, {
  async *list(azure) {
    const where = '/providers/microsoft.aadiam/diagnosticSettings';
    for await (const { name, properties } of azure.pages(where, directorySettingVersion))
      yield {
        uid: `/tenants/${azure.tenant}${where}/${name}`.toLowerCase(),
        name,
        config: { logs: [], ...said(properties) },
      };
  },
  facets: {},
});

export const applicationInsights = defineAzureCollector(ApplicationInsights, {
  async *list(azure) {
    for await (const row of azure.rows(component)) yield armIdentity(row);
  },
  facets: {},
});

export const workspaces = defineAzureCollector(Workspace, {
  async *list(azure) {
    for await (const row of azure.rows(workspace)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {},
});
