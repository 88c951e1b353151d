import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

const filter = z.object({ filter: z.string() }).optional();
const query = z.object({ query: z.string() }).optional();

export const AlertPolicy = defineResource('gcp.monitoring.alert-policy', {
  label: 'Alert policies',
  per: 'account',
  list: ['monitoring.alertPolicies.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        enabled: z.boolean(),
        conditions: z.array(
          z.object({
            conditionThreshold: filter,
            conditionMatchedLog: filter,
            conditionMonitoringQueryLanguage: query,
            conditionPrometheusQueryLanguage: query,
          }),
        ),
        /** `projects/…/notificationChannels/…` */
        notificationChannels: z.array(z.string()),
        /** What is wrong with it: an invalid policy never opens an incident. */
        validity: z.string().optional(),
      }),
    ),
  },
});

export const NotificationChannel = defineResource('gcp.monitoring.notification-channel', {
  label: 'Notification channels',
  per: 'account',
  list: ['monitoring.notificationChannels.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        enabled: z.boolean(),
        /** `VERIFIED` or `UNVERIFIED`; missing for channels that need no verification. */
        verificationStatus: z.string().optional(),
      }),
    ),
  },
});
