import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';
import { ResourceLogs } from './resource-logs.ts';

const Leaf = z.object({
  field: z.string().optional(),
  equals: z.string().optional(),
  containsAny: z.array(z.string()).optional(),
});

export const ActivityLogAlert = defineResource('azure.monitor.activity-log-alert', {
  label: 'Activity log alerts',
  per: 'account',
  list: ['Microsoft.Insights/ActivityLogAlerts/Read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        enabled: z.boolean().optional(),
        scopes: z.array(z.string()).optional(),
        condition: z.object({ allOf: z.array(Leaf.extend({ anyOf: z.array(Leaf).optional() })) }).optional(),
        actions: z.object({ actionGroups: z.array(z.object({ actionGroupId: z.string() })).optional() }).optional(),
      }),
    ),
  },
});

export const ActionGroup = defineResource('azure.monitor.action-group', {
  label: 'Action groups',
  per: 'account',
  list: ['Microsoft.Insights/ActionGroups/Read'],
  facets: {
    tags: listed(tags),
    /** `receivers` is how many there are that have not opted out; who they are is nobody's business. */
    config: listed(z.object({ enabled: z.boolean().optional(), receivers: z.number() })),
  },
});

/** The diagnostic settings of the subscription itself: where its activity log goes. */
export const ActivityLogSetting = defineResource('azure.monitor.activity-log-setting', {
  label: 'Diagnostic settings of the activity log',
  per: 'account',
  list: ['Microsoft.Insights/DiagnosticSettings/Read'],
  facets: {
    config: listed(z.object({ storageAccountId: z.string().optional(), logs: ResourceLogs.element.shape.logs })),
  },
});

/** The diagnostic settings of the tenant: where the logs of Microsoft Entra ID go. */
export const DirectorySetting = defineResource('azure.monitor.directory-setting', {
  label: 'Diagnostic settings of Microsoft Entra ID',
  per: 'organization',
  list: ['microsoft.aadiam/diagnosticsettings/read'],
  facets: {
    config: listed(z.object({ logs: z.array(z.object({ category: z.string(), enabled: z.boolean() })) })),
  },
});

export const ApplicationInsights = defineResource('azure.monitor.application-insights', {
  label: 'Application Insights components',
  per: 'account',
  list: ['Microsoft.Insights/Components/Read'],
  facets: {},
});

export const Workspace = defineResource('azure.monitor.workspace', {
  label: 'Log Analytics workspaces',
  per: 'account',
  list: ['Microsoft.OperationalInsights/workspaces/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        retentionInDays: z.number(),
        publicNetworkAccessForQuery: z.string().optional(),
        features: z.object({ disableLocalAuth: z.boolean().optional() }).optional(),
      }),
    ),
  },
});
